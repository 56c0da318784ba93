package org.spinoscope.desktop.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.spinoscope.desktop.results.AblationService.AblationSettings;
import org.spinoscope.desktop.results.SmallLab;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Panels;
import org.spinoscope.figure.Plot;
import org.spinoscope.gpt2.AblationMode;
import org.spinoscope.gpt2.ComponentPatch.Positions;
import org.spinoscope.gpt2.Golden;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.MlpId;
import org.spinoscope.plots.LayerAblationPlots;
import org.spinoscope.prompt.PromptList;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;

@Execution(ExecutionMode.CONCURRENT)
class AblationViewModelTest {

    private SmallLab rig;
    private AblationViewModel model;

    @BeforeEach
    void open() throws Exception {
        rig = new SmallLab();
        model = new AblationViewModel(rig.ablationService, rig.studyResults, rig.selection, rig.provenanceFactory);
    }

    @AfterEach
    void close() {
        rig.close();
        assertThat(rig.problems).isEmpty();
    }

    @Test
    void aSetOfOneHeadDoesWhatThatHeadDoesAloneInEveryManner() throws Exception {
        rig.ablationService.measure();
        model.chosen().choose("L1H2");
        for (AblationMode ablationMode : List.of(
                new AblationMode.Zero(),
                new AblationMode.ValueBias(),
                new AblationMode.Mean(),
                new AblationMode.Resample(1))) {
            rig.ablationService.settings().set(new AblationSettings(ablationMode, Positions.ALL));
            rig.settle();
            var known = rig.ablationService.effects().get().value().orElseThrow();
            var jointAblationResult =
                    rig.ablationService.together().get().value().orElseThrow();
            var head = new HeadId(1, 2);
            assertThat(jointAblationResult.effect(0))
                    .as(ablationMode.toString())
                    .isCloseTo(known.effect(0, head), within(2e-4));
            assertThat(jointAblationResult.mean())
                    .as(ablationMode.toString())
                    .isCloseTo(known.mean(head), within(2e-4));
        }
    }

    @Test
    void ctrlClickedHeadsGoTogetherAndTheBarsShowThemBesideTheirSum() throws Exception {
        rig.ablationService.measure();
        model.chosen().toggle("L0H1");
        model.chosen().toggle("L2H3");
        model.chosen().toggle("no head");
        rig.settle();
        assertThat(rig.ablationService.chosen().get()).containsExactly(new HeadId(0, 1), new HeadId(2, 3));
        var bars = (Panels) model.bars().get().value().orElseThrow();
        assertThat(axis(bars.figures().getFirst())).last().isEqualTo("without all 2 together");
        assertThat(axis(bars.figures().getLast())).endsWith("all 2 together", "sum of each");
        model.chosen().toggle("L0H1");
        assertThat(rig.ablationService.chosen().get()).containsExactly(new HeadId(2, 3));
    }

    @Test
    void anotherPromptShowsItsOwnNumberOfThoseRemovedTogetherAtOnce() throws Exception {
        rig.ablationService.measure();
        model.chosen().choose("L0H1, L2H3");
        rig.settle();
        var together = rig.ablationService.together().get().value().orElseThrow();
        for (int row : new int[] {2, 0}) {
            rig.editor.go(row);
            var bars = (Panels) model.bars().get().value().orElseThrow();
            var gap =
                    ((Plot) bars.figures().getFirst()).marks().getLast().data().getLast();
            assertThat(gap.label()).isEqualTo("without all 2 together");
            assertThat(gap.y()).isEqualTo(together.without()[row]);
        }
        assertThat(together.without()[2]).isNotEqualTo(together.without()[0]);
    }

    /// The window's own numbers against the float64 reference.
    @Test
    void anyMixtureOfHeadsAndMlpsIsRemovedExactly() throws Exception {
        rig.selection.reading(Reading.parse("answer=nospace"));
        rig.editor.open(PromptList.of(new PromptSet(
                "letters",
                "",
                "",
                List.of(
                        new PromptPair("sHiV?l{Gz", "#", "1"),
                        new PromptPair("9S&M,", "J", "%"),
                        new PromptPair("bkue`,5PIoz^", "(", "z")))));
        int[] places = {0, 1, 3};
        rig.ablationService.measure();
        rig.settle();
        try (var golden = Golden.open("mlp/odd-3x5")) {
            for (var mode : List.of("zero", "zero_keep_value_bias")) {
                rig.ablationService
                        .settings()
                        .set(new AblationSettings(
                                mode.equals("zero") ? new AblationMode.Zero() : new AblationMode.ValueBias(),
                                Positions.ALL));
                var expected = golden.values("mixtures." + mode + ".all");
                var mixtures = golden.index().get("mixtures");
                for (int m = 0; m < mixtures.size(); m++) {
                    var typed = new StringBuilder();
                    mixtures.get(m)
                            .get("heads")
                            .forEach(h -> typed.append("L")
                                    .append(h.get(0).asInt())
                                    .append("H")
                                    .append(h.get(1).asInt())
                                    .append(", "));
                    mixtures.get(m)
                            .get("mlps")
                            .forEach(layer ->
                                    typed.append("MLP ").append(layer.asInt()).append(", "));
                    model.chosen().choose(typed.toString());
                    rig.settle();
                    var together = rig.ablationService.together().get().value().orElseThrow();
                    for (int p = 0; p < places.length; p++) {
                        assertThat(together.without()[p])
                                .as("%s without %s", mode, typed)
                                .isCloseTo(expected[places[p] * mixtures.size() + m], within(2e-5));
                    }
                }
            }
        }
    }

    @Test
    void anMlpIsShownBesideHeadsAndNamedInWhatLeaves() throws Exception {
        rig.ablationService.measure();
        model.chosen().choose("mlp1, L0H1, no head, MLP 7");
        rig.settle();
        assertThat(rig.ablationService.chosen().get())
                .containsExactly(new MlpId(1), new HeadId(0, 1), new MlpId(7)); // the model has three layers
        model.chosen().toggle("MLP 7");
        rig.settle();
        var bars = (Panels) model.bars().get().value().orElseThrow();
        assertThat(axis(bars.figures().getFirst()))
                .containsExactly("whole model", "without MLP 1", "without L0H1", "without all 2 together");
        assertThat(bars.provenance().entries()).containsEntry("removed", "each of MLP 1, L0H1; all of them together");
        var layers = rig.ablationService.layers().get().value().orElseThrow();
        model.chosen().choose("MLP 1");
        rig.settle();
        var alone = rig.ablationService.together().get().value().orElseThrow();
        assertThat(alone.effect(0)).isCloseTo(layers.mlps().get(1).effects()[0], within(1e-5));
        var mlps = (Plot) model.layers(LayerAblationPlots::mlps).get().value().orElseThrow();
        assertThat(mlps.x().categories()).containsExactly("MLP 0", "MLP 1", "MLP 2");
        assertThat(mlps.provenance().entries()).containsEntry("removed", "each MLP by itself");
    }

    @Test
    void aStoppedSweepCanGoOn() throws Exception {
        rig.ablationService.measure();
        rig.ablationService.stop();
        rig.settle();
        assertThat(rig.ablationService.measuring().get()).isFalse();
        assertThat(model.unfinished().get()).isTrue();
        rig.ablationService.measure();
        rig.settle();
        assertThat(model.unfinished().get()).isFalse();
        assertThat(rig.ablationService.effects().get().value().orElseThrow().result())
                .isPresent();
    }

    private static List<String> axis(Figure figure) {
        return ((org.spinoscope.figure.Plot) figure).x().categories();
    }
}
