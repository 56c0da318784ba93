package org.spinoscope.gpt2;

import ai.djl.ndarray.types.DataType;
import java.util.Optional;
import java.util.OptionalInt;

/// The number formats of safetensors files.
final class Dtype {

    private Dtype() {}

    /// Bytes of one number; empty for a format this program does not know.
    static OptionalInt bytes(String type) {
        return switch (type) {
            case "BOOL", "U8", "I8", "F8_E4M3", "F8_E5M2" -> OptionalInt.of(1);
            case "I16", "U16", "F16", "BF16" -> OptionalInt.of(2);
            case "I32", "U32", "F32" -> OptionalInt.of(4);
            case "I64", "U64", "F64" -> OptionalInt.of(8);
            default -> OptionalInt.empty();
        };
    }

    /// The native type of a format that weights may have.
    static Optional<DataType> weight(String type) {
        return switch (type) {
            case "F32" -> Optional.of(DataType.FLOAT32);
            case "F16" -> Optional.of(DataType.FLOAT16);
            case "BF16" -> Optional.of(DataType.BFLOAT16);
            default -> Optional.empty();
        };
    }
}
