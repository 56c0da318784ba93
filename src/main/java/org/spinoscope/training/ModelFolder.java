package org.spinoscope.training;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a network as Hugging Face lays out GPT-2: config.json and model.safetensors in float16.
final class ModelFolder {

    private ModelFolder() {}

    static void write(Path folder, Network network, Vocabulary vocabulary) throws IOException {
        Files.createDirectories(folder);
        var shape = network.shape();
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValue(folder.resolve("config.json").toFile(), config(shape));
        var tensors = new LinkedHashMap<String, Tensor>();
        network.values().forEach((name, values) -> tensors.put(name, tensor(name, values, shape, vocabulary)));
        safetensors(folder.resolve("model.safetensors"), tensors);
    }

    private record Tensor(List<Integer> shape, float[] values) {}

    private static Tensor tensor(String name, float[] values, NetworkShape shape, Vocabulary vocabulary) {
        int d = shape.width();
        if (name.equals("wte.weight")) {
            var all = new float[Vocabulary.SIZE * d];
            for (int token = 0; token < Vocabulary.SIZE; token++) {
                System.arraycopy(values, vocabulary.row(token) * d, all, token * d, d);
            }
            return new Tensor(List.of(Vocabulary.SIZE, d), all);
        }
        if (name.equals("wpe.weight")) {
            return new Tensor(List.of(shape.positions(), d), values);
        }
        if (name.endsWith(".bias") || name.contains("ln_")) {
            return new Tensor(List.of(values.length), values);
        }
        int out = name.endsWith("c_attn.weight") ? 3 * d : name.endsWith("c_fc.weight") ? 4 * d : d;
        int in = values.length / out;
        return new Tensor(List.of(in, out), transposed(values, out, in));
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

    private static void safetensors(Path file, Map<String, Tensor> tensors) throws IOException {
        var header = new LinkedHashMap<String, Object>();
        header.put("__metadata__", Map.of("format", "pt"));
        long offset = 0;
        for (var entry : tensors.entrySet()) {
            long end = offset + 2L * entry.getValue().values().length;
            var description = new LinkedHashMap<String, Object>();
            description.put("dtype", "F16");
            description.put("shape", entry.getValue().shape());
            description.put("data_offsets", List.of(offset, end));
            header.put(entry.getKey(), description);
            offset = end;
        }
        String json = JsonMapper.builder().build().writeValueAsString(header);
        json += " ".repeat(Math.floorMod(-json.length(), 8));
        var temporary = file.resolveSibling(file.getFileName() + ".part");
        try (var channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var bytes = json.getBytes(StandardCharsets.UTF_8);
            write(channel, little(8).putLong(bytes.length));
            write(channel, little(bytes.length).put(bytes));
            for (var tensor : tensors.values()) {
                var buffer = little(2 * tensor.values().length);
                for (float value : tensor.values()) {
                    buffer.putShort(Float.floatToFloat16(value));
                }
                write(channel, buffer);
            }
        }
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void write(FileChannel channel, ByteBuffer buffer) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
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
