package org.spinoscope.prompt.bulk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.spinoscope.prompt.PromptException;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.StrictQuotes;

/// The table form `prompt,good,bad[,relation]`, separated by commas, semicolons or tabs. A record is a row below the
/// header that is not empty.
record Table(BulkFile file) implements BulkReader {

    private static final List<String> COLUMNS = List.of("prompt", "good", "bad", "relation");

    @Override
    public void read(BulkRecord.Sink sink) {
        try (var reader = reader()) {
            reader.mark(1 << 14);
            char separator = separator(reader.readLine());
            reader.reset();
            try (var parser = CSVParser.parse(new StrictQuotes(file.name(), separator, reader), format(separator))) {
                rows(parser, sink);
            }
        } catch (CharacterCodingException e) {
            throw notUtf8(e);
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private void rows(CSVParser parser, BulkRecord.Sink sink) {
        var rows = parser.iterator();
        int columns = 0;
        long index = 0;
        while (true) {
            long line = parser.getCurrentLineNumber() + 1;
            var row = next(rows, line);
            if (row == null) {
                return;
            }
            if (columns == 0) {
                columns = row.size();
            } else if ((row.size() != 1 || !row.get(0).isEmpty())
                    && !sink.accept(convert(row, columns, index++, line))) {
                return;
            }
        }
    }

    private @org.jspecify.annotations.Nullable CSVRecord next(java.util.Iterator<CSVRecord> rows, long line) {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException malformed) {
                throw notUtf8(malformed);
            }
            throw new PromptException(
                    String.format(
                                    Locale.ROOT,
                                    "%s, line %d: in the row that starts here a double quote is not closed, or text follows a closing one.",
                                    file.name(),
                                    line)
                            + " Quotes inside a quoted text are written twice.",
                    e);
        }
    }

    private static BulkRecord convert(CSVRecord row, int columns, long index, long line) {
        try {
            if (row.size() != columns) {
                throw new PromptException(
                        String.format(Locale.ROOT, "the row has %d columns, the header has %d", row.size(), columns));
            }
            var relation = columns > 3 ? row.get(3) : "";
            return new BulkRecord.Pair(index, line, new PromptPair(row.get(0), row.get(1), row.get(2), relation));
        } catch (PromptException e) {
            return new BulkRecord.Bad(index, line, Reasons.clause(e));
        }
    }

    private BufferedReader reader() {
        return new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8.newDecoder()), 1 << 16);
    }

    private PromptException notUtf8(IOException e) {
        return new PromptException(file.name() + ": the file is not UTF-8 text. Save it with the encoding UTF-8.", e);
    }

    private static CSVFormat format(char separator) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .setRecordSeparator('\n')
                .get();
    }

    private char separator(@org.jspecify.annotations.Nullable String header) {
        for (char separator : new char[] {',', ';', '\t'}) {
            var columns = Arrays.stream((header == null ? "" : header).split(String.valueOf(separator), -1))
                    .map(cell -> cell.strip().replaceAll("^\"|\"$", "").toLowerCase(Locale.ROOT))
                    .toList();
            if (columns.equals(COLUMNS) || columns.equals(COLUMNS.subList(0, 3))) {
                return separator;
            }
        }
        throw new PromptException(file.name()
                + ", line 1: the first line should name the columns: prompt,good,bad or prompt,good,bad,relation.");
    }
}
