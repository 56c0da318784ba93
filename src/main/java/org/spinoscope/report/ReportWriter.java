package org.spinoscope.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.figure.ColourMaps;

/// Writes a study into a folder: index.html, results.json, a CSV for each table, and every figure as SVG, PNG and CSV.
public final class ReportWriter {

    private final ColourMaps colours;

    /// @param colours of numbers in all figures
    public ReportWriter(ColourMaps colours) {
        this.colours = colours;
    }

    /// Makes the folder if need be, before any work is done for it.
    ///
    /// @throws UserException if it cannot be made or written
    public static void requireWritable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".spinoscope", ".probe"));
        } catch (IOException e) {
            throw new UserException(
                    Files.isRegularFile(folder)
                            ? folder + " is a file; name a folder to write into."
                            : "The folder " + folder + " cannot be written. Name another one.",
                    e);
        }
    }

    /// Writes all files, which appear when all of them are there, and removes what an
    /// earlier report wrote here and this one did not. Files that no report wrote stay as they are.
    ///
    /// @throws org.spinoscope.common.UserException if the folder cannot be written; an earlier report in it stays
    public void write(FullStudy study, Path folder, Progress progress) {
        try (var files = WrittenFiles.in(folder)) {
            write(study, files, progress);
            files.finish();
        }
        progress.at(1, "Report written");
    }

    private void write(FullStudy study, WrittenFiles files, Progress progress) {
        var content = ReportContent.of(study);
        var figures = content.figures();
        for (int i = 0; i < figures.size(); i++) {
            var figure = figures.get(i);
            progress.at((double) i / figures.size(), "Figure " + figure.name());
            FigureFiles.write(
                    figure.figure(), figure.size(), colours, ending -> files.file("figures/" + figure.name() + ending));
        }
        content.csv().forEach((name, text) -> AtomicFile.write(files.file(name), text));
        AtomicFile.write(files.file("results.json"), ResultsJson.of(study, content.json()));
        AtomicFile.write(files.file("index.html"), new IndexPage(study).of(content));
    }
}
