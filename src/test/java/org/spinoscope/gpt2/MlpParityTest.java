package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ComponentPatch.Positions;

/// Removed MLPs, and mixtures of heads and MLPs, against the float64 reference, which replaces outputs and runs the
/// whole model every time.
class MlpParityTest {

    @ParameterizedTest
    @ValueSource(strings = {"tiny-12x12", "odd-3x5"})
    void everyMlpOfEveryPromptAgreesInEveryMode(String name) {
        try (var golden = Golden.open("mlp/" + name);
                var model = Golden.model(name)) {
            var clean = CleanRun.of(model, AblationGolden.prompts(golden), Progress.NONE);
            int prompts = clean.prompts().size();
            AblationGolden.agrees(golden, "ablated", (mode, positions) -> {
                var gaps = new double[prompts][model.config().layers()];
                var sweep = new MlpSweep(model, clean, new AblationValues(model, clean, mode, positions));
                MlpSweep.Listener listener = (mlp, p, good, bad) -> gaps[p][mlp.layer()] += good - bad;
                sweep.run((mlp, p) -> p != 4 && p != 1, listener, Progress.NONE);
                sweep.run((mlp, p) -> p == 4 || p == 1, listener, Progress.NONE);
                return AblationGolden.flat(gaps);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-12x12", "odd-3x5"})
    void anyMixtureOfHeadsAndMlpsAgreesInEveryMode(String name) {
        try (var golden = Golden.open("mlp/" + name);
                var model = Golden.model(name)) {
            var clean = CleanRun.of(model, AblationGolden.prompts(golden), Progress.NONE);
            var mixtures = mixtures(golden);
            AblationGolden.agrees(
                    golden,
                    "mixtures",
                    (mode, positions) -> AblationGolden.together(
                            model, clean, new AblationValues(model, clean, mode, positions), mixtures));
        }
    }

    /// Two prompts that begin alike share rows; the numbers are those of either alone.
    @Test
    void promptsThatBeginAlikeAreRunTogetherWithoutChangingANumber() {
        try (var golden = Golden.open("mlp/odd-3x5");
                var model = Golden.model("odd-3x5")) {
            var one = AblationGolden.prompts(golden).get(3);
            var tokens = one.tokens().clone();
            tokens[tokens.length - 1]++;
            var other = new TokenizedPair(tokens, one.good(), one.bad());
            assertThat(gaps(model, List.of(one, other)))
                    .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-5 ? 0 : Double.compare(a, b))
                    .containsExactlyElementsOf(IntStream.range(0, 6)
                            .mapToObj(i -> gaps(model, List.of(i % 2 == 0 ? one : other))
                                    .get(i / 2))
                            .toList());
        }
    }

    private static List<Double> gaps(Gpt2 model, List<TokenizedPair> prompts) {
        var clean = CleanRun.of(model, prompts, Progress.NONE);
        var values = new AblationValues(model, clean, new AblationMode.Zero(), Positions.ALL);
        var gaps = new ArrayList<Double>();
        new MlpSweep(model, clean, values)
                .run((mlp, p) -> false, (mlp, p, good, bad) -> gaps.add(good - bad), Progress.NONE);
        return gaps;
    }

    @Test
    void aRemovedMlpLeavesTheStreamAsAttentionMadeIt() {
        try (var golden = Golden.open("mlp/odd-3x5");
                var model = Golden.model("odd-3x5")) {
            var tokens = AblationGolden.prompts(golden).getFirst().tokens();
            var result = model.run(
                    ForwardRequest.of(List.of(tokens))
                            .patching(List.of(MlpPatch.zero(new MlpId(1))))
                            .recording(Hook.RESID_MID.in(1), Hook.RESID_POST.in(1), Hook.MLP_OUT.in(1)),
                    Progress.NONE);
            assertThat(result.activation(Hook.RESID_POST.in(1), 0).data())
                    .containsExactly(result.activation(Hook.RESID_MID.in(1), 0).data());
            assertThat(result.activation(Hook.MLP_OUT.in(1), 0).data()).containsOnly(0);
        }
    }

    @Test
    void aLastPositionAloneIsReplacedWhereOnlyLastLogitsAreRead() {
        try (var golden = Golden.open("mlp/odd-3x5");
                var model = Golden.model("odd-3x5")) {
            var prompts = AblationGolden.prompts(golden);
            var answers = prompts.stream()
                    .map(p -> new int[] {p.good()[0], p.bad()[0]})
                    .toArray(int[][]::new);
            var patch = new MlpPatch(new MlpId(2), Positions.LAST, new ComponentPatch.Zero());
            var logits = model.run(
                            ForwardRequest.of(prompts.stream()
                                            .map(TokenizedPair::tokens)
                                            .toList())
                                    .patching(List.of(patch))
                                    .logits(new LogitRequest.FinalOf(answers)),
                            Progress.NONE)
                    .logits();
            var expected = golden.values("ablated.zero.last");
            for (int p = 0; p < answers.length; p++) {
                var pair = logits.get(p).data();
                assertThat((double) pair[0] - pair[1]).isCloseTo(expected[p * 3 + 2], within(2e-5));
            }
        }
    }

    @Test
    void anMlpThatTheModelLacksIsRefused() {
        try (var model = Golden.model("odd-3x5")) {
            var request = ForwardRequest.of(List.of(new int[] {1})).patching(List.of(MlpPatch.zero(new MlpId(3))));
            assertThatThrownBy(() -> model.run(request, Progress.NONE)).hasMessageContaining("no MLP 3");
        }
    }

    private static List<List<ModelComponent>> mixtures(Golden golden) {
        var mixtures = new ArrayList<List<ModelComponent>>();
        golden.index().get("mixtures").forEach(mixture -> {
            var parts = new ArrayList<ModelComponent>();
            mixture.get("heads")
                    .forEach(
                            h -> parts.add(new HeadId(h.get(0).asInt(), h.get(1).asInt())));
            mixture.get("mlps").forEach(layer -> parts.add(new MlpId(layer.asInt())));
            mixtures.add(parts);
        });
        return mixtures;
    }
}
