package org.spinoscope.desktop.context;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// Tables as text for the clipboard.
public final class CsvText {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private CsvText() {}

    /// A table of numbers: a minus sign that was set for readers becomes the one that programs read.
    ///
    /// @param rows the heading first
    public static String numbers(List<List<String>> rows) {
        return verbatim(rows.stream()
                .map(row -> row.stream().map(text -> text.replace('−', '-')).toList())
                .toList());
    }

    /// @param rows the heading first
    public static String verbatim(List<List<String>> rows) {
        var text = new StringBuilder();
        try (var out = new CSVPrinter(text, FORMAT)) {
            for (var row : rows) {
                out.printRecord(row);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("a table cannot be written in memory", impossible);
        }
        return text.toString();
    }
}
