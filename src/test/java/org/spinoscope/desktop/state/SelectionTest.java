package org.spinoscope.desktop.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.spinbath.Reading;

class SelectionTest {

    private final Selection selection = new Selection();

    @Test
    void backAndForwardGoThroughHeadsPromptsAndReadings() {
        selection.head(new HeadId(0, 1));
        selection.row(4);
        selection.reading(Reading.ACTUAL);
        selection.back();
        assertThat(selection.now()).isEqualTo(new SelectionState(4, new HeadId(0, 1), Reading.PAPER, 1));
        selection.back();
        selection.back();
        assertThat(selection.now()).isEqualTo(SelectionState.FIRST);
        selection.forward();
        assertThat(selection.now().head()).isEqualTo(new HeadId(0, 1));
    }

    @Test
    void slidingThroughTemperaturesLeavesNoSteps() {
        for (int i = 1; i < 50; i++) {
            selection.temperature(i / 20.0);
        }
        assertThat(selection.canGoBack().get()).isFalse();
    }

    @Test
    void choosingTheSameAgainIsNoStep() {
        selection.head(SelectionState.FIRST.head());
        assertThat(selection.canGoBack().get()).isFalse();
    }
}
