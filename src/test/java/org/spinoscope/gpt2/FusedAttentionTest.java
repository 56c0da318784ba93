package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.Progress;

/// Attention in one operation against attention step by step.
class FusedAttentionTest {

    private static final double SAME = 2e-6;

    @BeforeEach
    void startEngine() {
        NativeEngine.start(Progress.NONE).close();
        assumeTrue(FusedAttention.find().isPresent(), "PyTorch has no fused attention on this machine");
    }

    @Test
    void promptsOfDifferentLengthsThatShareTheirBeginnings() {
        assertSame(List.of(new int[] {1, 2, 3, 4, 5}, new int[] {1, 2, 3}, new int[] {7}, new int[] {1, 2, 9, 4}));
    }

    @Test
    void promptsOfOneLength() {
        assertSame(List.of(new int[] {1, 2, 3}, new int[] {4, 5, 6}));
    }

    @Test
    void promptsLongerThanABlockOfTheKernel() {
        assertSame(List.of(
                IntStream.range(0, 700).toArray(), IntStream.range(0, 33).toArray()));
    }

    private static void assertSame(List<int[]> prompts) {
        try (var model = Golden.model("odd-3x5")) {
            model.inScope(scope -> {
                var config = model.config();
                var batch = PackedBatch.sharing(scope, prompts);
                var qkv = scope.randomNormal(new Shape(batch.tokens(), 3L * config.dModel()));
                var nothing = ActivationRecorder.none(config, model.weights(), batch);
                var attention = model.forward().attention();
                var kernel = FusedAttention.find().orElseThrow();
                for (int layer = 0; layer < config.layers(); layer++) {
                    var expected = attention
                            .stepByStep(layer, qkv, qkv, batch, nothing)
                            .toFloatArray();
                    var found = attention.fused(kernel, layer, qkv, batch).toFloatArray();
                    assertThat(found).hasSameSizeAs(expected);
                    for (int i = 0; i < found.length; i++) {
                        assertThat((double) found[i]).isCloseTo(expected[i], within(SAME));
                    }
                }
                return 0;
            });
        }
    }
}
