package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ComponentPatch.Positions;

/// Prompts that begin alike share rows, and no number changes.
class PrefixTreeTest {

    private static final double RELATIVE = 1e-5;
    private static final List<int[]> PROMPTS = List.of(
            new int[] {1, 2, 3}, new int[] {1, 2, 3, 4}, new int[] {1, 5}, new int[] {6, 2}, new int[] {1, 2, 3});

    @Test
    void equalBeginningsHaveOneRowAndEqualTokensElsewhereDoNot() {
        var tree = PrefixTree.sharing(PROMPTS);
        assertThat(tree.count()).isEqualTo(7);
        assertThat(tree.rows()).isDeepEqualTo(new int[][] {{0, 1, 2}, {0, 1, 2, 3}, {0, 4}, {5, 6}, {0, 1, 2}});
        assertThat(tree.positions()).containsExactly(0, 1, 2, 3, 1, 0, 1);
        assertThat(PrefixTree.apart(3, 4, 2, 2, 3).count()).isEqualTo(14);
        assertThat(tree.times(2).rows()[6]).containsExactly(7, 8, 9, 10);
    }

    @Test
    void aSharedBatchGivesWhatEachPromptGivesAlone() {
        try (var model = Golden.model("tiny-12x12")) {
            var points =
                    new HookPoint[] {Hook.RESID_PRE.in(11), Hook.PATTERN.in(3), Hook.K.in(2), Hook.POS_EMBED.point()};
            var together = model.run(
                    ForwardRequest.of(PROMPTS).recording(points).logits(new LogitRequest.Tail(new int[] {2, 1, 2, 1, 3
                    })),
                    Progress.NONE);
            for (int p = 0; p < PROMPTS.size(); p++) {
                int tail = new int[] {2, 1, 2, 1, 3}[p];
                var alone = model.run(
                        ForwardRequest.of(List.of(PROMPTS.get(p)))
                                .recording(points)
                                .logits(new LogitRequest.Tail(new int[] {tail})),
                        Progress.NONE);
                assertSame(together.logits().get(p), alone.logits().getFirst());
                for (var point : points) {
                    assertSame(together.activation(point, p), alone.activation(point, 0));
                }
            }
        }
    }

    /// A single ablation runs the whole model with one head's z replaced; its scale is the largest gap it leaves.
    @ParameterizedTest
    @ValueSource(strings = {"odd-3x5", "tiny-12x12"})
    void theGapsOfASweepAreThoseOfSingleAblations(String name) {
        try (var model = Golden.model(name)) {
            var pairs = PROMPTS.stream()
                    .map(tokens -> new TokenizedPair(tokens, new int[] {3}, new int[] {5}))
                    .toList();
            var clean = CleanRun.of(model, pairs, Progress.NONE);
            for (var mode : List.of(new AblationMode.Zero(), new AblationMode.ValueBias(), new AblationMode.Mean())) {
                var values = new AblationValues(model, clean, mode, Positions.ALL);
                var map = new AblationProgress(model.config(), pairs.size());
                var sweep = new AblationSweep(model, clean, values);
                sweep.run(List.of(), 1, map, Progress.NONE);
                int[] lengths = pairs.stream().mapToInt(TokenizedPair::length).toArray();
                assertThat(sweep.operations()).isLessThan(AblationSweep.operations(model.config(), lengths));
                var swept = model.heads().stream()
                        .flatMapToDouble(head -> Arrays.stream(map.snapshot().gap())
                                .mapToDouble(ofPrompt -> ofPrompt[head.layer()][head.head()]))
                        .toArray();
                var single = model.heads().stream()
                        .flatMapToDouble(head -> Arrays.stream(gapsWithout(model, values.patch(head))))
                        .toArray();
                assertThat(Golden.deviation(swept, single)).as(mode.toString()).isLessThan(RELATIVE);
            }
        }
    }

    private static double[] gapsWithout(Gpt2 model, ComponentPatch patch) {
        var request = ForwardRequest.of(PROMPTS).patching(List.of(patch)).logits(new LogitRequest.Final());
        return model.run(request, Progress.NONE).logits().stream()
                .mapToDouble(logits -> (double) logits.data()[3] - logits.data()[5])
                .toArray();
    }

    private static void assertSame(Tensor ours, Tensor expected) {
        assertThat(ours.shape()).isEqualTo(expected.shape());
        var doubles = java.util.stream.IntStream.range(0, expected.data().length)
                .mapToDouble(i -> expected.data()[i])
                .toArray();
        assertThat(Golden.deviation(ours.data(), doubles)).isLessThan(RELATIVE);
    }
}
