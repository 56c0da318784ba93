package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.common.Progress;

/// The forward pass against the float64 reference, on seeded checkpoints in Hugging Face's layout.
class ForwardParityTest {

    private static final double RELATIVE = 1e-5;

    @ParameterizedTest
    @ValueSource(strings = {"tiny-12x12", "odd-3x5", "half-4x2", "bf16-sharded"})
    void logitsOfPromptsOfAllLengthsInOneBatchAgree(String name) {
        try (var golden = Golden.open("forward/" + name);
                var model = Golden.model(name)) {
            var prompts = prompts(golden);
            int[] rows = prompts.stream().mapToInt(p -> p.length).toArray();
            var tails = model.run(ForwardRequest.of(prompts).logits(new LogitRequest.Tail(rows)), Progress.NONE);
            var last = model.run(ForwardRequest.of(prompts).logits(new LogitRequest.Final()), Progress.NONE);
            for (int i = 0; i < prompts.size(); i++) {
                var expected = golden.values(i + ".logits");
                var all = tails.logits().get(i).data();
                var kept = Arrays.copyOfRange(all, all.length - expected.length, all.length);
                assertThat(Golden.deviation(kept, expected)).as("prompt " + i).isLessThan(RELATIVE);
                int width = model.config().vocabulary();
                var end = Arrays.copyOfRange(expected, expected.length - width, expected.length);
                assertThat(Golden.deviation(last.logits().get(i).data(), end)).isLessThan(RELATIVE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-12x12", "odd-3x5", "half-4x2", "bf16-sharded"})
    void everyNamedActivationAgrees(String name) {
        try (var golden = Golden.open("forward/" + name);
                var model = Golden.model(name)) {
            var prompts = prompts(golden);
            var points = points(model.config());
            var result = model.run(
                    ForwardRequest.of(prompts).recording(points.values().toArray(HookPoint[]::new)), Progress.NONE);
            int compared = 0;
            for (var tensor : golden.names()) {
                int prompt = Integer.parseInt(tensor.substring(0, tensor.indexOf('.')));
                var point = points.get(tensor.substring(tensor.indexOf('.') + 1));
                if (point == null) {
                    continue; // logits
                }
                var expected = golden.values(tensor);
                var ours = result.activation(point, prompt);
                var data = point.hook() == Hook.ATTN_SCORES
                        ? unmask(ours, expected)
                        : Arrays.copyOfRange(ours.data(), ours.data().length - expected.length, ours.data().length);
                assertThat(Golden.deviation(data, expected)).as(tensor).isLessThan(RELATIVE);
                compared++;
            }
            assertThat(compared).isGreaterThan(12 * model.config().layers());
        }
    }

    /// Scores of the future are −∞ here and unmasked in the golden file.
    private static float[] unmask(Tensor scores, double[] golden) {
        var data = scores.data().clone();
        int length = scores.shape()[1];
        for (int i = 0; i < data.length; i++) {
            if (i % length > i / length % length) {
                assertThat(data[i]).isEqualTo(Float.NEGATIVE_INFINITY);
                data[i] = (float) golden[i];
            }
        }
        return data;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-12x12", "odd-3x5"})
    void paddingNeverChangesANumber(String name) {
        try (var golden = Golden.open("forward/" + name);
                var model = Golden.model(name)) {
            var prompts = prompts(golden);
            var together = model.run(ForwardRequest.of(prompts).logits(new LogitRequest.Final()), Progress.NONE);
            for (int i = 0; i < prompts.size(); i++) {
                var alone = model.run(
                        ForwardRequest.of(List.of(prompts.get(i))).logits(new LogitRequest.Final()), Progress.NONE);
                var batched = together.logits().get(i).data();
                for (int t = 0; t < batched.length; t++) {
                    assertThat(alone.logits().getFirst().data()[t]).isCloseTo(batched[t], within(2e-5f));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-12x12", "odd-3x5"})
    void headsSumToTheAttentionOutput(String name) {
        try (var golden = Golden.open("forward/" + name);
                var model = Golden.model(name)) {
            var config = model.config();
            var prompt = prompts(golden).get(3);
            for (int layer = 0; layer < config.layers(); layer++) {
                var result = model.run(
                        ForwardRequest.of(List.of(prompt)).recording(Hook.Z.in(layer), Hook.ATTN_OUT.in(layer)),
                        Progress.NONE);
                var z = result.activation(Hook.Z.in(layer), 0);
                var sum = new double[prompt.length * config.dModel()];
                var bias = model.outputBias(layer);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] = bias[i % config.dModel()];
                }
                for (int head = 0; head < config.heads(); head++) {
                    var wO = model.circuits().head(new HeadId(layer, head)).wO();
                    for (int t = 0; t < prompt.length; t++) {
                        for (int a = 0; a < config.dHead(); a++) {
                            for (int c = 0; c < config.dModel(); c++) {
                                sum[t * config.dModel() + c] += (double) z.at(t, head, a) * wO.at(a, c);
                            }
                        }
                    }
                }
                var out = result.activation(Hook.ATTN_OUT.in(layer), 0).data();
                assertThat(Golden.deviation(out, sum)).as("layer " + layer).isLessThan(RELATIVE);
            }
        }
    }

    private static List<int[]> prompts(Golden golden) {
        var prompts = new ArrayList<int[]>();
        golden.index().get("prompts").forEach(p -> prompts.add(Golden.ints(p.get("tokens"))));
        return prompts;
    }

    private static Map<String, HookPoint> points(Gpt2Config config) {
        var points = new HashMap<String, HookPoint>();
        for (var hook : Hook.values()) {
            if (!hook.perLayer()) {
                points.put(hook.point().toString(), hook.point());
            }
            for (int layer = 0; hook.perLayer() && layer < config.layers(); layer++) {
                points.put(hook.in(layer).toString(), hook.in(layer));
            }
        }
        return points;
    }
}
