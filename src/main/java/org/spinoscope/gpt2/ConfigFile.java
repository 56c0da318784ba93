package org.spinoscope.gpt2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.spinoscope.common.JsonError;
import org.spinoscope.gpt2.Gpt2Config.Activation;

/// A `config.json`, field by field. A field of the wrong type is refused: taking the default instead would quietly
/// change the model's numbers.
record ConfigFile(JsonNode json, Path file) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int LARGEST_FILE = 1 << 20;

    /// @throws CheckpointException if the file is missing, is not JSON, or does not describe a GPT-2
    static Gpt2Config read(Path file) {
        return new ConfigFile(parse(file), file).config();
    }

    private static JsonNode parse(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new CheckpointException("There is no " + file.getFileName() + " in " + file.getParent()
                        + ". A checkpoint folder needs config.json, model.safetensors and a tokenizer.");
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw new CheckpointException(file + " is larger than any model configuration. Choose another file.");
            }
            return JSON.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new CheckpointException(
                    file + " is damaged at " + JsonError.of(e) + ". Fetch it again, or correct it.", e);
        } catch (IOException e) {
            throw new CheckpointException(
                    file + " cannot be read (" + e + "). Fetch it again, or make sure that you may read it.", e);
        }
    }

    private Gpt2Config config() {
        if (!json.isObject()) {
            throw new CheckpointException(file + " holds no JSON object. Use the model's own config.json.");
        }
        var type = text("model_type", "gpt2");
        if (!type.equals("gpt2")) {
            throw new CheckpointException(file + " describes a model of type “" + type
                    + "”. Choose a checkpoint of GPT-2's architecture; Spinoscope reads no other.");
        }
        if (flag("add_cross_attention", false)) {
            throw new CheckpointException(
                    file + ": add_cross_attention is on. Choose a plain GPT-2 decoder without it.");
        }
        int dModel = integer("n_embd");
        return new Gpt2Config(
                integer("n_layer"),
                integer("n_head"),
                dModel,
                json.hasNonNull("n_inner") ? integer("n_inner") : (int) Math.min(4L * dModel, Integer.MAX_VALUE),
                integer("vocab_size"),
                integer(json.hasNonNull("n_positions") || !json.hasNonNull("n_ctx") ? "n_positions" : "n_ctx"),
                number("layer_norm_epsilon", 1e-5),
                activation(text("activation_function", "gelu_new")),
                flag("scale_attn_weights", true),
                flag("scale_attn_by_inverse_layer_idx", false),
                flag("tie_word_embeddings", true));
    }

    private Activation activation(String name) {
        return switch (name) {
            case "gelu_new", "gelu_pytorch_tanh", "gelu_fast" -> Activation.GELU_NEW;
            case "gelu", "gelu_python" -> Activation.GELU;
            default ->
                throw new CheckpointException(file + ": activation_function “" + name
                        + "” is not one of gelu_new and gelu. Choose a checkpoint that uses one of them.");
        };
    }

    private int integer(String field) {
        var value = json.get(field);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong(field, "a whole number");
        }
        return value.intValue();
    }

    private double number(String field, double otherwise) {
        if (json.hasNonNull(field) && !json.get(field).isNumber()) {
            throw wrong(field, "a number");
        }
        return json.path(field).asDouble(otherwise);
    }

    private boolean flag(String field, boolean otherwise) {
        if (json.hasNonNull(field) && !json.get(field).isBoolean()) {
            throw wrong(field, "true or false");
        }
        return json.path(field).asBoolean(otherwise);
    }

    private String text(String field, String otherwise) {
        if (json.hasNonNull(field) && !json.get(field).isTextual()) {
            throw wrong(field, "a text");
        }
        return json.path(field).asText(otherwise);
    }

    private CheckpointException wrong(String field, String needed) {
        var value = json.get(field);
        return new CheckpointException(file + ": " + field + " is " + (value == null ? "missing" : shown(value)) + "; "
                + needed + " is needed. Use the config.json that belongs to these weights.");
    }

    private static String shown(JsonNode value) {
        var text = value.toString();
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
