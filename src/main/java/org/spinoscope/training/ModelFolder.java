package org.spinoscope.training;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.gpt2.SafetensorsWriter;

/// Writes a network as Hugging Face lays out GPT-2: config.json and model.safetensors in float16.
final class ModelFolder {

    private ModelFolder() {}

    static void write(Path folder, TrainableGpt2 trainableGpt2, Vocabulary vocabulary) throws IOException {
        var shape = trainableGpt2.shape();
        AtomicFile.write(
                folder.resolve("config.json"),
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsBytes(config(shape)));
        var weights = new SafetensorsWriter().metadata("format", "pt");
        AttentionScale.settle(trainableGpt2.values(), shape).forEach((name, values) -> {
            var tensor = tensor(name, values, shape, vocabulary);
            weights.addHalf(name, tensor.values(), tensor.shape());
        });
        weights.write(folder.resolve("model.safetensors"));
    }

    private record Tensor(float[] values, int... shape) {}

    private static Tensor tensor(String name, float[] values, NetworkShape shape, Vocabulary vocabulary) {
        int d = shape.width();
        if (name.equals("wte.weight")) {
            var all = new float[Vocabulary.SIZE * d];
            for (int token = 0; token < Vocabulary.SIZE; token++) {
                System.arraycopy(values, vocabulary.row(token) * d, all, token * d, d);
            }
            return new Tensor(all, Vocabulary.SIZE, d);
        }
        if (name.equals("wpe.weight")) {
            return new Tensor(values, shape.positions(), d);
        }
        if (name.endsWith(".bias") || name.contains("ln_")) {
            return new Tensor(values, values.length);
        }
        int out = name.endsWith("c_attn.weight") ? 3 * d : name.endsWith("c_fc.weight") ? 4 * d : d;
        int in = values.length / out;
        return new Tensor(transposed(values, out, in), in, out);
    }

    /// From PyTorch's `[out, in]` to GPT-2's Conv1D `[in, out]`.
    private static float[] transposed(float[] values, int out, int in) {
        var result = new float[values.length];
        for (int row = 0; row < out; row++) {
            for (int column = 0; column < in; column++) {
                result[column * out + row] = values[row * in + column];
            }
        }
        return result;
    }

    private static Map<String, Object> config(NetworkShape shape) {
        var config = new LinkedHashMap<String, Object>();
        config.put("activation_function", "gelu_new");
        config.put("architectures", List.of("GPT2LMHeadModel"));
        config.put("attn_pdrop", 0.0);
        config.put("bos_token_id", Vocabulary.END_OF_TEXT);
        config.put("embd_pdrop", 0.0);
        config.put("eos_token_id", Vocabulary.END_OF_TEXT);
        config.put("initializer_range", 0.02);
        config.put("layer_norm_epsilon", 1e-5);
        config.put("model_type", "gpt2");
        config.put("n_ctx", shape.positions());
        config.put("n_embd", shape.width());
        config.put("n_head", shape.heads());
        config.put("n_layer", shape.layers());
        config.put("n_positions", shape.positions());
        config.put("resid_pdrop", 0.0);
        config.put("tie_word_embeddings", true);
        config.put("torch_dtype", "float16");
        config.put("vocab_size", Vocabulary.SIZE);
        return config;
    }
}
