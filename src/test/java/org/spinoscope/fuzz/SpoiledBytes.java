package org.spinoscope.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Spoils a file's content in one to five places: flipped bits, bytes that mean something to a parser, cuts, repeats,
/// numbers that are out of every range, as text and as binary.
final class SpoiledBytes {

    private static final byte[] TELLING = "\"{}[],:;\\\n\r\t -0.9eE\uFEFF\u0000".getBytes(UTF_8);
    private static final List<byte[]> VALUES = List.of(
                    "0",
                    "-1",
                    "1e999",
                    "-0.0",
                    "1e-320",
                    "NaN",
                    "2147483648",
                    "9223372036854775807",
                    "99999999999999999999999",
                    "null",
                    "true",
                    "[]",
                    "{}",
                    "\"\"",
                    "\"\\ud83d\"",
                    "😀",
                    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")
            .stream()
            .map(value -> value.getBytes(UTF_8))
            .toList();
    private static final long[] BINARY = {0, -1, 1, 0x7f, 0xff, 0x7fff_ffff, 0x8000_0000L, Long.MAX_VALUE};

    private SpoiledBytes() {}

    static byte[] of(byte[] original, SplittableRandom random) {
        var bytes = original.clone();
        int changes = random.nextBoolean() ? 1 : random.nextInt(2, 6); // a single one comes furthest
        for (int change = changes; change > 0 && bytes.length > 0; change--) {
            bytes = changed(bytes, random);
        }
        return bytes;
    }

    private static byte[] changed(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length);
        int end = at + random.nextInt(1, 1 + Math.min(40, bytes.length - at));
        switch (random.nextInt(9)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = TELLING[random.nextInt(TELLING.length)];
            case 2 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 3 -> {
                return joined(bytes, at, end, new byte[0]);
            }
            case 4 -> {
                return joined(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
            }
            case 5 -> {
                return joined(bytes, at, at, new byte[] {TELLING[random.nextInt(TELLING.length)]});
            }
            case 6 -> {
                return anotherValue(bytes, at, VALUES.get(random.nextInt(VALUES.size())));
            }
            case 7 -> {
                int from = random.nextInt(bytes.length); // what belongs elsewhere
                return joined(bytes, at, end, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + end - at)));
            }
            default -> {
                var order = random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
                var number = ByteBuffer.allocate(Long.BYTES)
                        .order(order)
                        .putLong(BINARY[random.nextInt(BINARY.length)])
                        .array();
                int length = Math.min(random.nextBoolean() ? 4 : 8, bytes.length - at);
                System.arraycopy(number, order == ByteOrder.BIG_ENDIAN ? 8 - length : 0, bytes, at, length);
            }
        }
        return bytes;
    }

    /// Replaces the number or word around a place.
    private static byte[] anotherValue(byte[] bytes, int at, byte[] value) {
        int from = at;
        while (from > 0 && isValue(bytes[from - 1])) {
            from--;
        }
        int to = at;
        while (to < bytes.length && isValue(bytes[to])) {
            to++;
        }
        return joined(bytes, from, to, value);
    }

    private static boolean isValue(byte b) {
        return Character.isLetterOrDigit(b) || b == '.' || b == '-' || b == '_';
    }

    /// The bytes with those of `from` to before `to` replaced.
    private static byte[] joined(byte[] bytes, int from, int to, byte[] instead) {
        var all = new byte[bytes.length - (to - from) + instead.length];
        System.arraycopy(bytes, 0, all, 0, from);
        System.arraycopy(instead, 0, all, from, instead.length);
        System.arraycopy(bytes, to, all, from + instead.length, bytes.length - to);
        return all;
    }
}
