package org.spinoscope.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.CheckpointException;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.prompt.PromptFiles;
import org.spinoscope.spinbath.Reading;

/// Checkpoints as people save them have the gaps that transformers computes (src/test/golden/real_checkpoints.py), or
/// are refused where config and weights contradict each other.
class RealCheckpointsTest {

    private static final Path INPUTS = Path.of("src/test/resources/inputs");
    private static final Path CHECKPOINTS = INPUTS.resolve("checkpoints");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path temp;

    static Stream<String> names() throws IOException {
        return values().propertyStream().map(entry -> entry.getKey());
    }

    private static JsonNode values() throws IOException {
        return JSON.readTree(CHECKPOINTS.resolve("values.json").toFile());
    }

    private Path checkpoint(String name) throws IOException {
        for (var file : List.of("config.json", "model.safetensors")) {
            Files.copy(CHECKPOINTS.resolve(name).resolve(file), temp.resolve(file));
        }
        for (var file : List.of("vocab.json", "merges.txt")) {
            Files.copy(INPUTS.resolve("head-wider").resolve(file), temp.resolve(file));
        }
        return temp;
    }

    private static double gap(Path folder) {
        try (var model = Gpt2.load(folder, new ModelIdentity("a", "a test model"), Progress.NONE)) {
            var set = PromptFiles.read(INPUTS.resolve("head-wider.json"));
            return CorrelationStudy.gaps(model, set, Reading.PAPER, Progress.NONE)
                    .actual()[0];
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void theGapIsThatOfTransformers(String name) throws IOException {
        var folder = checkpoint(name);
        var expected = values().path(name);
        if (expected.isNull()) {
            assertThatThrownBy(() -> gap(folder))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining(name.startsWith("activation") ? "relu" : "lm_head");
        } else {
            assertThat(gap(folder)).isCloseTo(expected.doubleValue(), within(4e-6));
        }
    }

    @ParameterizedTest
    @CsvSource({"model_type,llama", "model_type,gpt_neo", "model_type,rms", "activation_function,swish"})
    void whatIsNotGpt2sIsRefusedByItsName(String field, String value) throws IOException {
        var folder = checkpoint("no-head");
        change(folder, field, value);
        assertThatThrownBy(() -> gap(folder))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll("config.json", "“" + value + "”");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1e-5, 7})
    void anEpsilonThatCannotBeSaysWhichIsUsual(double epsilon) throws IOException {
        var folder = checkpoint("no-head");
        change(folder, "layer_norm_epsilon", epsilon);
        assertThatThrownBy(() -> gap(folder))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll("layer_norm_epsilon", "GPT-2's is 1e-5")
                .hasMessageNotContaining("belongs to");
    }

    @Test
    void aByteOrderMarkIsBlamedOnNoOtherFile() throws IOException {
        double right = gap(checkpoint("no-head"));
        for (var name : List.of("vocab.json", "config.json")) {
            Files.writeString(temp.resolve(name), "\uFEFF" + Files.readString(temp.resolve(name)));
            assertThat(gap(temp)).as(name).isEqualTo(right);
        }
        Files.writeString(temp.resolve("vocab.json"), "x" + Files.readString(temp.resolve("vocab.json")));
        assertThatThrownBy(() -> gap(temp)).hasMessageContaining("vocab.json");
    }

    private static void change(Path folder, String field, Object value) throws IOException {
        var file = folder.resolve("config.json").toFile();
        var config = (com.fasterxml.jackson.databind.node.ObjectNode) JSON.readTree(file);
        config.set(field, JSON.valueToTree(value));
        JSON.writeValue(file, config);
    }
}
