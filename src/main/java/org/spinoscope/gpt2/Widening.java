package org.spinoscope.gpt2;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Widens float16 and bfloat16 numbers to float32, exactly. A bfloat16 is the upper half of a float32;
/// DJL's own bfloat16 arrays crash the virtual machine, so this is done here, on all processors, in
/// loops that the compiler turns into vector instructions.
final class Widening {

    private static final int BLOCK = 1 << 15;

    /// Widens `count` numbers from number `at` on, at most a block of them.
    @FunctionalInterface
    private interface BlockWidener {

        void widen(int at, int count);
    }

    private Widening() {}

    /// Bytes of numbers of this type once they are float32.
    static long wideBytes(ByteBuffer narrow) {
        return 2L * narrow.remaining();
    }

    /// Widens all of `narrow` into `wide`, which keeps its position.
    ///
    /// @param type F16 or BF16
    /// @param wide room for as many floats, native order
    static void widen(String type, ByteBuffer narrow, ByteBuffer wide) {
        int count = narrow.remaining() / Short.BYTES;
        int blocks = Math.ceilDiv(count, BLOCK);
        int room = Math.min(BLOCK, count);
        var from = narrow.slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        var to = wide.slice().order(ByteOrder.nativeOrder());
        Supplier<BlockWidener> widener = type.equals("F16")
                ? () -> float16(from, to.asFloatBuffer(), room)
                : () -> bfloat16(from, to.asIntBuffer(), room);
        var next = new AtomicInteger();
        // A worker keeps its arrays: a block's own would make five times the file's size in garbage.
        IntStream.range(0, Math.min(blocks, Runtime.getRuntime().availableProcessors()))
                .parallel()
                .forEach(worker -> {
                    var own = widener.get();
                    for (int b = next.getAndIncrement(); b < blocks; b = next.getAndIncrement()) {
                        own.widen(b * BLOCK, Math.min(BLOCK, count - b * BLOCK));
                    }
                });
    }

    private static BlockWidener bfloat16(ShortBuffer from, IntBuffer to, int room) {
        var narrow = new short[room];
        var bits = new int[room];
        return (at, count) -> {
            from.get(at, narrow, 0, count);
            for (int i = 0; i < count; i++) {
                bits[i] = narrow[i] << 16;
            }
            to.put(at, bits, 0, count);
        };
    }

    private static BlockWidener float16(ShortBuffer from, FloatBuffer to, int room) {
        var narrow = new short[room];
        var floats = new float[room];
        return (at, count) -> {
            from.get(at, narrow, 0, count);
            for (int i = 0; i < count; i++) {
                floats[i] = Float.float16ToFloat(narrow[i]);
            }
            to.put(at, floats, 0, count);
        };
    }
}
