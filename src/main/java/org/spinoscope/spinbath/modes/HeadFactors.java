package org.spinoscope.spinbath.modes;

import java.util.List;
import java.util.function.Supplier;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.spinoscope.gpt2.DoubleCircuits;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.HeadWeights;

/// One head's weights as d_head × d_head matrices: triangular factors and products.
///
/// @param coupling M = scale·W_KᵀW_Q
/// @param outputProduct W_O W_V
/// @param throughTokens W_O Γ W_V
/// @param directionality of W_eff
record HeadFactors(
        HeadId head,
        double scale,
        Triangles triangles,
        DMatrixRMaj coupling,
        DMatrixRMaj outputProduct,
        DMatrixRMaj throughTokens,
        double directionality) {

    static HeadFactors of(
            HeadId head, double scale, int dHead, DoubleCircuits.Grams grams, Supplier<HeadWeights> weights) {
        return new HeadFactors(
                head,
                scale,
                Triangles.of(dHead, grams.squares(), weights),
                square(grams.kq(), dHead, scale),
                square(grams.ov(), dHead, 1),
                square(grams.ogv(), dHead, 1),
                Directionality.of(grams.rows(), grams.columns()));
    }

    private static DMatrixRMaj square(double[] values, int n, double factor) {
        var matrix = new DMatrixRMaj(n, n, true, values.clone());
        CommonOps_DDRM.scale(factor, matrix);
        return matrix;
    }

    /// Of W_eff.
    Spectrum effective() {
        var left = triangles.q().copy();
        CommonOps_DDRM.scale(scale, left);
        return Spectrum.of(left, triangles.k(), coupling);
    }

    /// Of W_OV = W_V W_O.
    Spectrum output() {
        return Spectrum.of(triangles.v(), triangles.o(), outputProduct);
    }

    double tokenTrace() {
        return CommonOps_DDRM.trace(throughTokens);
    }

    List<Complex_F64> tokenEigen() {
        return Eigenvalues.of(throughTokens);
    }
}
