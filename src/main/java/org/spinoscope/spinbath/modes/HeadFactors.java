package org.spinoscope.spinbath.modes;

import java.util.List;
import java.util.function.Supplier;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.spinoscope.gpt2.DoubleCircuits;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.HeadWeights;
import org.spinoscope.spinbath.Matrices;

/// One head's weights as d_head × d_head matrices: triangular factors and products.
///
/// @param rQ R of W_Q = QR `[d_head, d_head]`, as are the others
/// @param rO R of W_Oᵀ
/// @param coupling M = scale·W_KᵀW_Q
/// @param output W_O W_V
/// @param throughTokens W_O Γ W_V
record HeadFactors(
        HeadId head,
        double scale,
        DMatrixRMaj rQ,
        DMatrixRMaj rK,
        DMatrixRMaj rV,
        DMatrixRMaj rO,
        DMatrixRMaj coupling,
        DMatrixRMaj outputProduct,
        DMatrixRMaj throughTokens) {

    static HeadFactors of(
            HeadId head, double scale, int dHead, DoubleCircuits.Grams grams, Supplier<HeadWeights> weights) {
        return new HeadFactors(
                head,
                scale,
                TriangularFactor.of(
                        grams.qq(), dHead, () -> Matrices.of(weights.get().wQ())),
                TriangularFactor.of(
                        grams.kk(), dHead, () -> Matrices.of(weights.get().wK())),
                TriangularFactor.of(
                        grams.vv(), dHead, () -> Matrices.of(weights.get().wV())),
                TriangularFactor.of(
                        grams.oo(),
                        dHead,
                        () -> CommonOps_DDRM.transpose(Matrices.of(weights.get().wO()), null)),
                square(grams.kq(), dHead, scale),
                square(grams.ov(), dHead, 1),
                square(grams.ogv(), dHead, 1));
    }

    private static DMatrixRMaj square(double[] values, int n, double factor) {
        var matrix = new DMatrixRMaj(n, n, true, values.clone());
        CommonOps_DDRM.scale(factor, matrix);
        return matrix;
    }

    /// Of W_eff.
    Spectrum effective() {
        var left = rQ.copy();
        CommonOps_DDRM.scale(scale, left);
        return Spectrum.of(left, rK, coupling);
    }

    /// Of W_OV = W_V W_O.
    Spectrum output() {
        return Spectrum.of(rV, rO, outputProduct);
    }

    double tokenTrace() {
        return CommonOps_DDRM.trace(throughTokens);
    }

    List<Complex_F64> tokenEigen() {
        return Eigenvalues.of(throughTokens);
    }

    DoubleCircuits.Factors plain() {
        return new DoubleCircuits.Factors(rQ.data, rK.data, rV.data, rO.data);
    }

    /// ‖W_QW_Kᵀ‖, without the scale.
    double normQk() {
        return norm(rQ, rK);
    }

    /// ‖W_VW_O‖.
    double normOv() {
        return norm(rV, rO);
    }

    private static double norm(DMatrixRMaj left, DMatrixRMaj right) {
        var product = new DMatrixRMaj(left.numRows, left.numRows);
        CommonOps_DDRM.multTransB(left, right, product);
        return org.ejml.dense.row.NormOps_DDRM.normF(product);
    }
}
