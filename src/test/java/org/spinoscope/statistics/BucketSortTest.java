package org.spinoscope.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class BucketSortTest {

    private final Random random = new Random(1);

    @Test
    void evenSkewedAndRepeatedValuesComeOutAsFromTheGeneralSort() {
        assertSorted(DoubleStream.generate(random::nextDouble).limit(5000).toArray());
        assertSorted(DoubleStream.generate(random::nextGaussian).limit(5000).toArray());
        assertSorted(DoubleStream.generate(() -> Math.exp(40 * random.nextGaussian()))
                .limit(5000)
                .toArray());
        assertSorted(DoubleStream.generate(() -> random.nextInt(7)).limit(5000).toArray());
    }

    @Test
    void whatCannotBeDealtIntoBucketsIsSortedAsWell() {
        assertSorted();
        assertSorted(3);
        assertSorted(2, 2, 2);
        assertSorted(1, Double.NaN, -1, Double.POSITIVE_INFINITY, 0.0, -0.0);
        assertSorted(Double.MAX_VALUE, -Double.MAX_VALUE, 1);
        assertSorted(Double.MIN_VALUE, 0, 2 * Double.MIN_VALUE);
        assertSorted(0.0, -0.0, 1, -0.0, 0.0);
        assertSorted(-0.0, 0.0, 1, Double.NaN);
        assertSorted(0.0, -0.0);
    }

    private static void assertSorted(double... values) {
        var expected = values.clone();
        Arrays.sort(expected);
        var found = values.clone();
        BucketSort.sort(found);
        assertThat(found).containsExactly(expected);
    }
}
