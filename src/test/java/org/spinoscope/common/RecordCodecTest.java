package org.spinoscope.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

    sealed interface Maybe<T> {}

    record Some<T>(T value) implements Maybe<T> {}

    record None<T>(String why) implements Maybe<T> {}

    enum Colour {
        RED,
        GREEN
    }

    record Inner(int[] tokens, boolean flag, Colour colour) {}

    record Outer(
            String text,
            long number,
            double[] values,
            double[][] table,
            List<Maybe<Inner>> all,
            Map<Colour, String> names,
            Set<Integer> chosen,
            Optional<Double> maybe) {}

    private static final Outer VALUE = new Outer(
            "Größe",
            -7,
            new double[] {1, Double.NaN, -0.0},
            new double[][] {{1, 2}, {}},
            List.of(new Some<>(new Inner(new int[] {3, 4}, true, Colour.GREEN)), new None<>("undefined")),
            Map.of(Colour.RED, "rot"),
            Set.of(5, 6),
            Optional.empty());

    private final RecordCodec<Outer> codec = new RecordCodec<>(Outer.class);

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        var back = codec.decode(codec.encode(VALUE));
        assertThat(codec.encode(back)).isEqualTo(codec.encode(VALUE));
        assertThat(back.values()).containsExactly(VALUE.values());
        assertThat(back.all().getFirst()).isInstanceOf(Some.class);
    }

    @Test
    void bytesThatAreCutOrChangedInLengthAreRefused() {
        var bytes = codec.encode(VALUE);
        for (int length = 0; length < bytes.length; length++) {
            var cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> codec.decode(Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(IOException.class);
        bytes[0] = 0x7f; // a text of two thousand million bytes
        assertThatThrownBy(() -> codec.decode(bytes)).isInstanceOf(IOException.class);
    }

    @Test
    void theSchemaNamesEverythingInside() {
        assertThat(codec.schema()).contains("Outer", "tokens:int[]", "Colour", "None", "why:");
    }
}
