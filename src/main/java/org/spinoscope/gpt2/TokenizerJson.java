package org.spinoscope.gpt2;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.spinoscope.common.JsonError;

/// Reads and writes the JSON files of a tokenizer.
final class TokenizerJson {

    static final String OTHERWISE = " Fetch it again, or use the one that belongs to these weights.";

    /// Fifty thousand tokens as field names would each be interned for a second use that never comes.
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            // Not the parser's own check, which would keep all names a second time.
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final long LARGEST_FILE = 16L << 20;

    private TokenizerJson() {}

    /// @throws CheckpointException if the file cannot be read or is not JSON
    static JsonNode tree(Path file) {
        try {
            refuseLarge(file);
            return JSON.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new CheckpointException(file + " is damaged at " + JsonError.of(e) + "." + OTHERWISE, e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// A file's object; an empty one if there is no such file.
    static ObjectNode optional(Path file) {
        if (!Files.isRegularFile(file)) {
            return object();
        }
        if (tree(file) instanceof ObjectNode object) {
            return object;
        }
        throw new CheckpointException(file + " holds no JSON object." + OTHERWISE);
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static byte[] bytes(JsonNode tree) {
        try {
            return JSON.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts and numbers is JSON", e);
        }
    }

    static void refuseLarge(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new CheckpointException(file + " is larger than any tokenizer of a GPT-2. Choose another file.");
        }
    }

    static CheckpointException unreadable(Path file, IOException e) {
        return new CheckpointException(
                file + " cannot be read (" + e + "). Fetch it again, or make sure that you may read it.", e);
    }
}
