package org.spinoscope.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.common.UserException;

/// The list of files that reports wrote into a folder. A later report removes what an earlier one wrote and it did not,
/// so that no old figure stands among the new; whatever else is in the folder stays.
final class WrittenFiles {

    static final String LIST = ".spinoscope-report";

    private final Path folder;
    private final SequencedSet<String> earlier;
    private final SequencedSet<String> written = new LinkedHashSet<>();

    private WrittenFiles(Path folder, SequencedSet<String> earlier) {
        this.folder = folder;
        this.earlier = earlier;
    }

    /// @throws UserException if the list is there but cannot be read
    static WrittenFiles in(Path folder) {
        var list = folder.resolve(LIST);
        try {
            return new WrittenFiles(
                    folder,
                    new LinkedHashSet<>(Files.isRegularFile(list) ? Files.readAllLines(list) : java.util.List.of()));
        } catch (IOException e) {
            throw new UserException(list + " cannot be read. Write the report into another folder.", e);
        }
    }

    /// Where a file goes; it is listed before it is written, so that a report that was cut short is cleared away too.
    Path file(String name) {
        if (written.add(name) && !earlier.contains(name)) {
            save();
        }
        return folder.resolve(name);
    }

    private void save() {
        var all = new LinkedHashSet<>(written);
        all.addAll(earlier);
        AtomicFile.write(folder.resolve(LIST), String.join("\n", all) + "\n");
    }

    /// Removes what only earlier reports wrote.
    void finish() {
        for (var name : earlier) {
            if (!written.contains(name)) {
                remove(name);
            }
        }
        earlier.clear();
        save();
    }

    private void remove(String name) {
        try {
            var file = folder.resolve(name).normalize();
            if (file.startsWith(folder.normalize()) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(file);
            }
        } catch (InvalidPathException noPath) {
            // a line that no report wrote
        } catch (IOException e) {
            throw new UserException(
                    "A file of an earlier report, " + name + ", cannot be removed from " + folder
                            + ". Remove it yourself, or write into another folder.",
                    new UncheckedIOException(e));
        }
    }
}
