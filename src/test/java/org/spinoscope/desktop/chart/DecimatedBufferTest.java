package org.spinoscope.desktop.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecimatedBufferTest {

    @Test
    void tenMillionPointsLoseNoExtremeAndKeepTheirOrder() {
        var buffer = new DecimatedBuffer(400);
        var random = new Random(7);
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 10_000_000; i++) {
            double y = i == 6_543_210 ? 9 : i == 1_234_567 ? -9 : random.nextDouble();
            min = Math.min(min, y);
            max = Math.max(max, y);
            buffer.add(i, y);
        }
        assertThat(buffer.size()).isBetween(400, 801);
        int high = at(buffer, 9);
        int low = at(buffer, -9);
        assertThat(buffer.x(high)).isEqualTo(6_543_210);
        assertThat(buffer.x(low)).isEqualTo(1_234_567);
        assertThat(max).isEqualTo(9);
        assertThat(min).isEqualTo(-9);
        assertThat(IntStream.range(1, buffer.size())).allMatch(i -> buffer.x(i) >= buffer.x(i - 1));
        assertThat(buffer.x(buffer.size() - 1)).isEqualTo(9_999_999);
    }

    @Test
    void fewPointsAreAllThere() {
        var buffer = new DecimatedBuffer(10);
        buffer.add(1, 5);
        buffer.add(2, Double.NaN);
        buffer.add(3, 4);
        assertThat(IntStream.range(0, buffer.size()).mapToDouble(buffer::x)).containsExactly(1.0, 1.0, 3.0, 3.0, 3.0);
        buffer.clear();
        assertThat(buffer.size()).isZero();
    }

    @Test
    void aRingKeepsTheNewest() {
        var ring = new RingBuffer(3);
        for (int i = 0; i < 5; i++) {
            ring.add(i, 10 * i);
        }
        assertThat(IntStream.range(0, ring.size()).mapToDouble(ring::y)).containsExactly(20.0, 30.0, 40.0);
    }

    private static int at(DecimatedBuffer buffer, double y) {
        return IntStream.range(0, buffer.size())
                .filter(i -> buffer.y(i) == y)
                .findFirst()
                .orElseThrow();
    }
}
