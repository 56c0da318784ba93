package org.spinoscope.desktop.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryTest {

    private final History<String> history = new History<>();

    @Test
    void backAndForwardReturnToWhereOneWas() {
        history.leave("a");
        history.leave("b");
        assertThat(history.back("c")).contains("b");
        assertThat(history.back("b")).contains("a");
        assertThat(history.back("a")).isEmpty();
        assertThat(history.forward("a")).contains("b");
        assertThat(history.forward("b")).contains("c");
        assertThat(history.canGoForward().get()).isFalse();
    }

    @Test
    void aNewStepForgetsWhatLayAhead() {
        history.leave("a");
        history.back("b");
        history.leave("a");
        assertThat(history.canGoForward().get()).isFalse();
    }

    @Test
    void itRemembersManyStepsButNotWithoutEnd() {
        for (int i = 0; i < 1000; i++) {
            history.leave("state " + i);
        }
        int steps = 0;
        var state = "now";
        for (var before = history.back(state); before.isPresent(); before = history.back(before.get())) {
            steps++;
        }
        assertThat(steps).isEqualTo(200);
    }
}
