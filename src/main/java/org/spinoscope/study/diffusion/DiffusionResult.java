package org.spinoscope.study.diffusion;

import java.util.List;
import org.spinoscope.diffusion.ForwardMoments;

/// What diffusing spins say about a model.
///
/// @param contexts the prompts the chains ran on, numbers into the prompt set
/// @param forwardMoments how spins forget their word, beside the formulas
/// @param exactAgreement decoded shares beside GPT-2's, b exact and no field
/// @param bias total variation against the number of score evaluations
/// @param grid the study of sec. V.E
/// @param residuals the error of prior and learned residual against the exact score; empty if none was
///     trained
public record DiffusionResult(
        DiffusionStudy.Request request,
        List<Integer> contexts,
        List<ForwardMoments.Row> forwardMoments,
        List<Agreement> exactAgreement,
        List<PromptAgreement> promptAgreement,
        List<Bias> bias,
        List<Row> grid,
        List<ResidualError> residuals) {

    /// One atom's share of the decoded chains.
    ///
    /// @param prompt number of the prompt in the set
    /// @param token the atom's first token
    /// @param tied tokens that share its vector
    /// @param gpt2 w_a under GPT-2
    /// @param decoded share of the chains
    /// @param standardError √(p(1−p)/N)
    public record Agreement(
            int prompt,
            int token,
            String text,
            int tied,
            int chains,
            double gpt2,
            double decoded,
            double standardError) {

        /// Whether N·p ≥ 5, so that standard errors mean something.
        public boolean counts() {
            return chains * gpt2 >= 5;
        }

        /// |decoded − GPT-2| in standard errors.
        public double deviation() {
            return Math.abs(decoded - gpt2) / standardError;
        }
    }

    /// χ² of one prompt over all atoms with N·p ≥ 5, the rest pooled, and the paired comparison.
    ///
    /// @param bits entropy of GPT-2's law
    /// @param differs share of chains that decode otherwise with 200 steps from the same starts
    public record PromptAgreement(
            int prompt, int chains, double bits, double chiSquare, int degreesOfFreedom, double p, double differs) {}

    /// A sampler's distance from GPT-2's law.
    ///
    /// @param totalVariation ½ Σ|f − w|
    /// @param floor what it would be on average without any bias, by counting noise alone
    /// @param differs share of chains that decode otherwise than the 200-step flow; NaN for a noisy sampler
    public record Bias(
            String sampler,
            int steps,
            int scoreEvaluations,
            int chains,
            double totalVariation,
            double floor,
            double differs) {}

    /// Numbers of a law over words: means over the prompts.
    ///
    /// @param nll −Σ f log P_GPT2
    /// @param kl Σ f log(f/P_GPT2), by Miller–Madow less (K−1)/2N where it was counted
    /// @param goodRank rank of the good word among decoded atoms, ties at their mean
    /// @param entropy in bits
    public record Law(double nll, double kl, double goodRank, double entropy) {}

    /// One point of the grid.
    ///
    /// @param guidance g
    /// @param strength κ_g = g|N|, mean over prompts
    /// @param sampler as on the command line, or `euclidean` or `gpt2`
    /// @param measured on decoded chains
    /// @param closed of the tilted mixture, which needs no chain; NaN where it is no tilt
    /// @param distinct2 share of different pairs of neighbouring tokens in texts of eight; NaN where none
    ///     were written
    /// @param kappaEff the tilt that gives the same ⟨N̂·ê⟩; NaN without a field
    /// @param seconds a chain and token took
    public record Row(
            String path,
            String field,
            double guidance,
            double strength,
            String guidanceKind,
            int steps,
            String residual,
            String sampler,
            Law measured,
            Law closed,
            double distinct2,
            double kappaEff,
            int scoreEvaluations,
            double seconds) {}

    /// The error of other log-weights against GPT-2's own.
    ///
    /// @param residual exact, prior, learned, or denoiser
    /// @param kl of their law of words from GPT-2's, Σ f log(f/P); NaN for a denoiser, which has none
    /// @param klDecoded the same of the words that `chains` chains decode, by Miller–Madow
    /// @param tau of each level, without the first (infinite)
    /// @param error relative squared error of the score at each of these levels
    public record ResidualError(
            String residual, double kl, double klDecoded, int chains, double[] tau, double[] error) {}
}
