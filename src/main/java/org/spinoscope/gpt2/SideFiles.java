package org.spinoscope.gpt2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/// The files beside a tokenizer that change its ids.
///
/// @param config where `tokenizer_config.json` is, or would be
/// @param settings its content
/// @param addedTokens `added_tokens.json`: tokens and their ids
/// @param specialTokens `special_tokens_map.json`
record SideFiles(Path config, ObjectNode settings, ObjectNode addedTokens, ObjectNode specialTokens) {

    /// Reads them; one that is not there is empty.
    ///
    /// @throws CheckpointException if one is not JSON
    static SideFiles of(Path folder) {
        var config = folder.resolve("tokenizer_config.json");
        var settings = TokenizerJson.optional(config);
        // The newer file lists everything, so that the older two are not read, as in transformers.
        boolean newer = settings.path("added_tokens_decoder").isObject();
        return new SideFiles(
                config,
                settings,
                newer ? TokenizerJson.object() : TokenizerJson.optional(folder.resolve("added_tokens.json")),
                newer ? TokenizerJson.object() : TokenizerJson.optional(folder.resolve("special_tokens_map.json")));
    }

    /// Empty if no class is named.
    String tokenizerClass() {
        return settings.path("tokenizer_class").asText("");
    }

    /// @throws CheckpointException if the setting is there but neither true nor false
    boolean flag(String name) {
        var value = settings.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw new CheckpointException(config + ": " + name + " is " + value + "; true or false is needed.");
        }
        return value.asBoolean(false);
    }

    /// What is said of a special token: a text, an object, null, or missing. The older file has precedence.
    JsonNode special(String name) {
        var older = specialTokens.path(name);
        return older.isMissingNode() ? settings.path(name) : older;
    }

    /// Whether an object is in the older file, which takes it as a token without further marks.
    boolean inOlderFile(String name) {
        return specialTokens.has(name);
    }
}
