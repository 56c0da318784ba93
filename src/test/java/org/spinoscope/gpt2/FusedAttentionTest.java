package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.Progress;

/// The one-operation attention against the one whose scores and patterns are recorded.
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
    void onePromptLongerThanABlockOfTheKernel() {
        try (var model = Golden.model("odd-3x5")) {
            int length = model.config().positions();
            assertSame(List.of(IntStream.range(0, length).map(i -> i * 7 % 20).toArray()));
        }
    }

    /// Reading a pattern takes the step-by-step attention in that layer, and nothing else changes.
    private static void assertSame(List<int[]> prompts) {
        try (var model = Golden.model("odd-3x5")) {
            var points = IntStream.range(0, model.config().layers())
                    .mapToObj(Hook.Z::in)
                    .collect(java.util.stream.Collectors.toSet());
            var fused = run(model, prompts, points);
            var withPatterns = new java.util.HashSet<>(points);
            IntStream.range(0, model.config().layers()).forEach(layer -> withPatterns.add(Hook.PATTERN.in(layer)));
            var stepByStep = run(model, prompts, withPatterns);
            for (var point : points) {
                for (int prompt = 0; prompt < prompts.size(); prompt++) {
                    var expected = stepByStep.activation(point, prompt).data();
                    var found = fused.activation(point, prompt).data();
                    assertThat(found).hasSameSizeAs(expected);
                    for (int i = 0; i < found.length; i++) {
                        assertThat((double) found[i])
                                .as("%s, prompt %d", point, prompt)
                                .isCloseTo(expected[i], within(SAME));
                    }
                }
            }
        }
    }

    private static ForwardResult run(Gpt2 model, List<int[]> prompts, Set<HookPoint> points) {
        return model.run(ForwardRequest.of(prompts).recording(points.toArray(HookPoint[]::new)), Progress.NONE);
    }
}
