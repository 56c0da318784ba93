package org.spinoscope.gpt2;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// PyTorch's causal attention in one operation, which never holds all scores at once.
final class FusedAttention {

    private static final int CAUSAL = 1;
    private static final double NO_DROPOUT = 0;

    /// Looked for once; absent on a GPU.
    private static final class Found {
        static final Optional<FusedAttention> KERNEL =
                ShimLibrary.search(FusedAttention::new, FusedAttention::averages);
    }

    private final MethodHandle attention = ShimLibrary.bind(
            "aoti_torch_cpu__scaled_dot_product_flash_attention_for_cpu",
            FunctionDescriptor.of(
                    JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_DOUBLE, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS));

    private final MethodHandle reinterpret = ShimLibrary.bind(
            "aoti_torch__reinterpret_tensor",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));

    private FusedAttention() {}

    /// The kernel, if this machine has it.
    static Optional<FusedAttention> find() {
        return Found.KERNEL;
    }

    /// Equal scores give the mean of the values so far, here of two sequences of two positions and two heads.
    private boolean averages(NDManager scope) {
        int dHead = 4;
        var qkv = new float[4][3 * 2 * dHead]; // queries and keys stay 0
        for (int row = 0; row < 4; row++) {
            for (int i = 0; i < 2 * dHead; i++) {
                qkv[row][2 * 2 * dHead + i] = 100 * row + i;
            }
        }
        var z = of(scope.create(qkv), 2, 2, 1).toFloatArray();
        for (int i = 0; i < z.length; i++) {
            int row = i / (2 * dHead);
            int mean = 100 * row - (row % 2) * 50;
            if (z[i] != mean + i % (2 * dHead)) {
                return false;
            }
        }
        return true;
    }

    /// softmax(QKᵀ·scale, causal) V of sequences of equal length, `[sequence·position, head·d_head]`, in the scope of
    /// `qkv`.
    ///
    /// @param qkv `[sequence·position, 3·head·d_head]`, not a view of a larger array
    NDArray of(NDArray qkv, int sequences, int heads, double scale) {
        long rows = qkv.getShape().get(0);
        long positions = rows / sequences;
        long width = qkv.getShape().get(1) / 3;
        long dHead = width / heads;
        try (var arena = Arena.ofConfined()) {
            var shape = arena.allocateFrom(JAVA_LONG, sequences, heads, positions, dHead);
            var strides = arena.allocateFrom(JAVA_LONG, positions * 3 * width, dHead, 3 * width, 1);
            var array = ShimLibrary.address(qkv);
            var mixed = arena.allocate(JAVA_LONG);
            var logSums = arena.allocate(JAVA_LONG);
            ShimLibrary.require(
                    (int) attention.invokeExact(
                            ShimLibrary.owned(view(arena, array, shape, strides, 0), arena),
                            ShimLibrary.owned(view(arena, array, shape, strides, width), arena),
                            ShimLibrary.owned(view(arena, array, shape, strides, 2 * width), arena),
                            NO_DROPOUT,
                            CAUSAL,
                            MemorySegment.NULL, // no other mask
                            arena.allocateFrom(JAVA_DOUBLE, scale),
                            mixed,
                            logSums),
                    "fused attention");
            ShimLibrary.owned(logSums, arena);
            var packed = arena.allocateFrom(JAVA_LONG, rows, width);
            var rowByRow = arena.allocateFrom(JAVA_LONG, width, 1); // as the kernel writes, whatever shape it tells
            var z = view(arena, ShimLibrary.owned(mixed, arena), packed, rowByRow, 0);
            return ShimLibrary.adopt(qkv.getManager(), z);
        } catch (Throwable e) {
            throw ShimLibrary.failed(e);
        }
    }

    /// The same numbers in another shape, where its handle was written: a few calls of DJL take several times as long.
    private MemorySegment view(
            Arena arena, MemorySegment array, MemorySegment shape, MemorySegment strides, long offset)
            throws Throwable {
        var out = arena.allocate(JAVA_LONG);
        long dimensions = shape.byteSize() / JAVA_LONG.byteSize();
        ShimLibrary.require(
                (int) reinterpret.invokeExact(array, dimensions, shape, strides, offset, out), "a view of an array");
        return out;
    }
}
