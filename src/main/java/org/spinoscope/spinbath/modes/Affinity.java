package org.spinoscope.spinbath.modes;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.spinoscope.gpt2.HeadWeights;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.spinbath.Matrices;

/// How much of the space one head writes lies in the space another reads: ‖P_aᵀP_b‖²_F/d_head, P orthonormal bases.
/// d_head/d_model by chance, 1 if the spaces are the same.
public final class Affinity {

    private Affinity() {}

    /// What the later head reads with.
    public enum Input {
        Q,
        K,
        V
    }

    /// Of the space head 1 writes (rows of W_O) with the one head 2 reads (columns of W_Q, W_K or W_V).
    public static double of(HeadWeights earlier, HeadWeights later, Input input) {
        Tensor read = switch (input) {
            case Q -> later.wQ();
            case K -> later.wK();
            case V -> later.wV();
        };
        var a = basis(CommonOps_DDRM.transpose(Matrices.of(earlier.wO()), null));
        var b = basis(Matrices.of(read));
        if (a.numCols == 0 || b.numCols == 0) {
            return 0;
        }
        var overlap = new DMatrixRMaj(a.numCols, b.numCols);
        CommonOps_DDRM.multTransA(a, b, overlap);
        double norm = NormOps_DDRM.normF(overlap);
        return norm * norm / earlier.bV().length;
    }

    /// An orthonormal basis of a column space, as wide as its rank.
    private static DMatrixRMaj basis(DMatrixRMaj w) {
        var qr = ModeVectors.Qr.of(w);
        int n = w.numCols;
        var svd = DecompositionFactory_DDRM.svd(n, n, true, false, false);
        if (CommonOps_DDRM.elementMaxAbs(qr.r()) == 0 || !svd.decompose(qr.r().copy())) {
            return new DMatrixRMaj(w.numRows, 0);
        }
        var sigma = svd.getSingularValues();
        double largest = java.util.Arrays.stream(sigma).max().orElse(0);
        var u = svd.getU(null, false);
        var kept = java.util.stream.IntStream.range(0, n)
                .filter(i -> sigma[i] > w.numRows * Math.ulp(1.0) * largest)
                .toArray();
        var some = new DMatrixRMaj(n, kept.length);
        for (int j = 0; j < kept.length; j++) {
            for (int i = 0; i < n; i++) {
                some.set(i, j, u.get(i, kept[j]));
            }
        }
        var basis = new DMatrixRMaj(w.numRows, kept.length);
        CommonOps_DDRM.mult(qr.q(), some, basis);
        return basis;
    }
}
