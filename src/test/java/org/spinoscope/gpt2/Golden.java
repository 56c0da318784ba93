package org.spinoscope.gpt2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;

/// Reads what the float64 reference wrote under `src/test/resources/golden` (see `src/test/golden/README.md`).
public final class Golden implements AutoCloseable {

    private static final Path ROOT = Path.of("src/test/resources/golden");

    private final Arena arena = Arena.ofShared();
    private final SafetensorsFile file;
    private final JsonNode index;

    private Golden(String name) {
        try {
            file = SafetensorsFile.map(ROOT.resolve(name + ".safetensors"), arena);
            index = new ObjectMapper().readTree(ROOT.resolve(name + ".json").toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Opens e.g. `forward/tiny-12x12`.
    public static Golden open(String name) {
        return new Golden(name);
    }

    /// A seeded checkpoint's folder.
    public static Path checkpoint(String name) {
        return ROOT.resolve("checkpoints").resolve(name);
    }

    /// A seeded checkpoint, loaded.
    public static Gpt2 model(String name) {
        return Gpt2.load(checkpoint(name), new ModelIdentity(name, "seeded random weights"), Progress.NONE);
    }

    public JsonNode index() {
        return index;
    }

    public Set<String> names() {
        return file.entries().keySet();
    }

    public double[] values(String name) {
        var entry = file.entries().get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no golden tensor " + name);
        }
        var values = new double[Math.toIntExact((entry.end() - entry.begin()) / 8)];
        file.bytes(entry).asDoubleBuffer().get(values);
        return values;
    }

    public long[] shape(String name) {
        return java.util.Objects.requireNonNull(file.entries().get(name)).shape();
    }

    public static int[] ints(JsonNode list) {
        return IntStream.range(0, list.size()).map(i -> list.get(i).asInt()).toArray();
    }

    /// The largest deviation, as a share of the largest golden value. NaN counts as infinitely far.
    public static double deviation(float[] ours, double[] golden) {
        return deviation(
                IntStream.range(0, ours.length).mapToDouble(i -> ours[i]).toArray(), golden);
    }

    public static double deviation(double[] ours, double[] golden) {
        if (ours.length != golden.length) {
            throw new IllegalArgumentException(ours.length + " values against " + golden.length);
        }
        double scale = Arrays.stream(golden).map(Math::abs).max().orElse(1);
        double worst = 0;
        for (int i = 0; i < golden.length; i++) {
            double off = Math.abs(ours[i] - golden[i]);
            worst = Math.max(worst, Double.isNaN(off) ? Double.POSITIVE_INFINITY : off);
        }
        return worst / scale;
    }

    @Override
    public void close() {
        arena.close();
    }
}
