package org.spinoscope.gpt2;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Objects;

/// Weights as plain arrays, for those who compute outside native memory.
record PlainWeights(Gpt2Config config, Weights weights) {

    /// Rows of a table `[row, d_model]`.
    Tensor rows(NDManager scope, Table table, int[] rows) {
        for (int row : rows) {
            Objects.checkIndex(row, table.rows()); // native code would end the virtual machine
        }
        var index = scope.create(Arrays.stream(rows).asLongStream().toArray());
        return new Tensor(table.rows(scope, index).toFloatArray(), rows.length, config.dModel());
    }

    LayerNorm norm(Weights.Norm norm) {
        return new LayerNorm(norm.weight().toFloatArray(), norm.bias().toFloatArray(), config.epsilon());
    }

    /// b_O of a layer `[d_model]`.
    float[] outputBias(int layer) {
        return weights.blocks().get(layer).cProj().bias().toFloatArray();
    }

    /// The bias of the output of a layer's MLP `[d_model]`.
    float[] mlpBias(int layer) {
        return weights.blocks().get(layer).mlpProj().bias().toFloatArray();
    }

    /// b_V of a layer's heads `[head, d_head]`, flattened.
    float[] valueBias(int layer) {
        var bias = weights.blocks().get(layer).cAttn().bias().toFloatArray();
        return Arrays.copyOfRange(bias, 2 * config.dModel(), 3 * config.dModel());
    }
}
