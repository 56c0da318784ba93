package org.spinoscope.prompt.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import org.spinoscope.prompt.PromptException;

/// Texts out of a JSON record, or a reason why not.
final class JsonFields {

    private JsonFields() {}

    /// The text at `name` or, nested, at `name.name`.
    ///
    /// @throws PromptException if a part of the path is missing or of another type
    static String text(JsonNode record, String path) {
        var node = record;
        for (var name : path.split("\\.", -1)) {
            if (!node.isObject()) {
                throw new PromptException("the field “" + path + "” is missing: what should hold it is "
                        + node.getNodeType().name().toLowerCase(java.util.Locale.ROOT));
            }
            var next = node.get(name);
            if (next == null) {
                throw new PromptException("the field “" + path + "” is missing");
            }
            node = next;
        }
        if (!node.isTextual()) {
            throw new PromptException("the field “" + path + "” should be a text, not "
                    + node.getNodeType().name().toLowerCase(java.util.Locale.ROOT));
        }
        return node.textValue();
    }

    /// The first of several names that is there.
    static String text(JsonNode record, String... names) {
        for (var name : names) {
            if (record.has(name)) {
                return text(record, name);
            }
        }
        throw new PromptException("the field “" + names[0] + "” is missing");
    }

    static void requireObject(JsonNode record) {
        if (!record.isObject()) {
            throw new PromptException(
                    "the record is no object but " + record.getNodeType().name().toLowerCase(java.util.Locale.ROOT));
        }
    }
}
