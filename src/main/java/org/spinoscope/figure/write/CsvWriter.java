package org.spinoscope.figure.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.figure.Datum;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Mark;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Panels;
import org.spinoscope.figure.Plot;

/// Writes every number that a figure shows as CSV: one row a point, full precision, empty where undefined.
///
/// Columns: `mark,panel,series,label,x,y,low,high,value`; the provenance comes first as `# key: value` lines.
public final class CsvWriter {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator('\n')
            .setHeader("mark", "panel", "series", "label", "x", "y", "low", "high", "value")
            .get();

    /// @throws UserException if the file cannot be written
    public void write(Figure figure, Path file) {
        AtomicFile.write(file, text(figure).getBytes(StandardCharsets.UTF_8));
    }

    /// The file's content.
    public String text(Figure figure) {
        var text = new StringBuilder(figure.provenance().comment());
        try (var csv = new CSVPrinter(text, FORMAT)) {
            print(figure, "", csv);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a table cannot be written in memory", impossible);
        }
        return text.toString();
    }

    private static void print(Figure figure, String panel, CSVPrinter csv) throws IOException {
        switch (figure) {
            case Plot plot -> {
                for (var mark : plot.marks()) {
                    print(mark, panel, csv);
                }
                for (var mark : plot.rightMarks()) {
                    print(mark, panel, csv);
                }
            }
            case Panels panels -> {
                for (var i = 0; i < panels.figures().size(); i++) {
                    print(panels.figures().get(i), panel + (char) ('a' + i % 26), csv);
                }
            }
        }
    }

    private static void print(Mark mark, String panel, CSVPrinter csv) throws IOException {
        var kind = mark.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        for (var datum : mark.data()) {
            row(datum, panel, kind, csv);
        }
    }

    private static void row(Datum datum, String panel, String kind, CSVPrinter csv) throws IOException {
        csv.printRecord(
                kind,
                panel,
                Markup.plain(datum.series()),
                Markup.plain(datum.label()),
                number(datum.x()),
                number(datum.y()),
                number(datum.low()),
                number(datum.high()),
                number(datum.value()));
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
