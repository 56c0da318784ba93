package org.spinoscope.sweep;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files of a sweep.
///
/// @param root the folder `--out` names
public record SweepFolder(Path root) {

    public SweepFolder {
        root = root.toAbsolutePath().normalize();
    }

    /// The plan in it.
    ///
    /// @throws org.spinoscope.common.UserException if there is none, or one of another version
    public SweepPlan plan() {
        return Manifest.read(manifest());
    }

    /// Whether there is a plan.
    public boolean hasPlan() {
        return Files.exists(manifest());
    }

    Path manifest() {
        return root.resolve("manifest.json");
    }

    Path planned(SweepPlan.Part part) {
        return root.resolve("plan").resolve(part.name() + ".jsonl");
    }

    Path prompts(SweepPlan.Part part) {
        return root.resolve("prompts").resolve(part.name() + ".parquet");
    }

    Path heads(SweepPlan.Part part) {
        return root.resolve("heads").resolve(part.name() + ".parquet");
    }

    /// The parts that are written whole.
    public List<SweepPlan.Part> complete(SweepPlan plan) {
        try (var parquet = new Parquet()) {
            var columns = new SweepColumns(plan);
            return plan.parts().stream()
                    .filter(part -> complete(parquet, columns, plan, part))
                    .toList();
        }
    }

    /// Deletes what killed processes left of the parts they were writing.
    void deleteDrafts() {
        for (var table : List.of("heads", "prompts")) {
            try (var drafts = Files.newDirectoryStream(root.resolve(table), "{.,tmp_.}*.part")) {
                for (var draft : drafts) {
                    Files.deleteIfExists(draft);
                }
            } catch (IOException | DirectoryIteratorException e) {
                // No folder yet, or a file that stays: it is never read.
            }
        }
    }

    boolean complete(Parquet parquet, SweepColumns columns, SweepPlan plan, SweepPlan.Part part) {
        long heads =
                (long) part.prompts() * plan.model().layers() * plan.model().heads();
        return parquet.holds(prompts(part), columns.prompts(), part.prompts())
                && parquet.holds(heads(part), columns.heads(), heads);
    }
}
