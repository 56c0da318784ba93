package org.spinoscope.diffusion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.SafetensorsWriter;
import org.spinoscope.gpt2.Tensor;

/// A learned residual as a safetensors file: `A`, `B`, `log_prior`, and the rest as metadata.
public final class ResidualFile {

    private static final long LARGEST = 64L << 20;

    private ResidualFile() {}

    /// Writes a residual; an existing file is replaced.
    public static void write(LearnedResidual residual, Path file) {
        var writer = new SafetensorsWriter()
                .metadata("format", "spinoscope residual 1")
                .metadata("sha256", residual.sha256())
                .metadata("features", residual.features())
                .metadata("centring", residual.centring().key())
                .metadata("training", residual.training())
                .add("A", Tensor.ofRows(residual.a()))
                .add("B", Tensor.ofRows(residual.b()))
                .add("log_prior", new Tensor(residual.logPrior(), residual.logPrior().length));
        residual.denoiser()
                .ifPresent(d -> writer.add("denoiser.axes", Tensor.ofRows(d.axes()))
                        .add("denoiser.mean", Tensor.ofRows(d.mean()))
                        .add("denoiser.w1", Tensor.ofRows(d.w1()))
                        .add("denoiser.b1", Tensor.ofRows(d.b1()))
                        .add("denoiser.w2", Tensor.ofRows(d.w2()))
                        .add("denoiser.b2", Tensor.ofRows(d.b2())));
        writer.write(file);
    }

    /// Reads a residual.
    ///
    /// @throws UserException if the file cannot be read or holds something else
    public static LearnedResidual read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw damaged(file);
            }
            var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            if (bytes.remaining() < Long.BYTES) {
                throw damaged(file);
            }
            long header = bytes.getLong();
            if (header < 2 || header > bytes.remaining()) {
                throw damaged(file);
            }
            var json = new byte[(int) header];
            bytes.get(json);
            var root = JsonMapper.builder().build().readTree(new String(json, StandardCharsets.UTF_8));
            var data = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
            var about = root.path("__metadata__");
            if (!about.path("format").asText().equals("spinoscope residual 1")) {
                throw damaged(file);
            }
            return new LearnedResidual(
                    about.path("sha256").asText(),
                    about.path("features").asText(),
                    Option.parse(Centring.class, about.path("centring").asText(), "centring"),
                    matrix(root.path("A"), data, file),
                    matrix(root.path("B"), data, file),
                    floats(root.path("log_prior"), data, file),
                    denoiser(root, data, file),
                    about.path("training").asText());
        } catch (IOException e) {
            throw new UserException(
                    "The residual " + file + " cannot be read (" + e.getClass().getSimpleName()
                            + "). Name another file, or run train-residual.",
                    e);
        }
    }

    private static Optional<Denoiser> denoiser(JsonNode root, ByteBuffer data, Path file) {
        if (root.path("denoiser.axes").isMissingNode()) {
            return Optional.empty();
        }
        var d = new Denoiser(
                matrix(root.path("denoiser.axes"), data, file),
                matrix(root.path("denoiser.mean"), data, file),
                matrix(root.path("denoiser.w1"), data, file),
                matrix(root.path("denoiser.b1"), data, file),
                matrix(root.path("denoiser.w2"), data, file),
                matrix(root.path("denoiser.b2"), data, file));
        boolean fits = d.mean()[0].length == d.axes()[0].length
                && d.w1().length == d.b1()[0].length
                && d.w1()[0].length > d.axes().length
                && d.w2()[0].length == d.w1().length
                && d.w2().length == d.axes().length
                && d.b2()[0].length == d.axes().length;
        if (!fits) {
            throw damaged(file);
        }
        return Optional.of(d);
    }

    private static float[][] matrix(JsonNode entry, ByteBuffer data, Path file) {
        var all = floats(entry, data, file);
        int rows = entry.path("shape").path(0).asInt();
        int columns = entry.path("shape").path(1).asInt();
        if (rows < 1 || (long) rows * columns != all.length) {
            throw damaged(file);
        }
        var matrix = new float[rows][columns];
        for (int r = 0; r < rows; r++) {
            System.arraycopy(all, r * columns, matrix[r], 0, columns);
        }
        return matrix;
    }

    private static float[] floats(JsonNode entry, ByteBuffer data, Path file) {
        long begin = entry.path("data_offsets").path(0).asLong(-1);
        long end = entry.path("data_offsets").path(1).asLong(-1);
        if (!entry.path("dtype").asText().equals("F32") || begin < 0 || end <= begin || end > data.capacity()) {
            throw damaged(file);
        }
        var values = new float[(int) ((end - begin) / Float.BYTES)];
        data.slice((int) begin, (int) (end - begin))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw damaged(file);
            }
        }
        return values;
    }

    private static UserException damaged(Path file) {
        return new UserException(
                file + " is no learned residual, or is damaged. Name another file, or run train-residual.");
    }
}
