package org.spinoscope.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.Progress;
import org.spinoscope.common.SmallDisk;
import org.spinoscope.common.UserException;

class KilledSweepTest {

    @TempDir
    private Path folder;

    @Test
    void aSweepKilledAtAnyMomentEndsWithTheSameFiles() throws Exception {
        assertThat(new KilledSweep(folder, 1).run(3)).isEmpty();
    }

    @Test
    void aFullDiskIsSaidInASentenceAndTheFolderResumes() throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 4096);
                var model = KilledSweep.load()) {
            var undisturbed = new SweepFolder(folder.resolve("undisturbed"));
            var plan = KilledSweep.plan(model, undisturbed, 4, 10);
            new SweepRun(model, undisturbed, plan).all(Progress.NONE);
            var sweep = new SweepFolder(disk.root().resolve("sweep"));
            KilledSweep.plan(model, sweep, 4, 10);
            for (int free = 0; free <= 48; free += 16) {
                disk.leave(free);
                assertThatThrownBy(() -> new SweepRun(model, sweep, plan).all(Progress.NONE))
                        .as("%d kB free", free)
                        .isInstanceOf(UserException.class)
                        .hasMessageStartingWith("The disk is full: ")
                        .hasMessageContaining("run the same command again");
            }
            disk.leave(2048);
            new SweepRun(model, sweep, plan).all(Progress.NONE);
            for (var table : new String[] {"heads", "prompts"}) {
                assertThat(KilledSweep.contents(sweep.root().resolve(table)))
                        .usingRecursiveComparison()
                        .isEqualTo(KilledSweep.contents(undisturbed.root().resolve(table)));
            }
        }
    }
}
