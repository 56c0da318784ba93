package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Makes native float32 arrays of the bytes of weight files.
///
/// @param arena owns what has to be copied
record NativeMemory(Arena arena) {

    /// Memory to widen numbers into.
    @FunctionalInterface
    interface Room {

        /// This many bytes, aligned for native numbers.
        ByteBuffer of(long bytes);
    }

    /// An array of the bytes of a file: of the mapped pages themselves where they are float32.
    NDArray array(NDManager manager, Room room, ByteBuffer bytes, DataType type, Shape shape) {
        if (type == DataType.FLOAT32) {
            return manager.create(aligned(bytes, Float.BYTES), shape, type);
        }
        var wide = room.of(Widening.wideBytes(bytes));
        Widening.widen(type == DataType.FLOAT16 ? "F16" : "BF16", bytes, wide);
        return manager.create(wide, shape, DataType.FLOAT32);
    }

    /// Native code expects whole numbers to begin at multiples of their size; old files do not pad their
    /// header so.
    private ByteBuffer aligned(ByteBuffer bytes, int multiple) {
        if (MemorySegment.ofBuffer(bytes).address() % multiple == 0) {
            return bytes;
        }
        return allocate(bytes.remaining()).put(bytes).flip();
    }

    /// Memory that is given back with the arena, not whenever the garbage collector comes by.
    ByteBuffer allocate(long bytes) {
        return arena.allocate(bytes, Double.BYTES).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }
}
