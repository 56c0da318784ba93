package org.spinoscope.training;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// GPT-2's tokenizer over a folder's vocab.json and merges.txt.
final class BytePairs implements AutoCloseable {

    static final int VOCABULARY = 50257;
    static final int END_OF_TEXT = 50256;

    private final HuggingFaceTokenizer tokenizer;

    BytePairs(Path folder) throws IOException {
        var json = JsonMapper.builder().build();
        var merges = Files.readAllLines(folder.resolve("merges.txt")).stream()
                .filter(line -> !line.startsWith("#version") && !line.isBlank())
                .toList();
        var byteLevel = Map.of("type", "ByteLevel", "add_prefix_space", false, "trim_offsets", true, "use_regex", true);
        var description = Map.of(
                "version",
                "1.0",
                "added_tokens",
                List.of(),
                "pre_tokenizer",
                byteLevel,
                "decoder",
                byteLevel,
                "model",
                Map.of(
                        "type",
                        "BPE",
                        "vocab",
                        json.readTree(folder.resolve("vocab.json").toFile()),
                        "merges",
                        merges));
        tokenizer = HuggingFaceTokenizer.newInstance(
                new ByteArrayInputStream(json.writeValueAsBytes(description)), Map.of("addSpecialTokens", "false"));
    }

    int[] encode(String text) {
        var ids = tokenizer.encode(text, false, false).getIds();
        var result = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            result[i] = (int) ids[i];
        }
        return result;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
