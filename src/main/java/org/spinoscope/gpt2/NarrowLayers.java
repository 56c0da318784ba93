package org.spinoscope.gpt2;

import ai.djl.ndarray.NDManager;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Layers whose weights stay in the checkpoint's own type, in the mapped file, and are widened to
/// float32 when a layer is asked for: one layer is wide at a time, in memory that is used again and
/// again.
///
/// A layer's arrays are closed when another layer is asked for. While autograd records, every layer
/// gets memory of its own instead, since the backward pass reads all of them; it is given back when a
/// layer is next asked for without.
final class NarrowLayers extends AbstractList<Weights.Block> implements AutoCloseable {

    /// Reads a layer's weights.
    @FunctionalInterface
    interface Source {
        Weights.Block read(int layer, NDManager manager, NativeMemory.Room room);
    }

    private record Layer(int number, NDManager manager, Arena arena, Weights.Block block) {

        void close() {
            manager.close();
            arena.close();
        }
    }

    private final int layers;
    private final NDManager owner;
    private final Source source;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    private final List<Layer> recorded = new ArrayList<>();
    private @Nullable Layer current;

    /// @param bytes the widest layer's bytes in float32, alignment included
    NarrowLayers(int layers, long bytes, NDManager owner, Source source) {
        this.layers = layers;
        this.owner = owner;
        this.source = source;
        this.memory = arena.allocate(bytes, Double.BYTES);
    }

    @Override
    public int size() {
        return layers;
    }

    @Override
    public Weights.Block get(int number) {
        java.util.Objects.checkIndex(number, layers);
        boolean recording = NativeOps.recording();
        if (!recording) {
            recorded.forEach(Layer::close);
            recorded.clear();
        }
        for (var layer : recorded) {
            if (layer.number() == number) {
                return layer.block();
            }
        }
        if (recording) {
            var arena = Arena.ofShared();
            var layer = read(number, arena, arena.allocate(memory.byteSize(), Double.BYTES));
            recorded.add(layer);
            return layer.block();
        }
        var known = current;
        if (known != null && known.number() == number) {
            return known.block();
        }
        forget();
        var layer = read(number, Arena.ofShared(), memory);
        current = layer;
        return layer.block();
    }

    /// How many layers are wide now.
    int held() {
        return recorded.size() + (current == null ? 0 : 1);
    }

    private Layer read(int number, Arena arena, MemorySegment segment) {
        var manager = owner.newSubManager();
        try {
            return new Layer(number, manager, arena, source.read(number, manager, new Bump(segment)::next));
        } catch (RuntimeException e) {
            manager.close();
            arena.close();
            throw e;
        }
    }

    private void forget() {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    /// Hands out one piece of memory after the other.
    private static final class Bump {

        private final MemorySegment segment;
        private long at;

        Bump(MemorySegment segment) {
            this.segment = segment;
        }

        ByteBuffer next(long bytes) {
            var piece = segment.asSlice(at, bytes).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            at += Math.ceilDiv(bytes, Double.BYTES) * Double.BYTES;
            return piece;
        }
    }

    @Override
    public void close() {
        forget();
        recorded.forEach(Layer::close);
        recorded.clear();
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
