package org.spinoscope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class FetchProgressTest {

    @Test
    void speedAndRemainingTimeFollowFromWhatArrived() {
        var seen = new ArrayList<String>();
        var now = new long[1];
        var progress = new FetchProgress((fraction, doing) -> seen.add(doing), () -> now[0]);
        progress.total(100_000_000);
        progress.at("weights", 0);
        for (int i = 0; i < 10; i++) {
            progress.received(1_000_000);
            now[0] += Duration.ofMillis(500).toNanos();
        }
        progress.tick();
        // Ten pieces in five seconds, the first of which opens the window.
        assertThat(seen).last().isEqualTo("weights · 10.0 MB of 100.0 MB · 1.8 MB/s · 50 s left");
    }

    @Test
    void timesReadWell() {
        assertThat(FetchProgress.seconds(Duration.ofMillis(1))).isEqualTo("1 s");
        assertThat(FetchProgress.seconds(Duration.ofSeconds(75))).isEqualTo("1:15 min");
        assertThat(FetchProgress.seconds(Duration.ofMinutes(75))).isEqualTo("1:15 h");
    }
}
