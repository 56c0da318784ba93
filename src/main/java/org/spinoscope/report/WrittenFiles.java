package org.spinoscope.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.common.DraftFolder;
import org.spinoscope.common.UserException;

/// The files of a report, which get their places only when all are written: until then an earlier report in the folder
/// is untouched. A list of them lets a later report remove what an earlier one wrote and it did not, so that no old
/// figure remains among the new; whatever else is in the folder stays.
final class WrittenFiles implements AutoCloseable {

    static final String LIST = ".spinoscope-report";

    private final Path folder;
    private final DraftFolder draft;
    private final SequencedSet<String> earlier;
    private final SequencedSet<String> written = new LinkedHashSet<>();

    private WrittenFiles(Path folder, DraftFolder draft, SequencedSet<String> earlier) {
        this.folder = folder;
        this.draft = draft;
        this.earlier = earlier;
    }

    /// @throws UserException if a list is there but cannot be read, or the folder cannot be written
    static WrittenFiles in(Path folder) {
        var list = folder.resolve(LIST);
        SequencedSet<String> earlier;
        try {
            earlier = new LinkedHashSet<>(Files.isRegularFile(list) ? Files.readAllLines(list) : List.of());
        } catch (IOException e) {
            throw new UserException(list + " cannot be read. Write the report into another folder.", e);
        }
        try {
            return new WrittenFiles(folder, DraftFolder.in(folder), earlier);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /// Where a file is written to.
    Path file(String name) {
        written.add(name);
        return draft.path().resolve(name);
    }

    /// Gives the files their places, in the order in which they were asked for, and removes what only earlier reports
    /// wrote. All are listed before, so that a report that is cut short here is cleared away by the next one.
    void finish() {
        try {
            for (var name : written) {
                Files.createDirectories(folder.resolve(name).resolveSibling(".").normalize());
            }
            save();
            for (var name : written) {
                Files.move(draft.path().resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
        for (var name : earlier) {
            if (!written.contains(name)) {
                remove(name);
            }
        }
        earlier.clear();
        save();
    }

    private static UserException unwritable(Path folder, IOException e) {
        return new UserException(
                "The report cannot be written into " + folder
                        + ". Choose a folder that can be written to and has room.",
                e);
    }

    @Override
    public void close() {
        draft.close();
    }

    private void save() {
        var all = new LinkedHashSet<>(written);
        all.addAll(earlier);
        AtomicFile.write(folder.resolve(LIST), String.join("\n", all) + "\n");
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
