package org.spinoscope.desktop.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spinoscope.desktop.lab.Ablations.Manner;
import org.spinoscope.desktop.lab.SmallLab;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Panels;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.HeadPatch.Positions;
import org.spinoscope.gpt2.Removal;

class AblationViewModelTest {

    private SmallLab rig;
    private AblationViewModel model;

    @BeforeEach
    void open() throws Exception {
        rig = new SmallLab();
        model = new AblationViewModel(rig.ablations, rig.studies, rig.selection, rig.labels);
    }

    @AfterEach
    void close() {
        rig.close();
        assertThat(rig.problems).isEmpty();
    }

    @Test
    void aSetOfOneHeadDoesWhatThatHeadDoesAloneInEveryManner() throws Exception {
        rig.ablations.measure();
        model.choose("L1H2");
        for (Removal removal :
                List.of(new Removal.Zero(), new Removal.ValueBias(), new Removal.Mean(), new Removal.Resample(1))) {
            rig.ablations.manner().set(new Manner(removal, Positions.ALL));
            rig.settle();
            var known = rig.ablations.effects().get().value().orElseThrow();
            var together = rig.ablations.together().get().value().orElseThrow();
            var head = new HeadId(1, 2);
            assertThat(together.effect()).as(removal.toString()).isCloseTo(known.effect(0, head), within(2e-4));
            assertThat(together.mean()).as(removal.toString()).isCloseTo(known.mean(head), within(2e-4));
        }
    }

    @Test
    void ctrlClickedHeadsGoTogetherAndTheBarsShowThemBesideTheirSum() throws Exception {
        rig.ablations.measure();
        model.toggle("L0H1");
        model.toggle("L2H3");
        model.toggle("no head");
        rig.settle();
        assertThat(rig.ablations.chosen().get()).containsExactly(new HeadId(0, 1), new HeadId(2, 3));
        var bars = (Panels) model.bars().get().value().orElseThrow();
        assertThat(axis(bars.figures().getFirst())).last().isEqualTo("without all 2 together");
        assertThat(axis(bars.figures().getLast())).endsWith("all 2 together", "sum of each");
        model.toggle("L0H1");
        assertThat(rig.ablations.chosen().get()).containsExactly(new HeadId(2, 3));
    }

    @Test
    void whatWasMeasuredForAnotherPromptIsNotShownForThisOne() throws Exception {
        rig.ablations.measure();
        model.choose("L0H1, L2H3");
        rig.settle();
        rig.editor.go(2);
        var bars = (Panels) model.bars().get().value().orElseThrow();
        assertThat(axis(bars.figures().getFirst())).last().asString().doesNotContain("together");
    }

    @Test
    void aStoppedSweepCanGoOn() throws Exception {
        rig.ablations.measure();
        rig.ablations.stop();
        rig.settle();
        assertThat(rig.ablations.measuring().get()).isFalse();
        assertThat(model.unfinished().get()).isTrue();
        rig.ablations.measure();
        rig.settle();
        assertThat(model.unfinished().get()).isFalse();
        assertThat(rig.ablations.effects().get().value().orElseThrow().result()).isPresent();
    }

    private static List<String> axis(Figure figure) {
        return ((org.spinoscope.figure.Plot) figure).x().categories();
    }
}
