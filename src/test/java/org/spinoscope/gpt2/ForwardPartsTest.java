package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.Progress;

/// Very many prompts run in parts, and come out in their order as if each had run alone.
class ForwardPartsTest {

    @Test
    void veryManyPromptsHaveTheNumbersOfEachAlone() {
        try (var model = Golden.model("half-4x2")) {
            var random = new Random(1);
            int longest = model.config().positions();
            int count = 2 * ForwardRun.TOKENS / longest + 40;
            var prompts = IntStream.range(0, count)
                    .mapToObj(p -> random.ints(
                                    1 + random.nextInt(longest),
                                    0,
                                    model.config().vocabulary())
                            .toArray())
                    .toList();
            var positions =
                    prompts.stream().mapToInt(p -> Math.min(2, p.length)).toArray();
            var tokens = IntStream.range(0, count)
                    .mapToObj(p -> new int[] {p % 7, 3})
                    .toArray(int[][]::new);
            var z = Hook.Z.in(1);
            var request = ForwardRequest.of(prompts).recording(z);
            assertThat(request.parts(ForwardRun.TOKENS)).hasSizeGreaterThan(1);
            long before = model.forwardPasses();
            var tails = model.run(request.logits(new LogitRequest.Tail(positions)), Progress.NONE);
            assertThat(model.forwardPasses() - before).isEqualTo(1);
            var few = model.run(request.logits(new LogitRequest.FinalOf(tokens)), Progress.NONE);
            for (int p = 0; p < count; p += 5) {
                var alone = ForwardRequest.of(List.of(prompts.get(p))).recording(z);
                var one = model.run(alone.logits(new LogitRequest.Tail(new int[] {positions[p]})), Progress.NONE);
                assertClose(tails.logits().get(p), one.logits().getFirst());
                assertClose(tails.activation(z, p), one.activation(z, 0));
                assertClose(
                        few.logits().get(p),
                        model.run(alone.logits(new LogitRequest.FinalOf(new int[][] {tokens[p]})), Progress.NONE)
                                .logits()
                                .getFirst());
            }
        }
    }

    @Test
    void aPromptLongerThanAPartRunsAloneAndChangedPassesStayWhole() {
        var prompts = List.of(new int[5], new int[1], new int[1], new int[2]);
        var request = ForwardRequest.of(prompts);
        assertThat(request.parts(3).stream().map(part -> part.prompts().size())).containsExactly(1, 2, 1);
        assertThat(request.parts(9)).containsExactly(request);
        var changed = request.patching(
                List.of(new HeadPatch(new HeadId(0, 0), ComponentPatch.Positions.ALL, new ComponentPatch.Zero())));
        assertThat(changed.parts(3)).containsExactly(changed);
    }

    private static void assertClose(Tensor found, Tensor expected) {
        assertThat(found.shape()).containsExactly(expected.shape());
        assertThat(found.data()).containsExactly(expected.data(), within(2e-5f));
    }
}
