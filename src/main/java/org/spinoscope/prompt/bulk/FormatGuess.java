package org.spinoscope.prompt.bulk;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;
import org.spinoscope.prompt.PromptException;

/// Recognises a file's format by its first field names.
final class FormatGuess {

    private FormatGuess() {}

    /// @throws PromptException if it is none of them
    static BulkFormat of(BulkFile file, String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".csv") || lower.endsWith(".tsv")) {
            return BulkFormat.CSV;
        }
        int first = firstCharacter(file);
        if (first != '{' && first != '[') {
            return BulkFormat.CSV;
        }
        return json(file);
    }

    private static int firstCharacter(BulkFile file) {
        try (var in = file.open()) {
            int c = in.read();
            while (c >= 0 && Character.isWhitespace(c)) {
                c = in.read();
            }
            if (c < 0) {
                throw new PromptException(file.name() + ": the file is empty. Choose another one.");
            }
            return c;
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private static BulkFormat json(BulkFile file) {
        try (var in = file.open();
                var parser = JsonRecords.MAPPER.createParser(in)) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                return BulkFormat.COUNTERFACT;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                switch (parser.currentName()) {
                    case "requested_rewrite" -> {
                        return BulkFormat.COUNTERFACT;
                    }
                    case "prompt_templates", "prompt_templates_zs", "samples" -> {
                        return BulkFormat.LRE;
                    }
                    case "sub_label", "obj_label", "predicate_id", "template", "subject", "object" -> {
                        return BulkFormat.LAMA;
                    }
                    case "format", "pairs" -> {
                        return BulkFormat.SPINOSCOPE;
                    }
                    default -> {
                        parser.nextToken();
                        parser.skipChildren();
                    }
                }
            }
        } catch (JacksonException e) {
            throw JsonRecords.malformed(file, e);
        } catch (IOException e) {
            throw file.unreadable(e);
        }
        throw new PromptException(file.name() + ": this is none of the known prompt formats. Name it with --format, or"
                + " choose another file.");
    }
}
