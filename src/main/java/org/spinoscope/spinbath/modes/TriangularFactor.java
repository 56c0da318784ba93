package org.spinoscope.spinbath.modes;

import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// The triangular factor R of a tall matrix W = QR, with RᵀR = WᵀW.
final class TriangularFactor {

    /// Below this ratio of pivots, squaring in WᵀW costs digits: then R comes from W itself.
    private static final double WELL_CONDITIONED = 1e-2;

    private TriangularFactor() {}

    /// @param gram WᵀW `[n, n]` row by row
    /// @param matrix W `[d, n]`; used only if its columns are nearly dependent
    static DMatrixRMaj of(double[] gram, int n, Supplier<DMatrixRMaj> matrix) {
        var cholesky = DecompositionFactory_DDRM.chol(n, false);
        var work = new DMatrixRMaj(n, n, true, gram.clone());
        if (cholesky.decompose(work)) {
            var r = cholesky.getT(null);
            if (pivotRatio(r) > WELL_CONDITIONED) {
                return r;
            }
        }
        var w = matrix.get();
        var qr = DecompositionFactory_DDRM.qr(w.numRows, w.numCols);
        qr.decompose(w); // it reports columns without a pivot as an error, and factors them all the same
        return qr.getR(null, true);
    }

    private static double pivotRatio(DMatrixRMaj r) {
        double least = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int i = 0; i < r.numRows; i++) {
            double pivot = Math.abs(r.get(i, i));
            least = Math.min(least, pivot);
            largest = Math.max(largest, pivot);
        }
        return largest > 0 ? least / largest : 0;
    }
}
