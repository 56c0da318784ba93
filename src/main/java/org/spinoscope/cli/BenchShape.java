package org.spinoscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.spinoscope.checkpoint.BundledAssets;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.Gpt2Config;
import org.spinoscope.gpt2.RandomCheckpoint;

/// Shapes that `bench` makes random weights of.
enum BenchShape {
    gpt2,
    medium,
    xl;

    Gpt2Config config() {
        var small = Gpt2Config.small();
        return switch (this) {
            case gpt2 -> small;
            case medium -> small.sized(24, 16, 1024);
            case xl -> small.sized(48, 25, 1600);
        };
    }

    /// Writes random weights of this shape to a temporary folder.
    Path checkpoint(RandomCheckpoint.Format type, Progress progress) {
        try {
            var folder = Files.createTempDirectory("spinoscope-bench");
            RandomCheckpoint.write(
                    folder, config(), BundledAssets.ofThisProgram().model(), type, 1, progress);
            return folder;
        } catch (IOException e) {
            throw new UserException(
                    "No room for a random checkpoint in the temporary folder (" + e.getMessage()
                            + "). Free some space or set -Djava.io.tmpdir.",
                    e);
        }
    }

    /// Removes such a folder.
    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UserException("The temporary folder " + folder + " could not be removed; delete it.", e);
        }
    }
}
