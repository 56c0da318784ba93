package org.spinoscope.spinbath.modes;

import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.spinoscope.gpt2.DoubleCircuits;
import org.spinoscope.gpt2.HeadWeights;
import org.spinoscope.spinbath.Matrices;

/// One head's weights up to orthonormal columns: the triangular factors of W = QR, `[d_head, d_head]` each.
///
/// @param q R of W_Q
/// @param k R of W_K
/// @param v R of W_V
/// @param o R of W_Oᵀ
record Triangles(DMatrixRMaj q, DMatrixRMaj k, DMatrixRMaj v, DMatrixRMaj o) {

    /// @param weights the head's own; used only where columns are nearly dependent
    static Triangles of(int dHead, DoubleCircuits.Squares squares, Supplier<HeadWeights> weights) {
        return new Triangles(
                TriangularFactor.of(
                        squares.qq(), dHead, () -> Matrices.of(weights.get().wQ())),
                TriangularFactor.of(
                        squares.kk(), dHead, () -> Matrices.of(weights.get().wK())),
                TriangularFactor.of(
                        squares.vv(), dHead, () -> Matrices.of(weights.get().wV())),
                TriangularFactor.of(
                        squares.oo(),
                        dHead,
                        () -> CommonOps_DDRM.transpose(Matrices.of(weights.get().wO()), null)));
    }

    DoubleCircuits.Factors plain() {
        return new DoubleCircuits.Factors(q.data, k.data, v.data, o.data);
    }

    /// ‖W_QW_Kᵀ‖, without the scale.
    double normQk() {
        return NormOps_DDRM.normF(product(q, k));
    }

    /// ‖W_VW_O‖.
    double normOv() {
        return NormOps_DDRM.normF(product(v, o));
    }

    /// The participation ratio of W_QK; NaN if it is zero.
    double participationQk() {
        return participation(product(q, k));
    }

    /// The participation ratio of W_OV; NaN if it is zero.
    double participationOv() {
        return participation(product(v, o));
    }

    private static DMatrixRMaj product(DMatrixRMaj left, DMatrixRMaj right) {
        var product = new DMatrixRMaj(left.numRows, left.numRows);
        CommonOps_DDRM.multTransB(left, right, product);
        return product;
    }

    /// (Σσ²)²/Σσ⁴ from traces: Σσ² = ‖P‖², Σσ⁴ = ‖PᵀP‖².
    private static double participation(DMatrixRMaj product) {
        double norm = NormOps_DDRM.normF(product);
        if (norm == 0) {
            return Double.NaN;
        }
        CommonOps_DDRM.scale(1 / norm, product);
        var gram = new DMatrixRMaj(product.numCols, product.numCols);
        CommonOps_DDRM.multTransA(product, product, gram);
        double fourth = NormOps_DDRM.normF(gram);
        return 1 / (fourth * fourth);
    }
}
