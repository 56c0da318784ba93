package org.spinoscope.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.spinoscope.common.Progress;

/// The job for Spark on a real cluster of this machine, one executor of which is killed on the way.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Hadoop's client needs native tools there")
@Execution(ExecutionMode.CONCURRENT)
class SparkClusterTest {

    private static final int PARTS = 40;

    @TempDir
    private Path folder;

    @Test
    void aSweepThatLosesAnExecutorEndsWithTheFilesOfOneMachine() throws Exception {
        var alone = new SweepFolder(folder.resolve("alone"));
        var shared = new SweepFolder(folder.resolve("shared"));
        try (var model = KilledSweep.load()) {
            var plan = KilledSweep.plan(model, alone, PARTS, 25);
            new SweepRun(model, alone, plan).all(Progress.NONE);
            KilledSweep.plan(model, shared, PARTS, 25);
        }
        try (var cluster = new SparkCluster(folder, 2)) {
            var driver = cluster.submit(shared, KilledSweep.MODEL);
            while (driver.isAlive() && written(shared) == 0) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(cluster.executors()).as(() -> log(cluster)).isNotEmpty();
            cluster.executors().getFirst().destroyForcibly();
            assertThat(written(shared)).isBetween(1L, PARTS - 1L);
            assertThat(driver.waitFor()).as(() -> log(cluster)).isZero();
            assertThat(cluster.log("driver")).contains("Lost executor");
        }
        for (var table : new String[] {"heads", "prompts"}) {
            var rows = KilledSweep.contents(shared.root().resolve(table));
            rows.keySet().removeIf(name -> name.endsWith(".part")); // the killed executor's draft
            assertThat(rows)
                    .usingRecursiveComparison()
                    .isEqualTo(KilledSweep.contents(alone.root().resolve(table)));
        }
    }

    private static long written(SweepFolder sweep) throws java.io.IOException {
        var folder = sweep.root().resolve("prompts");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet")).count();
        }
    }

    private static String log(SparkCluster cluster) {
        try {
            return cluster.log("driver");
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
