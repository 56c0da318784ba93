package org.spinoscope.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ReaderFuzzTest {

    /// A minute in every build; `-Dspinoscope.fuzz=3600` makes it an hour.
    private static final long SECONDS = Long.getLong("spinoscope.fuzz", 60);

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
