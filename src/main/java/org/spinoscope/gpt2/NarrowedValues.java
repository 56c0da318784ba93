package org.spinoscope.gpt2;

import java.nio.ByteBuffer;
import java.util.Set;

/// Compares numbers that are stored in two formats.
final class NarrowedValues {

    private static final Set<String> KNOWN = Set.of("F32", "F16", "BF16");

    private NarrowedValues() {}

    /// Whether all values are equal as float32, or are once each is rounded to the other's format.
    static boolean equal(String type, ByteBuffer values, String otherType, ByteBuffer others) {
        if (!KNOWN.contains(type) || !KNOWN.contains(otherType)) {
            return false;
        }
        while (values.hasRemaining() && others.hasRemaining()) {
            float one = next(type, values);
            float other = next(otherType, others);
            if (one != other && rounded(one, otherType) != other && rounded(other, type) != one) {
                return false;
            }
        }
        return !values.hasRemaining() && !others.hasRemaining();
    }

    private static float next(String type, ByteBuffer values) {
        return switch (type) {
            case "F32" -> values.getFloat();
            case "F16" -> Float.float16ToFloat(values.getShort());
            default -> Float.intBitsToFloat(values.getShort() << 16);
        };
    }

    private static float rounded(float value, String type) {
        return switch (type) {
            case "F32" -> value;
            case "F16" -> Float.float16ToFloat(Float.floatToFloat16(value));
            default -> Float.intBitsToFloat(nearestBfloat16(Float.floatToRawIntBits(value)));
        };
    }

    /// Rounded to nearest, ties to even.
    private static int nearestBfloat16(int bits) {
        return (bits + 0x7fff + ((bits >>> 16) & 1)) & 0xffff0000;
    }
}
