package org.spinoscope.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator.JumpableGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/// Standard normal deviates: McFarland's ziggurat over xoshiro256++, whose streams are 2¹²⁸ numbers apart.
///
/// Not thread safe; each block of spins owns one stream, so that a path depends on the seed alone and never on how many
/// threads there are.
public final class GaussianStream {

    private final ZigguratSampler.NormalizedGaussian ziggurat;

    private GaussianStream(JumpableGenerator bits) {
        this.ziggurat = ZigguratSampler.NormalizedGaussian.of(bits::nextLong);
    }

    /// The first stream of a seed.
    public static GaussianStream of(long seed) {
        return new GaussianStream(generator(seed));
    }

    /// The first `count` streams of a seed; they do not overlap.
    public static List<GaussianStream> streams(long seed, int count) {
        var generator = generator(seed);
        var streams = new ArrayList<GaussianStream>(count);
        for (var i = 0; i < count; i++) {
            streams.add(new GaussianStream((JumpableGenerator) generator.copyAndJump()));
        }
        return streams;
    }

    /// A stream over bits of the caller's own.
    public static GaussianStream over(JumpableGenerator bits) {
        return new GaussianStream(bits);
    }

    public double next() {
        return ziggurat.sample();
    }

    /// Fills the first `count` places of `out`.
    void fill(double[] out, int count) {
        var source = ziggurat;
        for (var i = 0; i < count; i++) {
            out[i] = source.sample();
        }
    }

    /// A direction uniform on the unit sphere of `dimension` components.
    double[] direction(int dimension) {
        var out = new double[dimension];
        fill(out, dimension);
        return Vectors.unit(out, "A random direction");
    }

    private static JumpableGenerator generator(long seed) {
        return (JumpableGenerator)
                RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(seed);
    }
}
