package org.spinoscope.gpt2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The two directions each prompt's final residual is read along: the mean unembedding rows of its answers.
///
/// @param goods `[prompt][d_model]`
/// @param bads `[prompt][d_model]`
record LogitDiffDirections(List<double[]> goods, List<double[]> bads) {

    static LogitDiffDirections of(Gpt2 model, List<TokenizedPair> prompts) {
        var answers = prompts.stream()
                .flatMap(prompt -> Stream.of(prompt.good(), prompt.bad()))
                .toList();
        var rows = model.unembedding(answers.stream().flatMapToInt(Arrays::stream).toArray()); // one gather for all
        var goods = new ArrayList<double[]>();
        var bads = new ArrayList<double[]>();
        int from = 0;
        for (int i = 0; i < answers.size(); i++) {
            (i % 2 == 0 ? goods : bads).add(mean(rows, from, answers.get(i).length));
            from += answers.get(i).length;
        }
        return new LogitDiffDirections(goods, bads);
    }

    private static double[] mean(Tensor rows, int from, int count) {
        var mean = new double[rows.shape()[1]];
        for (int i = 0; i < count * mean.length; i++) {
            mean[i % mean.length] += rows.data()[from * mean.length + i] / (double) count;
        }
        return mean;
    }

    LogitDiffDirections part(int from, int to) {
        return new LogitDiffDirections(goods.subList(from, to), bads.subList(from, to));
    }

    /// The good answer's logit of a prompt, from row `row` of normalised residuals `[any, d_model]`.
    double good(int prompt, float[] normalised, int row) {
        return dot(goods.get(prompt), normalised, row);
    }

    /// The bad answer's logit.
    double bad(int prompt, float[] normalised, int row) {
        return dot(bads.get(prompt), normalised, row);
    }

    private static double dot(double[] direction, float[] rows, int row) {
        double sum = 0;
        for (int a = 0; a < direction.length; a++) {
            sum += direction[a] * rows[row * direction.length + a];
        }
        return sum;
    }

    /// good − bad, `[prompt, d_model]`.
    float[] differences() {
        int width = goods.getFirst().length;
        var rows = new float[goods.size() * width];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) (goods.get(i / width)[i % width] - bads.get(i / width)[i % width]);
        }
        return rows;
    }
}
