package org.spinoscope.gpt2;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
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
                ShimLibrary.search(FusedAttention::new, FusedAttention::averagesOnes);
    }

    private final MethodHandle attention = ShimLibrary.bind(
            "aoti_torch_cpu__scaled_dot_product_flash_attention_for_cpu",
            FunctionDescriptor.of(
                    JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_DOUBLE, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS));

    private FusedAttention() {}

    /// The kernel, if this machine has it.
    static Optional<FusedAttention> find() {
        return Found.KERNEL;
    }

    /// Equal scores give the mean of the values so far: 0 and 2 at the first two positions.
    private boolean averagesOnes(NDManager scope) {
        var equal = scope.ones(new Shape(1, 1, 2, 4));
        var values = scope.create(new float[] {0, 0, 0, 0, 2, 2, 2, 2}, new Shape(1, 1, 2, 4));
        var z = of(equal, equal, values, 1).toFloatArray();
        return z[0] == 0 && z[4] == 1;
    }

    /// softmax(QKᵀ·scale, causal) V of `[sequence, head, position, d_head]` arrays, which may be views; the same shape,
    /// in the scope of `q`.
    NDArray of(NDArray q, NDArray k, NDArray v, double scale) {
        try (var arena = Arena.ofConfined()) {
            var mixed = arena.allocate(JAVA_LONG);
            var logSums = arena.allocate(JAVA_LONG);
            ShimLibrary.require(
                    (int) attention.invokeExact(
                            ShimLibrary.address(q),
                            ShimLibrary.address(k),
                            ShimLibrary.address(v),
                            NO_DROPOUT,
                            CAUSAL,
                            MemorySegment.NULL, // no other mask
                            arena.allocateFrom(JAVA_DOUBLE, scale),
                            mixed,
                            logSums),
                    "fused attention");
            ShimLibrary.adopt(q.getManager(), logSums).close();
            return ShimLibrary.adopt(q.getManager(), mixed);
        } catch (Throwable e) {
            throw ShimLibrary.failed(e);
        }
    }
}
