package org.spinoscope.spinbath.modes;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.DoubleCircuits;
import org.spinoscope.gpt2.Gpt2;

/// How much of the space one head writes is in the space a later one reads: ‖P_aᵀP_b‖²_F/d_head, P orthonormal bases
/// of the rows of W_O and of the columns of W_Q, W_K or W_V. d_head/d_model by chance, 1 if the spaces are the same.
///
/// Heads are numbered layer by layer. Unlike composition scores, it does not weigh directions by how strongly they are
/// written and read.
///
/// @param q with the space the later head's queries read `[earlier][later]`; NaN unless a layer is earlier
/// @param k with that of its keys
/// @param v with that of its values
/// @param byChance d_head/d_model
public record Affinities(double[][] q, double[][] k, double[][] v, double byChance) {

    /// Of all pairs. A basis is W times what takes the singular values out of its triangular factor, so that the norms
    /// of compositions of such bases are the overlaps.
    public static Affinities of(Gpt2 model, Progress progress) {
        var config = model.config();
        int width = config.dModel();
        var bases = ModelModes.triangles(model, progress.part(0, 0.2)).parallelStream()
                .map(t -> new DoubleCircuits.Factors(
                        whitening(t.k(), width),
                        whitening(t.q(), width),
                        whitening(t.o(), width),
                        whitening(t.v(), width)))
                .toList();
        var norms = model.doubleCircuits().compositionNorms(bases, progress.part(0.2, 1));
        return new Affinities(
                shares(norms.q(), config.dHead()),
                shares(norms.k(), config.dHead()),
                shares(norms.v(), config.dHead()),
                (double) config.dHead() / width);
    }

    private static double[][] shares(double[][] norms, int dHead) {
        return Arrays.stream(norms)
                .map(row -> Arrays.stream(row).map(norm -> norm * norm / dHead).toArray())
                .toArray(double[][]::new);
    }

    /// F = Σ⁺Vᵀ of R = UΣVᵀ, so that F Wᵀ has orthonormal rows where W = QR, and zeros beyond the rank.
    private static double[] whitening(DMatrixRMaj r, int width) {
        int n = r.numRows;
        var whitening = new DMatrixRMaj(n, n);
        double size = CommonOps_DDRM.elementMaxAbs(r);
        if (size == 0) {
            return whitening.data;
        }
        var svd = DecompositionFactory_DDRM.svd(n, n, false, true, true);
        if (!svd.decompose(r.copy())) {
            throw new ArithmeticException("The space of a head could not be found.");
        }
        var sigma = svd.getSingularValues();
        var v = svd.getV(null, true);
        double least = width * Math.ulp(1.0) * Arrays.stream(sigma).max().orElse(0);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n && sigma[i] > least; j++) {
                whitening.set(i, j, v.get(i, j) / sigma[i]);
            }
        }
        return whitening.data;
    }
}
