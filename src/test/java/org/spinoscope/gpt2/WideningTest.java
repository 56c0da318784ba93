package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WideningTest {

    /// Every number of 16 bits, over and over, so that several blocks and a part of one are widened.
    @ParameterizedTest
    @CsvSource({"F16, 1", "F16, 32768", "F16, 300001", "BF16, 1", "BF16, 32768", "BF16, 300001"})
    void everyNumberIsWidenedExactly(String type, int count) {
        var narrow = ByteBuffer.allocateDirect(2 * count + 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i <= count; i++) {
            narrow.putShort((short) (i * 40503));
        }
        var wide = ByteBuffer.allocateDirect(4 * count + 4).order(ByteOrder.nativeOrder());
        wide.putInt(4 * count, 7).position(0);

        Widening.widen(type, narrow.flip().limit(2 * count), wide);

        for (int i = 0; i < count; i++) {
            short bits = (short) (i * 40503);
            float exact = type.equals("F16") ? Float.float16ToFloat(bits) : Float.intBitsToFloat(bits << 16);
            assertThat(wide.getInt(4 * i)).isEqualTo(Float.floatToRawIntBits(exact));
        }
        assertThat(wide.getInt(4 * count)).isEqualTo(7);
        assertThat(wide.position()).isZero();
    }
}
