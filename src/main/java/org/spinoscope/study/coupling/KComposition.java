package org.spinoscope.study.coupling;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.spinoscope.gpt2.DoubleCircuits.Asked;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.HeadWeights;
import org.spinoscope.gpt2.OutputSlice;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.spinbath.HeadTerms;

/// Two heads: what an earlier head writes at position k changes a later head's score of q on k.
///
/// The gain is −Σ_j E(q,k,j) with E(q,k,j) = −scale²·α¹_kj (x_q W_Q²)·(x_j W_OV¹ W_K²), the superscripts naming the
/// head
/// (eq. of sec. IV D for three spins: asker, key, and the key's own context).
public final class KComposition {

    private KComposition() {}

    /// E(q,k,j) for a query q, `[k][j]`, 0 for j > k.
    ///
    /// @param x spins `[T][d_model]`
    /// @param pattern α¹ of the earlier head at every position `[k][j ≤ k]`
    public static double[][] energies(
            HeadWeights earlier, HeadWeights later, double[][] x, double[][] pattern, int query) {
        var read = times(times(x, matrix(earlier.wV())), matrix(earlier.wO()));
        var keys = times(read, matrix(later.wK()));
        var asks = times(new double[][] {x[query]}, matrix(later.wQ()))[0];
        var energies = new double[x.length][x.length];
        for (int k = 0; k < x.length; k++) {
            for (int j = 0; j <= k; j++) {
                double dot = 0;
                for (int a = 0; a < asks.length; a++) {
                    dot += asks[a] * keys[j][a];
                }
                energies[k][j] = -later.scale() * pattern[k][j] * dot;
            }
        }
        return energies;
    }

    /// −ΣE over all keys k ≤ q, all j and all heads of later layers: what a head adds to the scores of the last
    /// position on the whole prompt.
    ///
    /// @param x spins of every layer `[layer][T][d_model]`
    /// @param asked the head's terms at every position `[T]`
    static double laterHeads(Gpt2 model, HeadId head, List<double[][]> x, List<HeadTerms> asked) {
        var w = model.circuits().head(head);
        var here = x.get(head.layer());
        var read = times(here, matrix(w.wV()));
        var sum = new double[1][w.bV().length];
        for (var terms : asked) {
            var alpha = terms.weights();
            for (int j = 0; j < alpha.length; j++) {
                for (int a = 0; a < sum[0].length; a++) {
                    sum[0][a] += alpha[j] * read[j][a];
                }
            }
        }
        var written = times(sum, matrix(w.wO()))[0];
        double gained = 0;
        for (int layer = head.layer() + 1; layer < model.config().layers(); layer++) {
            var later = x.get(layer);
            var keys = new double[][] {later[later.length - 1], written};
            var asks = new Asked(keys, new int[] {0}, new double[written.length]);
            var scores = model.doubleCircuits()
                    .ask(layer, List.of(asks), false, OutputSlice.ROWS)
                    .getFirst()
                    .scores()[0];
            for (var ofHead : scores) {
                gained += ofHead[1];
            }
        }
        return gained;
    }

    private static DMatrixRMaj matrix(Tensor tensor) {
        var matrix = new DMatrixRMaj(tensor.shape()[0], tensor.shape()[1]);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = tensor.data()[i];
        }
        return matrix;
    }

    private static double[][] times(double[][] rows, DMatrixRMaj matrix) {
        var product = new DMatrixRMaj(rows.length, matrix.numCols);
        CommonOps_DDRM.mult(new DMatrixRMaj(rows), matrix, product);
        var result = new ArrayList<double[]>();
        for (int i = 0; i < rows.length; i++) {
            result.add(java.util.Arrays.copyOfRange(product.data, i * matrix.numCols, (i + 1) * matrix.numCols));
        }
        return result.toArray(double[][]::new);
    }
}
