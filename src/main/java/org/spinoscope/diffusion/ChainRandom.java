package org.spinoscope.diffusion;

import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.JumpableGenerator;
import java.util.random.RandomGeneratorFactory;
import org.spinoscope.dynamics.GaussianStream;

/// The random numbers of one chain. They depend on the seed and the chain's number alone: starts, noise and choices have
/// streams of their own, so that neither the number of steps nor the sampler moves a starting spin.
final class ChainRandom {

    private static final int STREAMS = 3;

    private final GaussianStream starts;
    private final GaussianStream noise;
    private final RandomGenerator choices;

    private ChainRandom(JumpableGenerator starts, JumpableGenerator noise, JumpableGenerator choices) {
        this.starts = GaussianStream.over(starts);
        this.noise = GaussianStream.over(noise);
        this.choices = choices;
    }

    /// Hands out the chains of a seed in order.
    static final class Source {

        private final JumpableGenerator generator;
        private int next;

        /// @param first the number of the first chain to hand out
        Source(long seed, int first) {
            generator = (JumpableGenerator)
                    RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(seed);
            for (long i = 0; i < (long) STREAMS * first; i++) {
                generator.jump();
            }
            next = first;
        }

        int number() {
            return next;
        }

        ChainRandom next() {
            next++;
            return new ChainRandom(stream(), stream(), stream());
        }

        private JumpableGenerator stream() {
            return (JumpableGenerator) generator.copyAndJump();
        }
    }

    /// A spin uniform on the sphere.
    double[] start(int dimension) {
        var spin = new double[dimension];
        double length;
        do {
            for (int i = 0; i < dimension; i++) {
                spin[i] = starts.next();
            }
            length = Sphere.norm(spin);
        } while (length == 0);
        return Sphere.scaled(spin, 1 / length);
    }

    /// The next standard normal deviate of the noise.
    double gaussian() {
        return noise.next();
    }

    /// The next choice, uniform from 0 to 1.
    double uniform() {
        return choices.nextDouble();
    }
}
