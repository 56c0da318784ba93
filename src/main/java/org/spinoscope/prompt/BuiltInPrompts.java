package org.spinoscope.prompt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The built-in prompt sets, from the project's folder `prompts/` by way of the class path.
public enum BuiltInPrompts {
    /// The 20 prompts of Table I of the paper.
    FACTUAL_RECALL,
    /// Further pairs that had no part in finding any head.
    CONFIRMATORY;

    /// What users write for this set: `factual-recall`, `confirmatory`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The set of that id, if there is one.
    public static Optional<BuiltInPrompts> named(String id) {
        return Arrays.stream(values()).filter(set -> set.id().equals(id)).findFirst();
    }

    /// Reads the set.
    public PromptSet load() {
        var file = id() + ".json";
        try (var in = BuiltInPrompts.class.getResourceAsStream("/prompts/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The program was packed without prompts/" + file);
            }
            return JsonPrompts.read(file, new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .set();
        } catch (IOException e) {
            throw new IllegalStateException("The program's own prompts/" + file + " cannot be read", e);
        }
    }
}
