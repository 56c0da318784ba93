package org.spinoscope.spinbath.modes;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;

/// How much of what one head writes a later head reads, for all pairs of heads (composition scores of Elhage et al.).
///
/// Heads are numbered layer by layer. Raw weights: no layer norm is folded in and nothing is centred.
///
/// @param q ‖W_OV¹ W_QK²‖/(‖W_OV¹‖‖W_QK²‖) `[earlier][later]`; NaN unless the layer of 1 is before that of 2, or if a
///     norm is zero
/// @param k ‖W_OV¹ (W_QK²)ᵀ‖ over the same norms
/// @param v ‖W_OV¹ W_OV²‖/(‖W_OV¹‖‖W_OV²‖)
/// @param participationQk (Σσ²)²/Σσ⁴ of every head's W_QK; NaN if it is zero
/// @param participationOv of every head's W_OV
/// @param width d_model
public record Compositions(
        double[][] q, double[][] k, double[][] v, double[] participationQk, double[] participationOv, int width) {

    /// The scores of all pairs.
    public static Compositions of(Gpt2 model, Progress progress) {
        var factors = ModelModes.triangles(model, progress.part(0, 0.2));
        var plain = factors.stream().map(Triangles::plain).toList();
        var norms = model.doubleCircuits().compositionNorms(plain, progress.part(0.2, 1));
        var qk = ofAll(factors, Triangles::normQk);
        var ov = ofAll(factors, Triangles::normOv);
        return new Compositions(
                divided(norms.q(), ov, qk),
                divided(norms.k(), ov, qk),
                divided(norms.v(), ov, ov),
                ofAll(factors, Triangles::participationQk),
                ofAll(factors, Triangles::participationOv),
                model.config().dModel());
    }

    private static double[] ofAll(List<Triangles> heads, ToDoubleFunction<Triangles> of) {
        return heads.parallelStream().mapToDouble(of).toArray();
    }

    private static double[][] divided(double[][] norms, double[] earlier, double[] later) {
        var scores = new double[norms.length][norms.length];
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                double product = earlier[i] * later[j];
                scores[i][j] = product > 0 ? norms[i][j] / product : Double.NaN;
            }
        }
        return scores;
    }

    /// The law of score² if the two heads' matrices, spectra kept, were turned against each other at random (Haar).
    ///
    /// @param mean 1/d
    /// @param variance 2(1/p₁ − 1/d)(1/p₂ − 1/d)/((d−1)(d+2)), p the participation ratios
    public record RandomLaw(double mean, double variance) {

        /// How many standard deviations of the random law a score's square is above its mean.
        public double z(double score) {
            return (score * score - mean) / Math.sqrt(variance);
        }
    }

    /// The random law for two matrices of these participation ratios.
    public RandomLaw random(double participation1, double participation2) {
        double d = width;
        double variance = 2 * (1 / participation1 - 1 / d) * (1 / participation2 - 1 / d) / ((d - 1) * (d + 2));
        return new RandomLaw(1 / d, variance);
    }
}
