package org.spinoscope.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// CSV texts. Undefined numbers are empty fields.
final class Csv {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    /// Prints the rows of a table.
    interface Rows {
        void print(CSVPrinter out) throws IOException;
    }

    private Csv() {}

    static String text(List<String> columns, Rows rows) {
        var text = new StringBuilder();
        try (var out = new CSVPrinter(text, FORMAT)) {
            out.printRecord(columns);
            rows.print(out);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
        return text.toString();
    }

    static String count(double value) {
        return Double.isFinite(value) ? Long.toString(Math.round(value)) : "";
    }

    static String field(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    static String joined(int[] ids) {
        return Arrays.stream(ids).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }
}
