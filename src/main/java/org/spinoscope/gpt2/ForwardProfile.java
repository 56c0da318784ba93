package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.spinoscope.common.Progress;

/// Where the time of a forward pass goes: each kind of operation alone, in the shapes of a batch of
/// prompts, with the first layer's weights.
///
/// Alone, an operation finds its input nearer to the processor than in the pass, so the sum stays below
/// the pass.
public final class ForwardProfile {

    private static final int REPEATS = 15;

    /// @param times how often a pass does it
    /// @param seconds of one time, median
    /// @param operations floating-point operations of one time
    /// @param bytes read and written by one time if each array passes once
    public record Part(String what, int times, double seconds, double operations, double bytes) {}

    private final Gpt2 model;
    private final NDManager scope;
    private final PackedBatch batch;
    private final List<NDArray> inputs = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    private ForwardProfile(Gpt2 model, NDManager scope, PackedBatch batch) {
        this.model = model;
        this.scope = scope;
        this.batch = batch;
    }

    /// Measures the parts of a pass that reads the last positions only.
    public static List<Part> of(Gpt2 model, List<int[]> prompts, Progress progress) {
        return model.inScope(scope -> {
            var profile = new ForwardProfile(model, scope, PackedBatch.sharing(scope, prompts));
            profile.measure(progress);
            return List.copyOf(profile.parts);
        });
    }

    private void measure(Progress progress) {
        var config = model.config();
        int whole = config.layers() - 1; // the last layer is narrow
        int rows = batch.tokens();
        int d = config.dModel();
        var block = model.weights().blocks().getFirst();
        var x = random(rows, d);
        var hidden = random(rows, config.dMlp());
        var qkv = random(rows, 3 * d);
        progress.at(0, "Linear maps");
        linear("c_attn: queries, keys, values", whole, x, block.cAttn(), rows, d, 3 * d);
        linear("c_proj: output of the heads", whole, x, block.cProj(), rows, d, d);
        linear("c_fc: into the MLP", whole, x, block.cFc(), rows, d, config.dMlp());
        linear("mlp.c_proj: out of the MLP", whole, hidden, block.mlpProj(), rows, config.dMlp(), d);
        progress.at(0.5, "Attention");
        var none = ActivationRecorder.none(config, model.weights(), batch);
        double pairs = (double) batch.sequences() * batch.longest() * batch.longest();
        add(
                "attention between the maps, padded",
                whole,
                4 * pairs * d,
                4 * (4.0 * rows * d + 4 * pairs * config.heads()),
                () -> model.forward().attention().mix(0, qkv, x, batch, none));
        progress.at(0.7, "Element by element");
        add(
                "layer norm",
                2 * whole,
                8.0 * rows * d,
                8.0 * rows * d,
                () -> NativeOps.layerNorm(x, block.ln1(), config.epsilon()));
        add(
                "activation of the MLP",
                whole,
                8.0 * rows * config.dMlp(),
                8.0 * rows * config.dMlp(),
                () -> model.forward().activation(hidden));
        add("residual sum", 2 * whole, 1.0 * rows * d, 12.0 * rows * d, () -> x.add(x));
    }

    private NDArray random(int rows, int columns) {
        var input = scope.randomUniform(-1, 1, new Shape(rows, columns));
        inputs.add(input);
        return input;
    }

    private void linear(String what, int times, NDArray x, Weights.Conv1D map, int rows, int in, int out) {
        double bytes = 4.0 * ((double) rows * in + (double) in * out + (double) rows * out);
        add(what, times, 2.0 * rows * in * out, bytes, () -> NativeOps.conv1d(x, map));
    }

    private void add(String what, int times, double operations, double bytes, Supplier<NDArray> work) {
        var seconds = new double[REPEATS];
        for (int i = -2; i < REPEATS; i++) {
            try (var inner = scope.newSubManager()) {
                inputs.forEach(input -> input.attach(inner)); // so that memory is used again, as in the pass
                long start = System.nanoTime();
                work.get().attach(inner);
                seconds[Math.max(0, i)] = (System.nanoTime() - start) / 1e9;
                inputs.forEach(input -> input.attach(scope));
            }
        }
        Arrays.sort(seconds);
        parts.add(new Part(what, times, seconds[REPEATS / 2], operations, bytes));
    }
}
