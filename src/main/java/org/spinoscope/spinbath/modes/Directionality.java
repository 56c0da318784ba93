package org.spinoscope.spinbath.modes;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.spinoscope.gpt2.HeadWeights;
import org.spinoscope.spinbath.Matrices;

/// Whether columns or rows of W_eff stand out (Saponati et al. 2025): (c − r)/(c + r), c and r the sums of what column
/// and row norms exceed their mean by more than two standard deviations.
public final class Directionality {

    private static final double DEVIATIONS = 2;

    private Directionality() {}

    /// Between −1 (rows) and 1 (columns); 0 without outliers.
    public static double of(HeadWeights w) {
        var q = Matrices.of(w.wQ());
        var k = Matrices.of(w.wK());
        double rows = excess(rowNorms(q, ModeVectors.Qr.of(k).r(), w.scale()));
        double columns = excess(rowNorms(k, ModeVectors.Qr.of(q).r(), w.scale()));
        return columns + rows == 0 ? 0 : (columns - rows) / (columns + rows);
    }

    /// Norms of the rows of L Rᵀ Qᵀ, Q orthonormal.
    private static double[] rowNorms(DMatrixRMaj left, DMatrixRMaj r, double scale) {
        var product = new DMatrixRMaj(left.numRows, left.numCols);
        CommonOps_DDRM.multTransB(scale, left, r, product);
        var norms = new double[left.numRows];
        for (int i = 0; i < norms.length; i++) {
            for (int j = 0; j < product.numCols; j++) {
                norms[i] += product.get(i, j) * product.get(i, j);
            }
            norms[i] = Math.sqrt(norms[i]);
        }
        return norms;
    }

    static double excess(double[] norms) {
        int n = norms.length;
        double mean = 0;
        for (double norm : norms) {
            mean += norm / n;
        }
        double square = 0;
        for (double norm : norms) {
            square += (norm - mean) * (norm - mean);
        }
        double limit = mean + DEVIATIONS * Math.sqrt(square / (n - 1));
        double excess = 0;
        for (double norm : norms) {
            excess += Math.max(0, norm - limit);
        }
        return excess;
    }
}
