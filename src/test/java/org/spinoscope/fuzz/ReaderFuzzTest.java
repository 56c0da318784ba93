package org.spinoscope.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReaderFuzzTest {

    /// Seconds, so that a build machine may give it a minute (`-Dspinoscope.fuzz=60`) and anybody an hour.
    private static final long SECONDS = Long.getLong("spinoscope.fuzz", 10);

    @TempDir
    private Path folder;

    @Test
    void noReaderFailsInAnotherWayThanByAUserException() throws Exception {
        var fuzz = new ReaderFuzz(folder, 1);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        long done = 0;
        do {
            assertThat(fuzz.run(done, done + 500)).isEmpty();
            done += 500;
        } while (System.nanoTime() < end);
    }
}
