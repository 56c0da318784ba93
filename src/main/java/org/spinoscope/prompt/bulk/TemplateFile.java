package org.spinoscope.prompt.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.spinoscope.prompt.PromptException;

/// Relations and their templates: LAMA's `relations.jsonl` (`relation` and `template` in each record), a JSON list of
/// such records, or one JSON object from relation to template.
final class TemplateFile {

    private TemplateFile() {}

    /// @throws PromptException if the file is missing or holds no template
    static Map<String, String> read(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new PromptException("There is no file " + path + " with templates. Check its name and folder.");
        }
        var file = BulkFile.of(path, String.valueOf(path.getFileName()));
        var templates = new LinkedHashMap<String, String>();
        JsonRecords.read(file, (index, line, record) -> {
            try {
                add(record, templates);
            } catch (PromptException e) {
                throw new PromptException(
                        String.format(Locale.ROOT, "%s, line %d: %s.", file.name(), line, Reasons.clause(e)), e);
            }
            return true;
        });
        if (templates.isEmpty()) {
            throw new PromptException(file.name() + " has no templates in it.");
        }
        return Map.copyOf(templates);
    }

    private static void add(JsonNode record, Map<String, String> into) {
        JsonFields.requireObject(record);
        if (record.has("template")) {
            into.put(JsonFields.text(record, "relation", "predicate_id"), JsonFields.text(record, "template"));
        } else {
            for (var names = record.fieldNames(); names.hasNext(); ) {
                var relation = names.next();
                into.put(relation, JsonFields.text(record, relation));
            }
        }
    }
}
