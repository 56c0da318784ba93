package org.spinoscope.diffusion;

import org.spinoscope.common.UserException;
import org.spinoscope.spinbath.FieldSource;
import org.spinoscope.spinbath.Reading;

/// A text to be written by denoised spins.
///
/// @param tokens to write after the prompt
/// @param chains independent texts; chain i depends on the seed and i alone
/// @param steps κ intervals a token
/// @param guidance g, the strength of the field
/// @param temperature what the log-weights are divided by
/// @param reading how N_proj of heads is read
public record GenerationRequest(
        String prompt,
        int tokens,
        int chains,
        long seed,
        Residual residual,
        NoisePath path,
        Sampler sampler,
        int steps,
        FieldSource field,
        double guidance,
        GuidanceKind guidanceKind,
        Sign sign,
        Decode decode,
        double temperature,
        Centring centring,
        Reading reading) {

    /// The most κ intervals.
    public static final int MOST_STEPS = 10_000;

    /// The most chains.
    public static final int MOST_CHAINS = 1_000_000;

    private static final double LEAST_TEMPERATURE = 1e-3;
    private static final double MOST_TEMPERATURE = 1e3;

    /// @throws UserException if a number is out of its range
    public GenerationRequest {
        require(!prompt.isEmpty(), "The prompt is empty. Type at least one word.");
        require(tokens >= 1, "Write at least one token: --tokens " + tokens + " is too few.");
        require(
                chains >= 1 && chains <= MOST_CHAINS,
                "The number of chains must be from 1 to " + MOST_CHAINS + "; choose one instead of " + chains + ".");
        require(
                steps >= 1 && steps <= MOST_STEPS,
                "The number of steps must be from 1 to " + MOST_STEPS + "; choose one instead of " + steps + ".");
        require(
                guidance >= 0 && guidance < Double.POSITIVE_INFINITY,
                "The guidance g is a number from 0 up; choose one instead of " + guidance + ".");
        require(
                temperature >= LEAST_TEMPERATURE && temperature <= MOST_TEMPERATURE,
                "The temperature must be from " + LEAST_TEMPERATURE + " to " + MOST_TEMPERATURE
                        + "; choose one instead of " + temperature + ".");
        require(
                guidance == 0 || !(field instanceof FieldSource.None),
                "Guidance needs a field: name one, such as the head L3H5, or leave g at 0.");
        if (guidanceKind == GuidanceKind.CONSTANT && guidance > 0) {
            sampler = Sampler.SDE; // on the flow its effect would depend on where it begins
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new UserException(otherwise);
        }
    }

    /// κ intervals that suffice in a dimension.
    public static int defaultSteps(int dimension) {
        return dimension >= FlowFactor.LARGE_DIMENSION ? 30 : 60;
    }

    /// Twenty tokens of sixteen chains, exact, without a field.
    public static GenerationRequest of(String prompt, int dimension) {
        return new GenerationRequest(
                prompt,
                20,
                16,
                1,
                Residual.EXACT,
                NoisePath.VMF,
                Sampler.FLOW,
                defaultSteps(dimension),
                new FieldSource.None(),
                0,
                GuidanceKind.TILT,
                Sign.CORRECTED,
                Decode.COSINE,
                1,
                Centring.NONE,
                Reading.PAPER);
    }

    /// The same for a single token.
    public GenerationRequest oneToken() {
        return new GenerationRequest(
                prompt,
                1,
                chains,
                seed,
                residual,
                path,
                sampler,
                steps,
                field,
                guidance,
                guidanceKind,
                sign,
                decode,
                temperature,
                centring,
                reading);
    }
}
