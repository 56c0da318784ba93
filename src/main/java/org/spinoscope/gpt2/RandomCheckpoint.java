package org.spinoscope.gpt2;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.random.RandomGeneratorFactory;
import org.spinoscope.common.Progress;

/// Writes a checkpoint of a given shape with seeded random weights, for measuring speed without any download. Its
/// numbers mean nothing.
public final class RandomCheckpoint {

    private static final int CHUNK = 1 << 16;
    private static final double WEIGHT_DEVIATION = 0.02;

    private RandomCheckpoint() {}

    /// The number formats it can write.
    public enum Format {
        /// float32
        F32,
        /// float16
        F16,
        /// bfloat16
        BF16
    }

    /// The same in float32.
    public static void write(Path folder, Gpt2Config config, Path tokenizer, long seed, Progress progress)
            throws IOException {
        write(folder, config, tokenizer, Format.F32, seed, progress);
    }

    /// Writes config.json and model.safetensors, and copies vocab.json and merges.txt from `tokenizer`.
    ///
    /// @throws IOException if the folder cannot be written or has no room
    public static void write(
            Path folder, Gpt2Config config, Path tokenizer, Format format, long seed, Progress progress)
            throws IOException {
        int bytes = format == Format.F32 ? Float.BYTES : Short.BYTES;
        Files.createDirectories(folder);
        Files.copy(tokenizer.resolve(CheckpointNames.VOCABULARY), folder.resolve(CheckpointNames.VOCABULARY));
        Files.copy(tokenizer.resolve(CheckpointNames.MERGES), folder.resolve(CheckpointNames.MERGES));
        Files.writeString(folder.resolve(CheckpointNames.CONFIG), json(config));
        var shapes = shapes(config);
        try (var channel = FileChannel.open(
                folder.resolve(CheckpointNames.WEIGHTS), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(header(shapes, format));
            var random = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(seed);
            int written = 0;
            for (var tensor : shapes.entrySet()) {
                progress.at((double) written++ / shapes.size(), "Writing random " + tensor.getKey());
                boolean gain =
                        tensor.getKey().contains("ln_") && tensor.getKey().endsWith("weight");
                long left = size(tensor.getValue());
                while (left > 0) {
                    int count = (int) Math.min(CHUNK, left);
                    var buffer = ByteBuffer.allocate(bytes * count).order(ByteOrder.LITTLE_ENDIAN);
                    for (int i = 0; i < count; i++) {
                        float value = (float) ((gain ? 1 : 0) + WEIGHT_DEVIATION * random.nextGaussian());
                        switch (format) {
                            case F32 -> buffer.putFloat(value);
                            case F16 -> buffer.putShort(Float.floatToFloat16(value));
                            case BF16 -> buffer.putShort((short) (Float.floatToRawIntBits(value) >>> 16)); // cut off
                        }
                    }
                    channel.write(buffer.flip());
                    left -= count;
                }
            }
        }
    }

    private static String json(Gpt2Config config) throws IOException {
        var mapper = JsonMapper.builder().build();
        var json = mapper.createObjectNode()
                .put("model_type", "gpt2")
                .put("n_layer", config.layers())
                .put("n_head", config.heads())
                .put("n_embd", config.dModel())
                .put("n_inner", config.dMlp())
                .put("vocab_size", config.vocabulary())
                .put("n_positions", config.positions())
                .put("layer_norm_epsilon", config.epsilon())
                .put("activation_function", "gelu_new");
        return mapper.writeValueAsString(json);
    }

    private static SequencedMap<String, long[]> shapes(Gpt2Config config) {
        long d = config.dModel();
        var shapes = new LinkedHashMap<String, long[]>();
        shapes.put("wte.weight", new long[] {config.vocabulary(), d});
        shapes.put("wpe.weight", new long[] {config.positions(), d});
        for (int layer = 0; layer < config.layers(); layer++) {
            var at = "h." + layer + ".";
            norm(shapes, at + "ln_1", d);
            conv(shapes, at + "attn.c_attn", d, 3 * d);
            conv(shapes, at + "attn.c_proj", d, d);
            norm(shapes, at + "ln_2", d);
            conv(shapes, at + "mlp.c_fc", d, config.dMlp());
            conv(shapes, at + "mlp.c_proj", config.dMlp(), d);
        }
        norm(shapes, "ln_f", d);
        return shapes;
    }

    private static void norm(SequencedMap<String, long[]> shapes, String name, long width) {
        shapes.put(name + ".weight", new long[] {width});
        shapes.put(name + ".bias", new long[] {width});
    }

    private static void conv(SequencedMap<String, long[]> shapes, String name, long in, long out) {
        shapes.put(name + ".weight", new long[] {in, out});
        shapes.put(name + ".bias", new long[] {out});
    }

    private static ByteBuffer header(SequencedMap<String, long[]> shapes, Format format) throws IOException {
        var mapper = JsonMapper.builder().build();
        var json = mapper.createObjectNode();
        long at = 0;
        for (var tensor : shapes.entrySet()) {
            var entry = json.putObject(tensor.getKey()).put("dtype", format.name());
            var shape = entry.putArray("shape");
            for (long extent : tensor.getValue()) {
                shape.add(extent);
            }
            long end = at + (format == Format.F32 ? Float.BYTES : Short.BYTES) * size(tensor.getValue());
            entry.putArray("data_offsets").add(at).add(end);
            at = end;
        }
        var text = new StringBuilder(mapper.writeValueAsString(json));
        while (text.length() % 8 != 0) {
            text.append(' ');
        }
        var bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(8 + bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(bytes.length)
                .put(bytes)
                .flip();
    }

    private static long size(long[] shape) {
        long size = 1;
        for (long extent : shape) {
            size *= extent;
        }
        return size;
    }
}
