package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Keeps, in native memory, what a sweep needs of every layer of a batch of equally long prompts: the heads' z (of all
/// positions if gradients are wanted, else of the last one) and the entropy of their last patterns.
final class SweepRecorder extends ActivationRecorder {

    private static final double LN_2 = Math.log(2);

    private final Gpt2Config config;
    private final PackedBatch batch;
    private final NDManager scope;
    private final boolean gradients;
    private final List<NDArray> z = new ArrayList<>();
    private final List<PtNDArray> zeros = new ArrayList<>();
    private final double[][] entropies;

    SweepRecorder(
            Gpt2Config config,
            Weights weights,
            PackedBatch batch,
            NDManager scope,
            Set<HookPoint> wanted,
            boolean gradients) {
        super(config, weights, batch, wanted, List.of());
        this.config = config;
        this.batch = batch;
        this.scope = scope;
        this.gradients = gradients;
        this.entropies = new double[batch.sequences()][config.layers() * config.heads()];
    }

    @Override
    boolean usesPairs(int layer) {
        return true;
    }

    @Override
    void seePairs(HookPoint point, NDArray padded) {
        super.seePairs(point, padded);
        if (point.hook() == Hook.PATTERN) {
            int last = batch.longest() - 1;
            unrecorded(() -> entropy(point.layer(), padded.get(":, :, {}:{}", last, last + 1)));
        }
    }

    @Override
    void recordLastPattern(int layer, NDArray pattern) {
        unrecorded(() -> entropy(layer, pattern));
    }

    /// −Σ α log₂ α of `[sequence, head, 1, key]`.
    private void entropy(int layer, NDArray pattern) {
        var weights = pattern.toFloatArray();
        int keys = (int) pattern.getShape().get(3);
        for (int row = 0; row < weights.length / keys; row++) {
            double nats = 0;
            for (int key = row * keys; key < (row + 1) * keys; key++) {
                double weight = weights[key];
                nats -= weight == 0 ? 0 : weight * Math.log(weight); // NaN stays NaN
            }
            entropies[row / config.heads()][layer * config.heads() + row % config.heads()] = nats / LN_2 + 0.0;
        }
    }

    @Override
    NDArray patch(int layer, NDArray value) {
        if (!gradients) {
            keep(batch.last(value));
            return value;
        }
        return withLeaf(value);
    }

    @Override
    NDArray patchLast(int layer, NDArray value) {
        if (!gradients) {
            keep(value.duplicate());
            return value;
        }
        return withLeaf(value);
    }

    private NDArray withLeaf(NDArray value) {
        var zero = (PtNDArray) scope.zeros(value.getShape());
        JniUtils.attachGradient(zero, true);
        zeros.add(zero);
        var kept = new NDArray[1];
        unrecorded(() -> kept[0] = value.stopGradient());
        keep(kept[0]);
        return value.add(zero);
    }

    private void keep(NDArray value) {
        value.attach(scope);
        z.add(value);
    }

    /// Work that autograd does not keep.
    private static void unrecorded(Runnable work) {
        boolean before = NativeOps.recording();
        NativeOps.record(false);
        try {
            work.run();
        } finally {
            NativeOps.record(before);
        }
    }

    /// Attention entropies in bits `[sequence][layer·head]`.
    double[][] entropies() {
        return entropies;
    }

    /// z of a layer's last positions `[sequence, d_model]`, to be closed by the caller.
    NDArray lastZ(int layer) {
        var all = z.get(layer);
        return all.getShape().get(0) == batch.sequences() ? all.duplicate() : batch.last(all);
    }

    /// After the backward pass: Σ (0 − z)·∂gap/∂z over all positions, for each sequence and head,
    /// `[sequence, head]`.
    float[] firstOrder(int layer) {
        var all = z.get(layer);
        long positions = all.getShape().get(0) / batch.sequences();
        try (var gradient = JniUtils.getGradient(zeros.get(layer));
                var product = all.mul(gradient);
                var split = product.reshape(batch.sequences(), positions, config.heads(), config.dHead());
                var sum = split.sum(new int[] {1, 3});
                var negative = sum.neg()) {
            return negative.toFloatArray();
        }
    }
}
