package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Optional;

/// The few fused native operations the forward pass is made of. Results belong to the scope of the activations.
final class NativeOps {

    /// PyTorch lets each thread begin with autograd on, which nothing here asks for: what counts is what was asked.
    private static final ThreadLocal<Boolean> RECORDING = ThreadLocal.withInitial(() -> false);

    private NativeOps() {}

    /// x A + b for a Conv1D of Hugging Face's layout.
    static NDArray conv1d(NDArray x, Weights.Conv1D map) {
        return map.packed().product(x, map.weight(), map.bias()).orElseGet(() -> {
            try (var transposed = map.weight().transpose()) {
                return JniUtils.linear((PtNDArray) x, (PtNDArray) transposed, (PtNDArray) map.bias());
            }
        });
    }

    /// gelu_new(x A + b) in one operation; empty where there is none.
    static Optional<NDArray> geluNewOfConv1d(NDArray x, Weights.Conv1D map) {
        return map.packed().geluNewOfProduct(x, map.weight(), map.bias());
    }

    /// Layer norm over the last axis.
    static NDArray layerNorm(NDArray x, Weights.Norm norm, double epsilon) {
        var width = new Shape(norm.weight().size());
        return JniUtils.layerNorm((PtNDArray) x, width, (PtNDArray) norm.weight(), (PtNDArray) norm.bias(), epsilon);
    }

    /// Whether autograd keeps what is computed now: then nothing may be written over.
    static boolean recording() {
        return RECORDING.get();
    }

    /// Turns autograd on or off for this thread.
    static void record(boolean on) {
        RECORDING.set(on);
        JniUtils.setGradMode(on);
    }

    /// x·Φ(x), exact.
    static NDArray gelu(NDArray x) {
        return JniUtils.gelu((PtNDArray) x);
    }

    /// The rows of `x` at `index`, in the scope of `x`.
    static NDArray rows(NDArray x, NDArray index) {
        var rows = JniUtils.embedding((PtNDArray) index, (PtNDArray) x, false);
        rows.attach(x.getManager());
        return rows;
    }

    /// `replacement` where `mask` is true, `x` elsewhere.
    static NDArray replace(NDArray x, NDArray mask, NDArray replacement) {
        var replaced = JniUtils.where((PtNDArray) mask, (PtNDArray) replacement, (PtNDArray) x);
        replaced.attach(x.getManager());
        return replaced;
    }
}
