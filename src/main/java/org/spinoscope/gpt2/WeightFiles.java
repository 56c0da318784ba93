package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A checkpoint's tensors by name, from one safetensors file or from the shards an index names.
///
/// Files stay mapped until [#close]; native arrays made from float32 tensors read the mapped pages directly, so close
/// those arrays first.
final class WeightFiles implements AutoCloseable {

    private static final String PREFIX = "transformer.";

    private record TensorLocation(SafetensorsFile file, SafetensorsFile.Entry entry) {}

    private final Arena arena = Arena.ofShared();
    private final Map<String, TensorLocation> places = new HashMap<>();

    private WeightFiles() {}

    /// Maps the weights of a checkpoint folder and checks their headers.
    ///
    /// @throws CheckpointException if there are none or they are not sound
    static WeightFiles open(Path folder) {
        var files = new WeightFiles();
        try {
            for (var path : paths(folder)) {
                files.add(SafetensorsFile.map(path, files.arena));
            }
            return files;
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    /// The weight files of a folder, in a fixed order.
    static List<Path> paths(Path folder) {
        var single = folder.resolve(CheckpointNames.WEIGHTS);
        if (Files.isRegularFile(single)) {
            return List.of(single);
        }
        var index = folder.resolve(CheckpointNames.INDEX);
        if (Files.isRegularFile(index)) {
            return shards(index);
        }
        throw new CheckpointException("There is no " + CheckpointNames.WEIGHTS + " in " + folder
                + ". Choose a folder that holds config.json, model.safetensors and a tokenizer.");
    }

    private static List<Path> shards(Path index) {
        var paths = new ArrayList<Path>();
        for (var name : CheckpointNames.shards(index)) {
            var shard = index.resolveSibling(name);
            if (!Files.isRegularFile(shard)) {
                throw new CheckpointException(index + " names the shard “" + name
                        + "”, which is not there. Fetch the rest of the checkpoint.");
            }
            paths.add(shard);
        }
        return paths;
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
        var tensorLocation = Optional.ofNullable(places.get(name))
                .orElseThrow(() -> new CheckpointException("The checkpoint has no tensor " + name
                        + ", which its config.json calls for. Use the config.json that belongs to these weights."));
        var entry = tensorLocation.entry();
        if (!Arrays.equals(entry.shape(), shape)) {
            throw new CheckpointException(tensorLocation.file().path() + " holds " + name + " as "
                    + Arrays.toString(entry.shape()) + " where config.json asks for " + Arrays.toString(shape)
                    + ". Use the config.json that belongs to these weights.");
        }
        var type = Dtype.weight(entry.type())
                .orElseThrow(() -> new CheckpointException(tensorLocation.file().path() + " holds " + name + " as "
                        + entry.type() + "; Spinoscope reads F32, F16 and BF16. Save the checkpoint in one of these."));
        var array = widened(manager, tensorLocation.file().bytes(entry), type, new Shape(shape));
        float sum = sum(array);
        if (Float.isNaN(sum) || Float.isInfinite(sum)) {
            throw new CheckpointException(tensorLocation.file().path() + " holds NaN or infinite values in " + name
                    + ". Fetch it again; if it stays so, the training that made it failed.");
        }
        return array;
    }

    private static float sum(NDArray array) {
        try (var sum = array.sum()) {
            return sum.getFloat();
        }
    }

    private NDArray widened(NDManager manager, ByteBuffer bytes, DataType type, Shape shape) {
        if (type == DataType.FLOAT32) {
            return manager.create(aligned(bytes, Float.BYTES), shape, type);
        }
        if (type == DataType.BFLOAT16) {
            return manager.create(widenedBfloat16(bytes), shape, DataType.FLOAT32);
        }
        try (var narrow = manager.create(aligned(bytes, Short.BYTES), shape, type)) {
            return narrow.toType(DataType.FLOAT32, true);
        }
    }

    /// A bfloat16 is the upper half of a float32. DJL's own bfloat16 arrays crash the virtual machine.
    private ByteBuffer widenedBfloat16(ByteBuffer bytes) {
        var wide = allocate(2L * bytes.remaining());
        while (bytes.hasRemaining()) {
            wide.putInt(bytes.getShort() << 16);
        }
        return wide.flip();
    }

    /// Native code expects whole numbers to begin at multiples of their size; old files do not pad their header so.
    private ByteBuffer aligned(ByteBuffer bytes, int multiple) {
        if (MemorySegment.ofBuffer(bytes).address() % multiple == 0) {
            return bytes;
        }
        return allocate(bytes.remaining()).put(bytes).flip();
    }

    /// Memory that is given back by [#close], not whenever the garbage collector comes by.
    private ByteBuffer allocate(long bytes) {
        return arena.allocate(bytes, Double.BYTES).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
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
