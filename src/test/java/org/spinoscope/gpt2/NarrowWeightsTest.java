package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ComponentPatch.Positions;

/// Weights that stay float16 or bfloat16 and are widened layer by layer give the widened model's
/// numbers to the last bit.
class NarrowWeightsTest {

    private static final List<int[]> PROMPTS = List.of(new int[] {1, 2, 3, 4}, new int[] {1, 2, 5}, new int[] {7});

    @ParameterizedTest
    @ValueSource(strings = {"half-4x2", "bf16-sharded"})
    void logitsAndActivationsAreThoseOfTheWidenedModel(String name) {
        try (var narrow = load(name, 0);
                var wide = load(name, Long.MAX_VALUE)) {
            assertThat(narrow.weights().blocks()).isInstanceOf(NarrowLayers.class);
            assertThat(wide.weights().blocks()).isNotInstanceOf(NarrowLayers.class);
            var request = ForwardRequest.of(PROMPTS)
                    .recording(Hook.Z.in(1), Hook.EMBED.point(), Hook.LN_FINAL_SCALE.point())
                    .logits(new LogitRequest.Final());
            assertThat(narrow.run(request, Progress.NONE)).isEqualTo(wide.run(request, Progress.NONE));
            assertThat(narrow.embedding(3, 0)).isEqualTo(wide.embedding(3, 0));
            assertThat(narrow.unembedding(2)).isEqualTo(wide.unembedding(2));
            assertThat(narrow.doubleCircuits().tokenGram())
                    .containsExactly(wide.doubleCircuits().tokenGram());
            assertThat(narrow.circuits().head(new HeadId(1, 1)).wQ())
                    .isEqualTo(wide.circuits().head(new HeadId(1, 1)).wQ());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"half-4x2", "bf16-sharded"})
    void gradientsNeedEveryLayerAtOnceAndAreTheSame(String name) {
        try (var narrow = load(name, 0);
                var wide = load(name, Long.MAX_VALUE)) {
            assertThat(firstOrder(narrow)).isDeepEqualTo(firstOrder(wide));
            assertThat(firstOrder(narrow)).isDeepEqualTo(firstOrder(wide)); // memory used again
        }
    }

    /// Whatever thread asks, and whether or not within a run.
    @Test
    void oneLayerAtATimeIsWide() throws Exception {
        try (var workers = Executors.newSingleThreadExecutor();
                var narrow = workers.submit(() -> load("bf16-sharded", 0)).get()) {
            var layers = (NarrowLayers) narrow.weights().blocks();
            assertThat(layers.held()).as("after loading").isEqualTo(1);
            workers.submit(() -> {
                        for (int layer = 0; layer < narrow.config().layers(); layer++) {
                            narrow.circuits().head(new HeadId(layer, 0));
                        }
                    })
                    .get();
            assertThat(layers.held()).as("after reading heads").isEqualTo(1);
            firstOrder(narrow);
            narrow.circuits().head(new HeadId(1, 1));
            assertThat(layers.held()).as("after gradients").isEqualTo(1);
        }
    }

    private static double[][][] firstOrder(Gpt2 model) {
        var pairs = PROMPTS.stream()
                .map(tokens -> new TokenizedPair(tokens, new int[] {3}, new int[] {5}))
                .toList();
        var clean = CleanRun.withGradients(model, pairs, Progress.NONE);
        return new AblationValues(model, clean, new AblationMode.Zero(), Positions.ALL).firstOrder();
    }

    @Test
    void everyNarrowNumberIsWidenedExactly() {
        var narrow = ByteBuffer.allocate(2 * 65536).order(ByteOrder.LITTLE_ENDIAN);
        IntStream.range(0, 65536).forEach(bits -> narrow.putShort(2 * bits, (short) bits));
        var wide = ByteBuffer.allocateDirect(4 * 65536).order(ByteOrder.nativeOrder());
        Widening.widen("BF16", narrow.duplicate(), wide);
        for (int bits = 0; bits < 65536; bits++) {
            assertThat(wide.getInt(4 * bits)).isEqualTo(bits << 16);
        }
        Widening.widen("F16", narrow.duplicate(), wide);
        for (int bits = 0; bits < 65536; bits++) {
            float expected = Float.float16ToFloat((short) bits);
            float ours = wide.getFloat(4 * bits);
            assertThat(Float.isNaN(expected) ? Float.isNaN(ours) : ours == expected)
                    .as("bits %x", bits)
                    .isTrue();
        }
    }

    private static Gpt2 load(String name, long wideLimit) {
        return Gpt2.load(Golden.checkpoint(name), new ModelIdentity(name, "seeded"), wideLimit, Progress.NONE);
    }
}
