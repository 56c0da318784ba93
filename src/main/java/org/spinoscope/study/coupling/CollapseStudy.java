package org.spinoscope.study.coupling;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.HeadWeights;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.TermsReader;
import org.spinoscope.spinbath.phases.CollapsedHead;

/// One head on every prompt beside the solved model of tokens that fall together.
public final class CollapseStudy {

    private CollapseStudy() {}

    /// Prompts of one token are left out.
    public static List<CollapsedHead> of(Gpt2 model, PromptTerms prompts, HeadId head, Progress progress) {
        var trials = prompts.trials().trials();
        var none = trials.stream().map(t -> new int[0]).toArray(int[][]::new);
        var run = PromptTerms.run(model, prompts.trials().tokens(), prompts.reading(), progress);
        var spins = new TermsReader(model, trials, none, prompts.reading(), run, false).spins(head.layer());
        var w = model.circuits().head(head);
        boolean biases = prompts.reading().biases() == Reading.Biases.QKV;
        return spins.stream()
                .filter(x -> x.length > 1)
                .map(x -> of(w, x, biases))
                .toList();
    }

    private static CollapsedHead of(HeadWeights w, double[][] x, boolean biases) {
        var queries = times(x, w.wQ(), w.bQ(), biases);
        var keys = times(x, w.wK(), w.bK(), biases);
        var scores = new double[x.length][x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                for (int a = 0; a < keys[j].length; a++) {
                    scores[i][j] += w.scale() * queries[i][a] * keys[j][a];
                }
            }
        }
        return CollapsedHead.of(scores, keys, times(x, w.wV(), w.bV(), biases));
    }

    private static double[][] times(double[][] rows, Tensor tensor, float[] bias, boolean biases) {
        var matrix = new DMatrixRMaj(tensor.shape()[0], tensor.shape()[1]);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = tensor.data()[i];
        }
        var product = new DMatrixRMaj(rows.length, matrix.numCols);
        CommonOps_DDRM.mult(new DMatrixRMaj(rows), matrix, product);
        var result = new ArrayList<double[]>();
        for (int i = 0; i < rows.length; i++) {
            int at = i * matrix.numCols;
            result.add(IntStream.range(0, matrix.numCols)
                    .mapToDouble(a -> product.data[at + a] + (biases ? bias[a] : 0))
                    .toArray());
        }
        return result.toArray(double[][]::new);
    }
}
