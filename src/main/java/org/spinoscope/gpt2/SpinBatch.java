package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;

/// The spins of prompts of different lengths in native memory, padded to the longest. Each prompt's last token is the
/// query. What scores and weights are made from is in double precision: an error of a large score is one of the
/// same size, relative, in its weight.
public final class SpinBatch implements AutoCloseable {

    private final NDManager owner;
    private final NDArray all;
    private final NDArray keys;
    private final NDArray last;
    private final NDArray mask;

    SpinBatch(NDManager owner, List<Tensor> prompts) {
        this.owner = owner;
        int count = prompts.size();
        int width = prompts.getFirst().shape()[1];
        int longest = prompts.stream().mapToInt(x -> x.shape()[0]).max().orElseThrow();
        var padded = new float[count * longest * width];
        var ends = new float[count * width];
        var masked = new float[count * longest];
        for (int p = 0; p < count; p++) {
            var x = prompts.get(p);
            int length = x.shape()[0];
            System.arraycopy(x.data(), 0, padded, p * longest * width, length * width);
            System.arraycopy(x.data(), (length - 1) * width, ends, p * width, width);
            Arrays.fill(masked, p * longest + length, (p + 1) * longest, Float.NEGATIVE_INFINITY);
        }
        this.all = owner.create(padded, new Shape(count, longest, width)).toType(DataType.FLOAT64, false);
        this.keys = all.transpose(0, 2, 1);
        this.last = owner.create(ends, new Shape(count, width));
        this.mask = owner.create(masked, new Shape(count, 1, longest)).toType(DataType.FLOAT64, false);
    }

    int prompts() {
        return (int) all.getShape().get(0);
    }

    /// Tokens of the longest prompt.
    int longest() {
        return (int) all.getShape().get(1);
    }

    /// `[prompt, longest, d_model]` in FLOAT64, zeros behind a prompt's end.
    NDArray all() {
        return all;
    }

    /// The same as `[prompt, d_model, longest]`, a view.
    NDArray keys() {
        return keys;
    }

    /// The last tokens' spins `[prompt, d_model]` in FLOAT32.
    NDArray last() {
        return last;
    }

    /// 0 on tokens, −∞ behind a prompt's end, `[prompt, 1, longest]` in FLOAT64.
    NDArray mask() {
        return mask;
    }

    @Override
    public void close() {
        owner.close();
    }
}
