package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/// What a clean run recorded of several prompts, as rows of a batch.
final class PackedRows {

    private PackedRows() {}

    /// One prompt's `[T, d_model]`, flattened.
    interface OfPrompt {
        float[] rows(int prompt);
    }

    /// @param tree which rows the prompts share
    /// @param prompts in the order of the tree's sequences
    /// @return `[token, d_model]`
    static NDArray of(NDManager scope, Gpt2Config config, PrefixTree tree, List<Integer> prompts, OfPrompt recorded) {
        int d = config.dModel();
        var all = new float[tree.count() * d];
        for (int i = 0; i < prompts.size(); i++) {
            var rows = recorded.rows(prompts.get(i));
            for (int t = 0; t < tree.rows()[i].length; t++) {
                System.arraycopy(rows, t * d, all, tree.rows()[i][t] * d, d);
            }
        }
        return scope.create(all, new Shape(tree.count(), d));
    }
}
