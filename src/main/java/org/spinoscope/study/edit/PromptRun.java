package org.spinoscope.study.edit;

import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.spinoscope.gpt2.HookPoint;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.study.TemperatureSweep;

/// The model's own run over one prompt, and what has been derived from it so far. For one thread.
final class PromptRun {

    /// What a theoretical gap depends on beside the prompt.
    private record Question(IntBuffer good, IntBuffer bad, Reading reading) {

        static Question of(TokenizedPair pair, Reading reading) {
            return new Question(IntBuffer.wrap(pair.good()), IntBuffer.wrap(pair.bad()), reading);
        }
    }

    private final Tensor finalLogits;
    private final Logits logits;
    private final Map<HookPoint, Tensor> activations;
    private final Map<Question, double[][]> theory = new HashMap<>();
    private final Map<IntBuffer, double[]> sequences = new HashMap<>();
    private final Map<DoubleBuffer, TemperatureSweep.Curve> curves = new HashMap<>();

    /// @param finalLogits `[vocabulary]` at the last position
    PromptRun(Tensor finalLogits, Map<HookPoint, Tensor> activations) {
        this.finalLogits = finalLogits;
        this.logits = new Logits(finalLogits.data());
        this.activations = Map.copyOf(activations);
    }

    Tensor finalLogits() {
        return finalLogits;
    }

    Logits logits() {
        return logits;
    }

    boolean has(Set<HookPoint> points) {
        return activations.keySet().containsAll(points);
    }

    Tensor activation(HookPoint point) {
        return Objects.requireNonNull(activations.get(point), "not recorded");
    }

    Set<HookPoint> points() {
        return activations.keySet();
    }

    /// Takes over what was derived from an earlier run over the same prompt.
    void inherit(PromptRun earlier) {
        theory.putAll(earlier.theory);
        sequences.putAll(earlier.sequences);
        curves.putAll(earlier.curves);
    }

    boolean knowsTheory(TokenizedPair pair, Reading reading) {
        return theory.containsKey(Question.of(pair, reading));
    }

    /// ΔL_theory `[layer][head]`.
    double[][] theory(TokenizedPair pair, Reading reading) {
        return Objects.requireNonNull(theory.get(Question.of(pair, reading)), "not computed");
    }

    void keepTheory(TokenizedPair pair, Reading reading, double[][] gaps) {
        theory.put(Question.of(pair, reading), gaps);
    }

    TemperatureSweep.Curve curve(double[] temperatures) {
        return curves.computeIfAbsent(
                DoubleBuffer.wrap(temperatures.clone()),
                t -> TemperatureSweep.Curve.of(finalLogits.data(), temperatures));
    }

    Map<IntBuffer, double[]> sequences() {
        return sequences;
    }

    long bytes() {
        return Float.BYTES
                * (finalLogits.data().length
                        + activations.values().stream()
                                .mapToLong(t -> t.data().length)
                                .sum());
    }
}
