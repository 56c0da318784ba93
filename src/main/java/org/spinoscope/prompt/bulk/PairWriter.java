package org.spinoscope.prompt.bulk;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.prompt.PromptPair;

/// Writes pairs one by one as the program's JSON, or as a table if the name ends in `.csv`. The file appears whole or
/// not at all.
public final class PairWriter {

    /// Writes pairs as they come.
    @FunctionalInterface
    public interface Source {
        /// @throws org.spinoscope.prompt.PromptException if there is nothing fit to write; no file is left then
        void writeTo(Sink sink);
    }

    /// Takes a pair.
    @FunctionalInterface
    public interface Sink {
        void pair(PromptPair pair);
    }

    /// Leads past the source, which would take it for a failure of its own reading.
    private static final class Unwritten extends RuntimeException {
        private final transient IOException cause;

        Unwritten(IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    private PairWriter() {}

    /// @param name what figures call the set
    /// @param origin where its pairs come from
    public static void write(Path file, String name, String origin, Source source) {
        boolean table = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        AtomicFile.write(file, channel -> {
            try (var out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8), 1 << 16)) {
                if (table) {
                    table(out, source);
                } else {
                    json(out, name, origin, source);
                }
            } catch (Unwritten e) {
                throw e.cause;
            }
        });
    }

    private static void json(BufferedWriter out, String name, String origin, Source source) throws IOException {
        out.write("{\n  \"format\": " + quoted(OwnJson.FORMAT) + ",\n  \"name\": " + quoted(name)
                + ",\n  \"description\": \"\",\n  \"source\": " + quoted(origin) + ",\n  \"pairs\": [");
        var separator = new String[] {"\n"};
        source.writeTo(pair -> {
            var relation = pair.relation().isEmpty() ? "" : ", \"relation\": " + quoted(pair.relation());
            try {
                out.write(separator[0] + "    {\"prompt\": " + quoted(pair.prompt()) + ", \"good\": "
                        + quoted(pair.good()) + ", \"bad\": " + quoted(pair.bad()) + relation + "}");
            } catch (IOException e) {
                throw new Unwritten(e);
            }
            separator[0] = ",\n";
        });
        out.write("\n  ]\n}\n");
    }

    private static void table(BufferedWriter out, Source source) throws IOException {
        var printer = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get().print(out);
        printer.printRecord("prompt", "good", "bad", "relation");
        source.writeTo(pair -> {
            try {
                printer.printRecord(pair.prompt(), pair.good(), pair.bad(), pair.relation());
            } catch (IOException e) {
                throw new Unwritten(e);
            }
        });
    }

    private static String quoted(String text) {
        return "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
