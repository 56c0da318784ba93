package org.spinoscope.prompt.bulk;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.spinoscope.prompt.PromptException;
import org.spinoscope.prompt.PromptPair;

/// The program's own JSON, without the limit on its size.
record OwnJson(BulkFile file) implements BulkReader {

    static final String FORMAT = "spinoscope-prompts/1";

    private static final Set<String> FIELDS = Set.of("prompt", "good", "bad", "relation");

    @Override
    public void read(BulkRecord.Sink sink) {
        boolean format = false;
        boolean pairs = false;
        try (var in = file.open();
                var parser = JsonRecords.MAPPER.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new PromptException(file.name()
                        + ": a prompt file is a JSON object. Start it with { \"format\": \"" + FORMAT + "\".");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var field = parser.currentName();
                var value = parser.nextToken();
                if (field.equals("format")) {
                    format = requireFormat(parser.getText());
                } else if (field.equals("pairs") && value == JsonToken.START_ARRAY) {
                    pairs = true;
                    if (!JsonRecords.elements(
                            parser,
                            parser.nextToken(),
                            (index, line, record) -> sink.accept(convert(index, line, record)))) {
                        return;
                    }
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            throw JsonRecords.malformed(file, e);
        } catch (IOException e) {
            throw file.unreadable(e);
        }
        if (!format || !pairs) {
            throw new PromptException(String.format(
                    Locale.ROOT,
                    "%s: the field “%s” is missing in the prompt set. Add it.",
                    file.name(),
                    format ? "pairs" : "format"));
        }
    }

    private boolean requireFormat(String found) {
        if (!found.equals(FORMAT)) {
            throw new PromptException(String.format(
                            Locale.ROOT,
                            "%s: the format “%s” is unknown; this version of Spinoscope reads “%s”. Use a newer",
                            file.name(),
                            found,
                            FORMAT)
                    + " Spinoscope or change the file.");
        }
        return true;
    }

    private static BulkRecord convert(long index, long line, JsonNode record) {
        try {
            JsonFields.requireObject(record);
            for (var names = record.fieldNames(); names.hasNext(); ) {
                var name = names.next();
                if (!FIELDS.contains(name)) {
                    throw new PromptException("the field “" + name + "” is unknown here");
                }
            }
            var relation = record.has("relation") ? JsonFields.text(record, "relation") : "";
            return new BulkRecord.Pair(
                    index,
                    line,
                    new PromptPair(
                            JsonFields.text(record, "prompt"),
                            JsonFields.text(record, "good"),
                            JsonFields.text(record, "bad"),
                            relation));
        } catch (PromptException e) {
            return new BulkRecord.Bad(index, line, Reasons.clause(e));
        }
    }
}
