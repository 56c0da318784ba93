package org.spinoscope.desktop.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class AfterFrameTest {

    @Test
    void whatComesBeforeTheFrameWaitsForItAndKeepsItsOrder() {
        var onScreen = new ArrayList<Runnable>();
        var done = new ArrayList<String>();
        var afterFrame = new AfterFrame(onScreen::add);
        afterFrame.execute(() -> done.add("first"));
        afterFrame.execute(() -> done.add("second"));
        assertThat(onScreen).isEmpty();
        assertThat(done).isEmpty();

        afterFrame.painted();
        assertThat(done).containsExactly("first", "second");

        afterFrame.execute(() -> done.add("third"));
        assertThat(done).as("as the screen's thread comes to it").hasSize(2);
        onScreen.forEach(Runnable::run);
        assertThat(done).containsExactly("first", "second", "third");
    }
}
