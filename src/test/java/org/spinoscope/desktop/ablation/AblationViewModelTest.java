package org.spinoscope.desktop.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spinoscope.desktop.results.AblationService.AblationSettings;
import org.spinoscope.desktop.results.SmallLab;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Panels;
import org.spinoscope.gpt2.AblationMode;
import org.spinoscope.gpt2.ComponentPatch.Positions;
import org.spinoscope.gpt2.HeadId;

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
            rig.ablationService.manner().set(new AblationSettings(ablationMode, Positions.ALL));
            rig.settle();
            var known = rig.ablationService.effects().get().value().orElseThrow();
            var jointAblationResult =
                    rig.ablationService.together().get().value().orElseThrow();
            var head = new HeadId(1, 2);
            assertThat(jointAblationResult.effect())
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
    void whatWasMeasuredForAnotherPromptIsNotShownForThisOne() throws Exception {
        rig.ablationService.measure();
        model.chosen().choose("L0H1, L2H3");
        rig.settle();
        rig.editor.go(2);
        var bars = (Panels) model.bars().get().value().orElseThrow();
        assertThat(axis(bars.figures().getFirst())).last().asString().doesNotContain("together");
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
