package org.spinoscope.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator.JumpableGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A seed means the same path for ever: the deviates are those of the library over the JDK's generator, bit for bit.
class GaussianStreamTest {

    private static final int MANY = 200_000; // 1.2 % of them fall outside the layers

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -7, Long.MAX_VALUE})
    void deviatesAreThoseOfTheLibraryOverTheGeneratorOfTheJdk(long seed) {
        assertEqual(GaussianStream.of(seed), generator(seed));
        assertEqual(GaussianStream.over(generator(seed)), generator(seed));
    }

    @ParameterizedTest
    @ValueSource(longs = {3, -1})
    void streamsAreThoseOfTheJdkThatJump(long seed) {
        var jumping = generator(seed);
        for (var stream : GaussianStream.streams(seed, 3)) {
            assertEqual(stream, (JumpableGenerator) jumping.copyAndJump());
        }
    }

    private static void assertEqual(GaussianStream stream, JumpableGenerator bits) {
        var library = ZigguratSampler.NormalizedGaussian.of(bits::nextLong);
        var found = new double[MANY];
        stream.fill(found, MANY - 1);
        found[MANY - 1] = stream.next();
        var expected = new double[MANY];
        for (var i = 0; i < MANY; i++) {
            expected[i] = library.sample();
        }
        assertThat(found).containsExactly(expected);
    }

    private static JumpableGenerator generator(long seed) {
        return (JumpableGenerator)
                RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(seed);
    }
}
