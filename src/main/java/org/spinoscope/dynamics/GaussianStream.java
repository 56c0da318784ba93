package org.spinoscope.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator.JumpableGenerator;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/// Standard normal deviates: McFarland's ziggurat over xoshiro256++, whose streams are 2¹²⁸ numbers apart.
///
/// 253 of 256 numbers fall into a layer of the ziggurat, where the deviate is the number times the layer's width; that
/// is done here, and the rest by the library, with the same results as if it did all.
///
/// Not thread safe; each block of spins owns one stream, so that a path depends on the seed alone and never on how many
/// threads there are.
public final class GaussianStream {

    /// Numbers drawn together.
    private static final int AHEAD = 128;

    private static final int LAYERS = 253;
    private static final double[] WIDTHS = widths();

    private final RandomBits bits;
    private final long[] ahead = new long[AHEAD];
    private int at = AHEAD;
    private final ZigguratSampler.NormalizedGaussian ziggurat;

    private GaussianStream(RandomBits bits) {
        this.bits = bits;
        this.ziggurat = ZigguratSampler.NormalizedGaussian.of(this::nextBits);
    }

    /// The library's own: for a number of 2⁶² in a layer it returns the layer's width times 2⁶², which is exact.
    private static double[] widths() {
        var widths = new double[LAYERS];
        for (var layer = 0; layer < LAYERS; layer++) {
            var number = (1L << 62) + layer; // as a double it is 2⁶²
            widths[layer] = ZigguratSampler.NormalizedGaussian.of(() -> number).sample() / (1L << 62);
        }
        return widths;
    }

    /// The first stream of a seed.
    public static GaussianStream of(long seed) {
        return new GaussianStream(Xoshiro256.of(seed));
    }

    /// The first `count` streams of a seed; they do not overlap.
    public static List<GaussianStream> streams(long seed, int count) {
        var generator = Xoshiro256.of(seed);
        var streams = new ArrayList<GaussianStream>(count);
        for (var i = 0; i < count; i++) {
            streams.add(new GaussianStream(generator.copyAndJump()));
        }
        return streams;
    }

    /// A stream over bits of the caller's own, which are drawn some ahead.
    public static GaussianStream over(JumpableGenerator bits) {
        return new GaussianStream(out -> {
            for (var i = 0; i < out.length; i++) {
                out[i] = bits.nextLong();
            }
        });
    }

    public double next() {
        var number = nextBits();
        var layer = (int) number & 0xff;
        if (layer < LAYERS) {
            return WIDTHS[layer] * number;
        }
        at--; // the library draws it again, and what it needs after it
        return ziggurat.sample();
    }

    /// Fills the first `count` places of `out`.
    void fill(double[] out, int count) {
        var filled = 0;
        while (filled < count) {
            if (at == AHEAD) {
                draw();
            }
            var asked = Math.min(count - filled, AHEAD - at);
            var done = scale(ahead, at, out, filled, asked);
            at += done;
            filled += done;
            if (done < asked) {
                out[filled++] = ziggurat.sample();
            }
        }
    }

    /// Deviates from numbers that fall into a layer; ends before the first that does not.
    private static int scale(long[] numbers, int from, double[] out, int to, int count) {
        var widths = WIDTHS;
        for (var i = 0; i < count; i++) {
            var number = numbers[from + i];
            var layer = (int) number & 0xff;
            if (layer >= LAYERS) {
                return i;
            }
            out[to + i] = widths[layer] * number;
        }
        return count;
    }

    private long nextBits() {
        if (at == AHEAD) {
            draw();
        }
        return ahead[at++];
    }

    private void draw() {
        bits.fill(ahead);
        at = 0;
    }

    /// A direction uniform on the unit sphere of `dimension` components.
    double[] direction(int dimension) {
        var out = new double[dimension];
        fill(out, dimension);
        return Vectors.unit(out, "A random direction");
    }
}
