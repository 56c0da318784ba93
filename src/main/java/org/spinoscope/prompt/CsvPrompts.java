package org.spinoscope.prompt;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// The table form of a prompt list: a header `prompt,good,bad`, `prompt,good,bad,relation` or
/// `prompt,good,bad,relation,on` (`yes` or `no`), then a pair a row.
/// Columns are separated by commas, semicolons or tabs (recognised by the header); quotes are doubled inside quotes.
final class CsvPrompts {

    private static final List<String> SHORT = List.of("prompt", "good", "bad");
    private static final List<String> LONG = List.of("prompt", "good", "bad", "relation");
    private static final List<String> SWITCHED = List.of("prompt", "good", "bad", "relation", "on");

    private final String file;
    private final CSVParser parser;
    private final List<Boolean> on = new ArrayList<>();

    private CsvPrompts(String file, CSVParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /// Reads a list called `name` from the text of `file`. A table has no place for description and source.
    static PromptList read(String file, String name, String text) {
        char separator = separatorOf(file, text);
        try (var parser =
                CSVParser.parse(new StrictQuotes(file, separator, new StringReader(text)), format(separator))) {
            var table = new CsvPrompts(file, parser);
            var pairs = table.pairs();
            if (pairs.isEmpty()) {
                throw FilePosition.of(file).error("the table has a header but no pairs. Add a row below it.");
            }
            return new PromptList(
                    name,
                    "",
                    "",
                    IntStream.range(0, pairs.size())
                            .mapToObj(i -> new PromptList.Entry(pairs.get(i), table.on.get(i)))
                            .toList());
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
            if (columns.equals(SHORT) || columns.equals(LONG) || columns.equals(SWITCHED)) {
                return separator;
            }
        }
        throw new FilePosition(file, 1, 0)
                .error("the first line should name the columns: prompt,good,bad and, if wanted, relation and on"
                        + " after them, separated by commas, semicolons or tabs.");
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

    private void add(CSVRecord row, int columns, FilePosition filePosition, DistinctPairs distinct) {
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
            on.add(columns < 5 || takesPart(row.get(4), filePosition));
        } catch (PromptException e) {
            throw filePosition.locate(e);
        }
    }

    private static boolean takesPart(String cell, FilePosition filePosition) {
        return switch (cell.strip().toLowerCase(Locale.ROOT)) {
            case "yes", "true", "1", "" -> true;
            case "no", "false", "0" -> false;
            default ->
                throw filePosition.error(
                        String.format(Locale.ROOT, "the column “on” says “%s”. Write yes or no there.", cell));
        };
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

    /// Writes the pairs separated by commas; the column `on` is there only if a pair is switched off.
    static String write(PromptList list) {
        boolean switched = list.on() < list.entries().size();
        var out = new StringBuilder();
        var format = format(',');
        try (var printer = format.print(out)) {
            printer.printRecord(switched ? SWITCHED : LONG);
            for (var entry : list.entries()) {
                var pair = entry.pair();
                var cells = new ArrayList<>(List.of(pair.prompt(), pair.good(), pair.bad(), pair.relation()));
                if (switched) {
                    cells.add(entry.on() ? "yes" : "no");
                }
                printer.printRecord(cells);
            }
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory cannot fail to be written.", e);
        }
        return out.toString();
    }
}
