package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A tap that adds a zero to every layer's z, so that the gradient with respect to z can be read off that zero.
final class GradientRecorder extends ActivationRecorder {

    private final NDManager scope;
    private final List<PtNDArray> zeros = new ArrayList<>();

    GradientRecorder(
            Gpt2Config config, Weights weights, PackedBatch packedBatch, NDManager scope, Set<HookPoint> wanted) {
        super(config, weights, packedBatch, wanted, List.of());
        this.scope = scope;
    }

    @Override
    NDArray patch(int layer, NDArray z) {
        var zero = (PtNDArray) scope.zeros(z.getShape());
        JniUtils.attachGradient(zero, true);
        zeros.add(zero);
        return z.add(zero);
    }

    /// After the backward pass: the gradient with respect to a layer's z, `[token, d_model]`.
    float[] gradient(int layer) {
        try (var gradient = JniUtils.getGradient(zeros.get(layer))) {
            return gradient.toFloatArray();
        }
    }
}
