package org.spinoscope.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// AdamW with its two moments per parameter; weight decay only on matrices, as in GPT-2.
final class AdamW implements AutoCloseable {

    private static final float BETA_1 = 0.9f;
    private static final float BETA_2 = 0.98f;
    private static final float EPSILON = 1e-8f;
    private static final float NO_CLIPPING = -1;

    /// The first and second moment of one parameter's gradient.
    record Moments(PtNDArray mean, PtNDArray square) {}

    private final NDManager manager;
    private final SequencedMap<String, PtNDArray> parameters;
    private final Map<String, Moments> moments = new LinkedHashMap<>();
    private final float weightDecay;

    AdamW(NDManager parent, SequencedMap<String, PtNDArray> parameters, double weightDecay) {
        this.parameters = parameters;
        this.weightDecay = (float) weightDecay;
        manager = parent.newSubManager();
        parameters.forEach((name, parameter) ->
                moments.put(name, new Moments((PtNDArray) manager.zeros(parameter.getShape()), (PtNDArray)
                        manager.zeros(parameter.getShape()))));
    }

    Map<String, Moments> moments() {
        return moments;
    }

    /// Moves every parameter against its gradient and clears the gradient. Needs gradient mode off.
    ///
    /// @param step counts from 1
    /// @param scale what the gradients are multiplied by (1/positions for a summed loss)
    /// @param stage says which parameters have a gradient, and which of those keep their values
    /// @param extra a further gradient of the parameter so named
    void step(int step, double rate, double scale, Stage stage, String extraName, NDArray extra) {
        double corrected = rate * Math.sqrt(1 - Math.pow(BETA_2, step)) / (1 - Math.pow(BETA_1, step));
        parameters.forEach((name, parameter) -> {
            if (!stage.has(name)) {
                return;
            }
            if (stage.holds(name)) {
                JniUtils.zeroGrad(parameter);
                return;
            }
            try (var gradient = JniUtils.getGradient(parameter)) {
                if (name.equals(extraName)) {
                    gradient.addi(extra);
                }
                var of = java.util.Objects.requireNonNull(moments.get(name));
                JniUtils.adamUpdate(
                        parameter,
                        gradient,
                        of.mean(),
                        of.square(),
                        (float) rate,
                        (float) corrected,
                        parameter.getShape().dimension() > 1 ? weightDecay : 0,
                        (float) scale,
                        NO_CLIPPING,
                        BETA_1,
                        BETA_2,
                        EPSILON,
                        true);
                JniUtils.zeroGrad(parameter);
            }
        });
    }

    @Override
    public void close() {
        manager.close();
    }
}
