package org.spinoscope.gpt2;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;

/// Widens float16 and bfloat16 numbers to float32, exactly. A bfloat16 is the upper half of a float32;
/// DJL's own bfloat16 arrays crash the virtual machine, so this is done here, on all processors, in
/// loops that the compiler turns into vector instructions.
final class Widening {

    private static final int BLOCK = 1 << 15;

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
        var from = narrow.slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        var to = wide.slice().order(ByteOrder.nativeOrder()).asIntBuffer();
        boolean half = type.equals("F16");
        IntStream.range(0, Math.ceilDiv(count, BLOCK)).parallel().forEach(block -> {
            int at = block * BLOCK;
            var shorts = new short[Math.min(BLOCK, count - at)];
            from.get(at, shorts);
            to.put(at, half ? float16(shorts) : bfloat16(shorts));
        });
    }

    private static int[] bfloat16(short[] narrow) {
        var bits = new int[narrow.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = narrow[i] << 16;
        }
        return bits;
    }

    private static int[] float16(short[] narrow) {
        var floats = new float[narrow.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = Float.float16ToFloat(narrow[i]);
        }
        var bits = new int[narrow.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(floats[i]);
        }
        return bits;
    }
}
