package org.spinoscope.desktop.plane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spinoscope.desktop.results.SmallLab;
import org.spinoscope.figure.Bracket;
import org.spinoscope.figure.Plot;
import org.spinoscope.gpt2.HeadId;

class PlaneViewModelTest {

    private SmallLab rig;
    private PlaneViewModel model;

    @BeforeEach
    void open() throws Exception {
        rig = new SmallLab();
        rig.selection.head(new HeadId(0, 1));
        rig.settle();
        model = new PlaneViewModel(rig.studyResults, rig.provenanceFactory);
    }

    @AfterEach
    void close() {
        rig.close();
        assertThat(rig.problems).isEmpty();
    }

    private Plot shown() {
        return (Plot) model.plane().get().value().orElseThrow();
    }

    @Test
    void thereIsAWayFromHeadToHeadAndItCarriesNoNumbers() throws Exception {
        var was = shown();
        rig.selection.head(new HeadId(2, 3));
        rig.settle();
        var is = shown();
        var middle = (Plot) model.passage(was, is).orElseThrow().apply(0.5);
        assertThat(middle.title()).isEqualTo(is.title());
        assertThat(middle.marks()).hasSameSizeAs(is.marks());
        assertThat(middle.marks().stream().filter(Bracket.class::isInstance).map(m -> ((Bracket) m).label()))
                .containsExactly("Δ/{L}");
        assertThat(middle.colourBar()).isEqualTo(is.colourBar());
    }

    @Test
    void anotherPromptComesAtOnce() throws Exception {
        var was = shown();
        rig.editor.go(1);
        rig.settle();
        assertThat(model.passage(was, shown())).isEmpty();
    }
}
