package org.spinoscope.prompt;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// The table form of a prompt set: a header `prompt,good,bad` or `prompt,good,bad,relation`, then a pair a row.
/// Columns are separated by commas, semicolons or tabs (recognised by the header); quotes are doubled inside quotes.
final class CsvPrompts {

    private static final List<String> SHORT = List.of("prompt", "good", "bad");
    private static final List<String> LONG = List.of("prompt", "good", "bad", "relation");

    private final String file;
    private final CSVParser parser;

    private CsvPrompts(String file, CSVParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /// Reads a set called `name` from the text of `file`. A table has no place for description and source.
    static PromptSet read(String file, String name, String text) {
        char separator = separatorOf(file, text);
        try (var parser =
                CSVParser.parse(new StrictQuotes(file, separator, new StringReader(text)), format(separator))) {
            var pairs = new CsvPrompts(file, parser).pairs();
            if (pairs.isEmpty()) {
                throw FilePosition.of(file).error("the table has a header but no pairs. Add a row below it.");
            }
            return new PromptSet(name, "", "", pairs);
        } catch (IOException e) {
            throw FilePosition.of(file).error("the text could not be read.", e);
        }
    }

    /// Empty lines come through as records, because only then the line numbers of the others are known.
    private static CSVFormat format(char separator) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .setRecordSeparator('\n')
                .get();
    }

    private static char separatorOf(String file, String text) {
        var header = text.lines().findFirst().orElse("");
        for (char separator : new char[] {',', ';', '\t'}) {
            var columns = List.of(header.split(String.valueOf(separator), -1)).stream()
                    .map(cell -> cell.strip().replaceAll("^\"|\"$", "").toLowerCase(Locale.ROOT))
                    .toList();
            if (columns.equals(SHORT) || columns.equals(LONG)) {
                return separator;
            }
        }
        throw new FilePosition(file, 1, 0)
                .error("the first line should name the columns: prompt,good,bad or prompt,good,bad,relation, separated"
                        + " by commas, semicolons or tabs.");
    }

    private List<PromptPair> pairs() {
        var distinct = new DistinctPairs();
        int columns = 0;
        while (true) {
            var filePosition = new FilePosition(file, parser.getCurrentLineNumber() + 1, 0);
            var row = next(filePosition);
            if (row == null) {
                return distinct.pairs();
            }
            if (columns == 0) {
                columns = row.size();
            } else if (row.size() != 1 || !row.get(0).isEmpty()) {
                add(row, columns, filePosition, distinct);
            }
        }
    }

    private static void add(CSVRecord row, int columns, FilePosition filePosition, DistinctPairs distinct) {
        if (row.size() != columns) {
            throw filePosition.error(String.format(
                            Locale.ROOT,
                            "this row has %d columns, the header has %d. Put a text that contains the separator in",
                            row.size(),
                            columns)
                    + " double quotes.");
        }
        try {
            var relation = columns > 3 ? row.get(3) : "";
            distinct.add(new PromptPair(row.get(0), row.get(1), row.get(2), relation), filePosition.inside());
        } catch (PromptException e) {
            throw filePosition.locate(e);
        }
    }

    private @Nullable CSVRecord next(FilePosition filePosition) {
        try {
            var rows = parser.iterator();
            return rows.hasNext() ? rows.next() : null;
        } catch (UncheckedIOException e) {
            throw filePosition.error(
                    "in the row that starts here a double quote is not closed, or text follows a closing one. Quotes"
                            + " inside a quoted text are written twice.",
                    e);
        }
    }

    /// Writes the pairs with all four columns, separated by commas.
    static String write(PromptSet set) {
        var out = new StringBuilder();
        var format = format(',');
        try (var printer = format.print(out)) {
            printer.printRecord(LONG);
            for (var pair : set.pairs()) {
                printer.printRecord(pair.prompt(), pair.good(), pair.bad(), pair.relation());
            }
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory cannot fail to be written.", e);
        }
        return out.toString();
    }
}
