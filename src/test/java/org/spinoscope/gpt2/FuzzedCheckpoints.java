package org.spinoscope.gpt2;

import static org.spinoscope.fuzz.FuzzSubject.copy;
import static org.spinoscope.fuzz.FuzzSubject.text;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.fuzz.FuzzSubject;

/// Every file of a checkpoint: read by itself, and, more seldom, as a part of a model that is loaded and used.
public final class FuzzedCheckpoints {

    private static final Path INPUTS = Path.of("src/test/resources/inputs");
    private static final Path SPLIT = INPUTS.resolve("head-wider");
    private static final Path WHOLE = INPUTS.resolve("pad-not-resized");

    private FuzzedCheckpoints() {}

    /// @param folder made, with a folder for each file beside good others
    public static List<FuzzSubject> in(Path folder) throws IOException {
        return List.of(
                copy(SPLIT.resolve("config.json"), folder.resolve("config/config.json"), Gpt2Config::read),
                copy(SPLIT.resolve("vocab.json"), split(folder, "vocab").resolve("vocab.json"), tokenizer()),
                copy(SPLIT.resolve("merges.txt"), split(folder, "merges").resolve("merges.txt"), tokenizer()),
                copy(SPLIT.resolve("model.safetensors"), folder.resolve("map/model.safetensors"), file -> {
                    try (var arena = Arena.ofConfined()) {
                        var weights = SafetensorsFile.map(file, arena);
                        for (var entry : weights.entries().values()) {
                            weights.bytes(entry);
                        }
                    }
                }),
                copy(WHOLE.resolve("tokenizer.json"), folder.resolve("whole/tokenizer.json"), tokenizer()),
                text("""
                        {"add_prefix_space": true, "bos_token": "a", "add_bos_token": true, "model_max_length": 256,
                         "eos_token": {"content": "<e>", "lstrip": true, "normalized": false, "special": true},
                         "added_tokens_decoder": {"259": {"content": "<x>", "rstrip": true, "special": false}},
                         "tokenizer_class": "GPT2Tokenizer"}
                        """, split(folder, "settings").resolve("tokenizer_config.json"), tokenizer()),
                text("{\"<x>\": 259, \"<y>\": 260}", split(folder, "added").resolve("added_tokens.json"), tokenizer()),
                text("""
                        {"bos_token": "a", "pad_token": {"content": "<p>", "lstrip": false, "single_word": true},
                         "additional_special_tokens": ["<s>", "<t>"]}
                        """, split(folder, "special").resolve("special_tokens_map.json"), tokenizer()),
                text(
                        "{\"metadata\": {\"total_size\": 9}, \"weight_map\": {\"wte.weight\": \"a.safetensors\","
                                + " \"wpe.weight\": \"b-00002.safetensors\"}}",
                        folder.resolve("index/model.safetensors.index.json"),
                        CheckpointNames::shards),
                copy(
                                WHOLE.resolve("tokenizer.json"),
                                whole(folder, "native").resolve("tokenizer.json"),
                                FuzzedCheckpoints::use)
                        .seldom(20),
                copy(
                                WHOLE.resolve("config.json"),
                                whole(folder, "shape").resolve("config.json"),
                                FuzzedCheckpoints::use)
                        .seldom(20),
                copy(
                                WHOLE.resolve("model.safetensors"),
                                whole(folder, "weights").resolve("model.safetensors"),
                                FuzzedCheckpoints::use)
                        .seldom(20));
    }

    private static FuzzSubject.Reader tokenizer() {
        return file -> TokenizerFile.read(file.resolveSibling(".").normalize());
    }

    /// Loads the model and reads a prompt.
    private static void use(Path file) {
        var folder = file.resolveSibling(".").normalize();
        try (var model = Gpt2.load(folder, new ModelIdentity("fuzz", "a spoiled model"), Progress.NONE)) {
            var tokens = model.tokenizer().encode("a b<pad>é😀");
            if (tokens.length > 0 && tokens.length <= model.config().positions()) {
                model.tokenizer().decode(tokens);
            }
        }
    }

    private static Path split(Path folder, String name) throws IOException {
        return with(SPLIT, folder.resolve(name), "vocab.json", "merges.txt");
    }

    private static Path whole(Path folder, String name) throws IOException {
        return with(WHOLE, folder.resolve(name), "config.json", "model.safetensors", "tokenizer.json");
    }

    private static Path with(Path source, Path folder, String... files) throws IOException {
        Files.createDirectories(folder);
        for (var file : files) {
            Files.copy(source.resolve(file), folder.resolve(file));
        }
        return folder;
    }
}
