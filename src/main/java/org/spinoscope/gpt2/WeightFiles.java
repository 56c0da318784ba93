package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A checkpoint's tensors by name, from one safetensors file or from the shards an index names.
///
/// Files stay mapped until [#close]; native arrays made from float32 tensors read the mapped pages directly, so close
/// those arrays first.
final class WeightFiles implements AutoCloseable {

    private static final String PREFIX = "transformer.";

    private static final int ROWS_AT_ONCE = 4096;

    private record TensorLocation(SafetensorsFile file, SafetensorsFile.Entry entry) {}

    private final Arena arena = Arena.ofShared();
    private final NativeMemory memory = new NativeMemory(arena);
    private final Map<String, TensorLocation> places = new HashMap<>();

    private WeightFiles() {}

    /// Maps the weights of a checkpoint folder and checks their headers.
    ///
    /// @throws CheckpointException if there are none or they are not sound
    static WeightFiles open(Path folder) {
        var files = new WeightFiles();
        try {
            for (var path : WeightPaths.of(folder)) {
                files.add(SafetensorsFile.map(path, files.arena));
            }
            return files;
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    private void add(SafetensorsFile file) {
        for (var entry : file.entries().values()) {
            var name = entry.name();
            var bare = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
            var former = places.putIfAbsent(bare, new TensorLocation(file, entry));
            if (former != null) {
                throw new CheckpointException(
                        file.path() + " holds " + bare + " a second time. Use an undamaged checkpoint.");
            }
        }
    }

    /// All names, without the `transformer.` prefix.
    Set<String> names() {
        return places.keySet();
    }

    boolean has(String name) {
        return places.containsKey(name);
    }

    /// A tensor as native float32, checked for shape and for NaN and infinite values.
    ///
    /// @throws CheckpointException if it is missing or is not what the configuration asks for
    NDArray load(NDManager manager, String name, long... shape) {
        return load(manager, memory::allocate, name, shape);
    }

    /// The same, widened into `room` if it has to be.
    NDArray load(NDManager manager, NativeMemory.Room room, String name, long... shape) {
        var array = unchecked(manager, room, name, shape);
        requireFinite(name, array);
        return array;
    }

    /// The same once its values are known to be finite.
    NDArray unchecked(NDManager manager, NativeMemory.Room room, String name, long... shape) {
        var place = place(name, shape);
        return memory.array(manager, room, place.file().bytes(place.entry()), type(name, place), new Shape(shape));
    }

    /// A table of vectors: as it is in the file if it is narrow, else as native float32.
    ///
    /// @throws CheckpointException if it is missing or is not what the configuration asks for
    Table narrowTable(NDManager manager, String name, int rows, int width) {
        var place = place(name, rows, width);
        if (type(name, place) == DataType.FLOAT32) {
            return new Table.Wide(load(manager, name, rows, width));
        }
        var table = new Table.Narrow(place.entry().type(), place.file().bytes(place.entry()), rows, width);
        for (int from = 0; from < rows; from += ROWS_AT_ONCE) {
            try (var scope = manager.newSubManager()) {
                requireFinite(name, table.slice(scope, from, Math.min(rows, from + ROWS_AT_ONCE)));
            }
        }
        return table;
    }

    /// Whether a tensor is there in a type narrower than float32.
    boolean isNarrow(String name) {
        var place = places.get(name);
        return place != null
                && Dtype.weight(place.entry().type())
                        .filter(type -> type != DataType.FLOAT32)
                        .isPresent();
    }

    /// The numbers of all tensors together.
    long numbers() {
        return places.values().stream()
                .mapToLong(place -> Arrays.stream(place.entry().shape()).reduce(1, (a, b) -> a * b))
                .sum();
    }

    private Path pathOf(String name) {
        return java.util.Objects.requireNonNull(places.get(name)).file().path();
    }

    private TensorLocation place(String name, long... shape) {
        var place = Optional.ofNullable(places.get(name))
                .orElseThrow(() -> new CheckpointException("The checkpoint has no tensor " + name
                        + ", which its config.json calls for. Use the config.json that belongs to these weights."));
        if (!Arrays.equals(place.entry().shape(), shape)) {
            throw new CheckpointException(place.file().path() + " holds " + name + " as "
                    + Arrays.toString(place.entry().shape()) + " where config.json asks for " + Arrays.toString(shape)
                    + ". Use the config.json that belongs to these weights.");
        }
        return place;
    }

    private static DataType type(String name, TensorLocation place) {
        return Dtype.weight(place.entry().type())
                .orElseThrow(() -> new CheckpointException(place.file().path() + " holds " + name + " as "
                        + place.entry().type()
                        + "; Spinoscope reads F32, F16 and BF16. Save the checkpoint in one of these."));
    }

    /// Refuses NaN and infinite values.
    void requireFinite(String name, NDArray array) {
        float sum = sum(array);
        if (Float.isNaN(sum) || Float.isInfinite(sum)) {
            throw new CheckpointException(pathOf(name) + " holds NaN or infinite values in " + name
                    + ". Fetch it again; if it stays so, the training that made it failed.");
        }
    }

    private static float sum(NDArray array) {
        try (var sum = array.sum()) {
            return sum.getFloat();
        }
    }

    /// Whether two tensors are the same numbers, be it in two formats: equal once both are float32, or once the wider
    /// is rounded to the narrower.
    boolean same(String name, String other) {
        var one = places.get(name);
        var two = places.get(other);
        if (one == null
                || two == null
                || !Arrays.equals(one.entry().shape(), two.entry().shape())) {
            return false;
        }
        var a = one.file().bytes(one.entry());
        var b = two.file().bytes(two.entry());
        return one.entry().type().equals(two.entry().type())
                ? a.equals(b)
                : NarrowedValues.equal(one.entry().type(), a, two.entry().type(), b);
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
