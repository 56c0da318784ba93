package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;

/// Everything around the weights that can be wrong: configuration, tokenizer, shards, prompts.
class HostileFolderTest {

    @TempDir
    private Path temp;

    private DoctoredCheckpoint checkpoint;

    @BeforeEach
    void copy() throws IOException {
        checkpoint = DoctoredCheckpoint.copyOf("odd-3x5", temp);
    }

    private void refused(String... says) {
        checkpoint.refused(says);
    }

    @Test
    void aFolderWithoutFilesIsRefused() {
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> Gpt2.load(temp.resolve("nowhere"), new ModelIdentity("", ""), Progress.NONE))
                .withMessageContaining("no config.json in")
                .withMessageContaining("model.safetensors and a tokenizer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n_layer=0",
                "n_layer=-3",
                "n_layer=\"3\"",
                "n_layer=3.5",
                "n_layer=null",
                "n_layer=99999999999",
                "n_layer=2000000000",
                "n_head=0",
                "n_head=4",
                "n_head=[5]",
                "n_embd=0",
                "n_embd=1073741824",
                "n_embd=true",
                "n_inner=0",
                "n_inner=\"51\"",
                "vocab_size=0",
                "vocab_size=\"97\"",
                "n_positions=0",
                "n_positions=33.5",
                "layer_norm_epsilon=0",
                "layer_norm_epsilon=-1",
                "layer_norm_epsilon=\"1e-5\"",
                "layer_norm_epsilon=5",
                "activation_function=\"relu\"",
                "activation_function=3",
                "scale_attn_weights=\"yes\"",
                "scale_attn_by_inverse_layer_idx=1",
                "tie_word_embeddings=\"false\"",
                "add_cross_attention=true",
                "model_type=\"llama\"",
                "model_type=2"
            })
    void aFieldThatCannotBeIsNamed(String setting) throws IOException {
        var pair = setting.split("=", 2);
        var value = new com.fasterxml.jackson.databind.ObjectMapper().readTree(pair[1]);
        checkpoint.config(c -> c.set(pair[0], value));
        var named = setting.equals("model_type=\"llama\"") ? "llama" : pair[0];
        refused(setting.equals("n_embd=1073741824") ? "n_" : named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n_layer", "n_head", "n_embd", "vocab_size"})
    void aMissingFieldIsNamed(String field) throws IOException {
        checkpoint.config(c -> c.remove(field));
        refused(field + " is missing");
    }

    @ParameterizedTest
    @CsvSource({"n_layer,4", "n_layer,16000000", "n_embd,40", "n_inner,52", "vocab_size,98", "n_positions,34"})
    void aConfigurationOfAnotherModelIsRefused(String field, int value) throws IOException {
        checkpoint.config(c -> c.put(field, value));
        refused("config.json", "belongs to these weights");
    }

    @Test
    void theOlderNameOfThePositionsIsRead() throws IOException {
        checkpoint.config(c -> c.remove("n_positions"));
        try (var model = checkpoint.load()) {
            assertThat(model.config().positions()).isEqualTo(33);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"n_layer\":3,\"n_layer\":3}", "{}{}", "\u0000"})
    void aConfigurationThatIsNoObjectIsRefused(String text) throws IOException {
        checkpoint.write("config.json", text);
        refused("config.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vocab.json", "merges.txt"})
    void aMissingTokenizerIsRefused(String file) throws IOException {
        Files.delete(checkpoint.file(file));
        refused("There is no tokenizer in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"a\":\"b\"}",
                "{\"a\":-1}",
                "{\"a\":0.5}",
                "{\"a\":99999999999}",
                "{\"a\":2000000000}",
                "{\"a\":0,\"a\":1}"
            })
    void aMalformedVocabularyIsRefused(String text) throws IOException {
        checkpoint.write("vocab.json", text);
        refused("vocab.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"onetoken\n", "a b c\n", " b\n", "a \n"})
    void aLineThatIsNoMergeIsShown(String text) throws IOException {
        checkpoint.write("merges.txt", "#version: 0.2\n" + text);
        refused("merges.txt has the line “" + text.replace("\n", "") + "”");
    }

    @Test
    void mergesOfAnotherVocabularyAreRefused() throws IOException {
        checkpoint.write("merges.txt", "#version: 0.2\nĠ qqq\n");
        refused("malformed");
    }

    @Test
    void mergesThatAreNoTextAreRefused() throws IOException {
        Files.write(checkpoint.file("merges.txt"), new byte[] {'a', ' ', (byte) 0xFF, (byte) 0xFE});
        refused("merges.txt is no UTF-8 text");
    }

    @Test
    void aTokenizerThatKnowsMoreTokensThanTheModelIsRefused() throws IOException {
        for (var file : List.of("vocab.json", "merges.txt")) {
            Files.copy(
                    Golden.checkpoint("tiny-12x12").resolve(file),
                    checkpoint.file(file),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        refused("knows 301 tokens, but the model only 97");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"model\":{}}",
                "{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":0},\"merges\":\"x\"}}",
                "{\"model\":{\"type\":\"WordPiece\",\"vocab\":{\"a\":0}}}",
                "{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":0},\"merges\":[]},\"added_tokens\":[{\"id\":\"x\"}]}"
            })
    void aMalformedTokenizerFileIsRefused(String text) throws IOException {
        checkpoint.write("tokenizer.json", text);
        refused("tokenizer.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../model.safetensors",
                "/etc/model.safetensors",
                "a/../../b.safetensors",
                "C:\\\\x.safetensors",
                "..",
                "",
                "weights.bin"
            })
    void aShardOutsideTheFolderIsRefused(String name) throws IOException {
        var sharded = DoctoredCheckpoint.copyOf("bf16-sharded", temp);
        sharded.write("model.safetensors.index.json", "{\"weight_map\":{\"wte.weight\":\"" + name + "\"}}");
        sharded.refused("inside the checkpoint's own folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "{\"weight_map\":[]}", "{\"weight_map\":{}}", "{\"weight_map\":{\"a\":5}}"})
    void aMalformedIndexIsRefused(String text) throws IOException {
        var sharded = DoctoredCheckpoint.copyOf("bf16-sharded", temp);
        sharded.write("model.safetensors.index.json", text);
        sharded.refused("model.safetensors.index.json");
    }

    @Test
    void aShardInASubfolderIsRead() throws IOException {
        var sharded = DoctoredCheckpoint.copyOf("bf16-sharded", temp);
        var name = "model-00002-of-00002.safetensors";
        Files.createDirectory(sharded.file("parts"));
        Files.move(sharded.file(name), sharded.file("parts").resolve(name));
        var index = sharded.file("model.safetensors.index.json");
        Files.writeString(index, Files.readString(index).replace(name, "parts/" + name));
        try (var model = sharded.load();
                var plain = Golden.model("bf16-sharded")) {
            int last = model.config().layers() - 1;
            assertThat(model.ln1(last)).usingRecursiveComparison().isEqualTo(plain.ln1(last));
        }
    }

    @Test
    void aMissingShardIsNamed() throws IOException {
        var sharded = DoctoredCheckpoint.copyOf("bf16-sharded", temp);
        Files.delete(sharded.file("model-00002-of-00002.safetensors"));
        sharded.refused("model-00002-of-00002.safetensors", "which is not there");
    }

    @Test
    void aFolderWithoutWeightsIsRefused() throws IOException {
        Files.delete(checkpoint.weights());
        refused("There is no model.safetensors in");
    }

    @Test
    void promptsThatCannotRunAreRefused() {
        try (var model = checkpoint.load()) {
            assertThatExceptionOfType(PromptTooLongException.class)
                    .isThrownBy(() -> model.run(ForwardRequest.of(List.of(new int[34])), Progress.NONE))
                    .withMessage("The prompt has 34 tokens; this model reads at most 33. Shorten the prompt.");
            assertThatExceptionOfType(UserException.class)
                    .isThrownBy(() -> model.run(ForwardRequest.of(List.of(new int[0])), Progress.NONE))
                    .withMessage("The prompt is empty. Type at least one word.");
            for (int id : new int[] {-1, 97, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
                assertThatExceptionOfType(UserException.class)
                        .isThrownBy(() -> model.run(ForwardRequest.of(List.of(new int[] {1, id})), Progress.NONE))
                        .withMessageContaining("outside the model's vocabulary of 97");
            }
            model.run(ForwardRequest.of(List.of(new int[33])), Progress.NONE);
        }
    }

    @Test
    void logitsNobodyCanGiveAreRefused() {
        try (var model = checkpoint.load()) {
            var request = ForwardRequest.of(List.of(new int[] {1, 2}, new int[] {3, 4, 5}));
            for (var wanted : List.<LogitRequest>of(
                    new LogitRequest.Tail(new int[] {1, 4}),
                    new LogitRequest.Tail(new int[] {0, 1}),
                    new LogitRequest.Tail(new int[] {1}),
                    new LogitRequest.FinalOf(new int[][] {{1}}))) {
                assertThatThrownBy(() -> model.run(request.logits(wanted), Progress.NONE))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThatThrownBy(() ->
                            model.run(request.logits(new LogitRequest.FinalOf(new int[][] {{1}, {97}})), Progress.NONE))
                    .isInstanceOf(UserException.class);
        }
    }
}
