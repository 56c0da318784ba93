package org.spinoscope.prompt.bulk;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.spinoscope.prompt.PromptException;

/// How a bulk file is written.
public enum BulkFormat {
    /// Found out from the file.
    AUTO,
    /// CounterFact of the ROME paper: a JSON list with `requested_rewrite`.
    COUNTERFACT,
    /// Relation files of “Linearity of Relation Decoding”: `prompt_templates` and `samples`.
    LRE,
    /// A folder with `facts/P*.jsonl` and `patterns/P*.jsonl`.
    PARAREL,
    /// JSON lines with `sub_label` and `obj_label`; templates in the records or in a file of their own.
    LAMA,
    /// The program's own JSON.
    SPINOSCOPE,
    /// A table with the header `prompt,good,bad` or `prompt,good,bad,relation`.
    CSV;

    /// As in `--format`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws PromptException if there is no such format
    public static BulkFormat parse(String key) {
        return Arrays.stream(values())
                .filter(format -> format.key().equals(key.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new PromptException("“" + key + "” is no prompt format; choose "
                        + Arrays.stream(values()).map(BulkFormat::key).collect(Collectors.joining(", ")) + "."));
    }
}
