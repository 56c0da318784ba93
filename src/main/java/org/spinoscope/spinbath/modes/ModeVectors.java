package org.spinoscope.spinbath.modes;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.spinoscope.gpt2.HeadWeights;
import org.spinoscope.spinbath.Matrices;

/// A low-rank map W = Σ_i σ_i u_i v_iᵀ as its modes, without ever forming W `[d_model, d_model]`: QR of both factors,
/// then the decomposition of a `[d_head, d_head]` matrix.
///
/// @param singular σ `[mode]`, falling
/// @param first u: what asks (W_eff) or reads (W_OV), unit vectors `[mode][d_model]`
/// @param second v: what answers (W_eff) or is written (W_OV) `[mode][d_model]`
public record ModeVectors(double[] singular, double[][] first, double[][] second) {

    /// The modes of W_eff = scale·W_QW_Kᵀ: x_k W_eff x_jᵀ = Σ σ (x_k·u)(v·x_j).
    public static ModeVectors ofCoupling(HeadWeights w) {
        return of(Matrices.of(w.wQ()), Matrices.of(w.wK()), w.scale());
    }

    /// The modes of W_OV = W_VW_O: what a head reads and what it writes for it.
    public static ModeVectors ofOutput(HeadWeights w) {
        return of(Matrices.of(w.wV()), CommonOps_DDRM.transpose(Matrices.of(w.wO()), null), 1);
    }

    /// @param left L `[d, n]` and
    /// @param right R `[d, n]` of W = scale·L Rᵀ
    static ModeVectors of(DMatrixRMaj left, DMatrixRMaj right, double scale) {
        var one = Qr.of(left);
        var two = Qr.of(right);
        int n = left.numCols;
        var small = new DMatrixRMaj(n, n);
        CommonOps_DDRM.multTransB(scale, one.r(), two.r(), small);
        double size = CommonOps_DDRM.elementMaxAbs(small);
        if (size == 0) {
            return new ModeVectors(new double[n], columns(one.q()), columns(two.q()));
        }
        CommonOps_DDRM.scale(1 / size, small);
        var svd = DecompositionFactory_DDRM.svd(n, n, true, true, false);
        if (!svd.decompose(small)) {
            throw new ArithmeticException("The modes of a head could not be found.");
        }
        var u = svd.getU(null, false);
        var v = svd.getV(null, false);
        var w = svd.getW(null);
        SingularOps_DDRM.descendingOrder(u, false, w, v, false);
        var singular = new double[n];
        for (int i = 0; i < n; i++) {
            singular[i] = w.get(i, i) * size;
        }
        return new ModeVectors(singular, columns(product(one.q(), u)), columns(product(two.q(), v)));
    }

    private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
        var c = new DMatrixRMaj(a.numRows, b.numCols);
        CommonOps_DDRM.mult(a, b, c);
        return c;
    }

    /// The thin factors of W = QR.
    ///
    /// @param q `[d, n]`, orthonormal columns
    /// @param r `[n, n]`, upper triangle
    record Qr(DMatrixRMaj q, DMatrixRMaj r) {

        static Qr of(DMatrixRMaj w) {
            var qr = DecompositionFactory_DDRM.qr(w.numRows, w.numCols);
            qr.decompose(w.copy()); // it reports columns without a pivot as an error, and factors them all the same
            return new Qr(qr.getQ(null, true), qr.getR(null, true));
        }
    }

    static double[][] columns(DMatrixRMaj matrix) {
        var columns = new double[matrix.numCols][matrix.numRows];
        for (int i = 0; i < matrix.numRows; i++) {
            for (int j = 0; j < matrix.numCols; j++) {
                columns[j][i] = matrix.get(i, j);
            }
        }
        return columns;
    }

    /// The same with some modes' signs turned, on both sides at once, which leaves W as it is.
    ModeVectors turned(boolean[] turn) {
        return new ModeVectors(singular, turned(first, turn), turned(second, turn));
    }

    private static double[][] turned(double[][] vectors, boolean[] turn) {
        var signed = new double[vectors.length][];
        for (int i = 0; i < signed.length; i++) {
            signed[i] = vectors[i].clone();
            for (int a = 0; turn[i] && a < signed[i].length; a++) {
                signed[i][a] = -signed[i][a];
            }
        }
        return signed;
    }

    /// σ_i(x_k·u_i)(v_i·x_j): the mode's part of the score of every pair, `[k][j]`; over all modes it sums to
    /// x_k W x_jᵀ.
    ///
    /// @param x spins `[T][d_model]`
    public double[][] share(int mode, double[][] x) {
        var spins = new DMatrixRMaj(x);
        var asks = Matrices.times(spins, first[mode]);
        var answers = Matrices.times(spins, second[mode]);
        var share = new double[x.length][x.length];
        for (int k = 0; k < x.length; k++) {
            for (int j = 0; j < x.length; j++) {
                share[k][j] = singular[mode] * asks[k] * answers[j];
            }
        }
        return share;
    }
}
