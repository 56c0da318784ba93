package org.spinoscope.figure.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.spinoscope.common.DraftFolder;
import org.spinoscope.common.UserException;
import org.spinoscope.figure.layout.Drawing;

/// Writes drawings as numbered PNG files, `frame-0001.png` and so on, into a folder of their own.
public final class PngSequenceWriter {

    private final PngWriter pictures = new PngWriter();

    /// Writes all drawings, a pixel for every unit. The folder appears when all of it is there; an exception of the
    /// iterator, such as a cancellation, leaves none.
    ///
    /// @param folder must not exist, or be empty
    /// @throws UserException if there is something in the folder, or it cannot be written
    public void write(Iterator<Drawing> drawings, Path folder) {
        try {
            var parent = folder.toAbsolutePath().getParent();
            if (parent == null || taken(folder)) {
                throw new UserException(String.format(
                        Locale.ROOT, "%s is not an empty folder; give the name of a new one for the frames.", folder));
            }
            try (var draft = DraftFolder.in(parent)) {
                for (int number = 1; drawings.hasNext(); number++) {
                    pictures.write(
                            drawings.next(),
                            1,
                            draft.path().resolve(String.format(Locale.ROOT, "frame-%04d.png", number)));
                }
                Files.deleteIfExists(folder);
                draft.moveTo(folder);
            }
        } catch (UserException full) {
            throw full.getCause() instanceof IOException ? cannot(folder, full) : full;
        } catch (IOException failure) {
            throw cannot(folder, failure);
        }
    }

    private static UserException cannot(Path folder, Exception failure) {
        return new UserException(
                String.format(
                        Locale.ROOT,
                        "Cannot write frames into %s. Choose a folder that can be written to and has room.",
                        folder),
                failure);
    }

    private static boolean taken(Path folder) throws IOException {
        return Files.exists(folder)
                && (!Files.isDirectory(folder) || !listed(folder).isEmpty());
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
