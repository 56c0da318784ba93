package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The ids of every combination of tokenizer files are those of transformers' `AutoTokenizer` on the same folder
/// (src/test/golden/tokenizer_folders.py); what it refuses is refused.
class TokenizerFoldersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path temp;

    static JsonNode golden() throws IOException {
        return JSON.readTree(
                Path.of("src/test/resources/inputs/tokenizers.json").toFile());
    }

    static Stream<JsonNode> folders() throws IOException {
        return golden().path("folders").valueStream();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void idsAreThoseOfAutoTokenizer(JsonNode folder) throws IOException {
        var golden = golden();
        write(folder, golden);
        if (folder.path("ids").isNull()) {
            assertThatThrownBy(() -> Tokenizer.load(temp)).isInstanceOf(CheckpointException.class);
            return;
        }
        try (var tokenizer = Tokenizer.load(temp)) {
            for (int i = 0; i < golden.path("texts").size(); i++) {
                var text = golden.path("texts").path(i).asText();
                var ids = folder.path("ids")
                        .path(i)
                        .valueStream()
                        .mapToInt(JsonNode::intValue)
                        .toArray();
                assertThat(tokenizer.encode(text))
                        .as(folder.path("name").asText() + ": “" + text + "”")
                        .isEqualTo(ids);
            }
        }
    }

    private void write(JsonNode folder, JsonNode golden) throws IOException {
        var merges = golden.path("merges").asText();
        if (folder.path("vocabAndMerges").booleanValue()) {
            JSON.writeValue(temp.resolve("vocab.json").toFile(), golden.path("vocab"));
            Files.writeString(temp.resolve("merges.txt"), merges);
        }
        for (var file : folder.path("files").properties()) {
            if (file.getKey().equals("tokenizer.json")) {
                var model = ((ObjectNode) file.getValue()).putObject("model");
                model.put("type", "BPE");
                model.set("vocab", golden.path("vocab"));
                var list = model.putArray("merges");
                merges.lines().skip(1).forEach(list::add);
            }
            JSON.writeValue(temp.resolve(file.getKey()).toFile(), file.getValue());
        }
    }
}
