package org.spinoscope.spinbath.modes;

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
        var factors = ModelModes.factors(model, progress.part(0, 0.3));
        var plain = factors.stream().map(HeadFactors::plain).toList();
        var norms = model.doubleCircuits().compositionNorms(plain, progress.part(0.3, 1));
        var qk = factors.stream().mapToDouble(HeadFactors::normQk).toArray();
        var ov = factors.stream().mapToDouble(HeadFactors::normOv).toArray();
        return new Compositions(
                divided(norms.q(), ov, qk),
                divided(norms.k(), ov, qk),
                divided(norms.v(), ov, ov),
                factors.parallelStream()
                        .mapToDouble(f -> participation(f.rQ(), f.rK()))
                        .toArray(),
                factors.parallelStream()
                        .mapToDouble(f -> participation(f.rV(), f.rO()))
                        .toArray(),
                model.config().dModel());
    }

    /// (Σσ²)²/Σσ⁴ of LRᵀ from traces: Σσ² = ‖LRᵀ‖², Σσ⁴ = ‖(LRᵀ)ᵀ(LRᵀ)‖².
    private static double participation(org.ejml.data.DMatrixRMaj left, org.ejml.data.DMatrixRMaj right) {
        int n = left.numRows;
        var product = new org.ejml.data.DMatrixRMaj(n, n);
        org.ejml.dense.row.CommonOps_DDRM.multTransB(left, right, product);
        double norm = org.ejml.dense.row.NormOps_DDRM.normF(product);
        if (norm == 0) {
            return Double.NaN;
        }
        org.ejml.dense.row.CommonOps_DDRM.scale(1 / norm, product);
        var gram = new org.ejml.data.DMatrixRMaj(n, n);
        org.ejml.dense.row.CommonOps_DDRM.multTransA(product, product, gram);
        double fourth = org.ejml.dense.row.NormOps_DDRM.normF(gram);
        return 1 / (fourth * fourth);
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

        /// How many standard deviations of the random law a score's square lies above its mean.
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
