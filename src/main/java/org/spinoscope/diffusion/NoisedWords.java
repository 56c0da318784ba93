package org.spinoscope.diffusion;

import java.util.SplittableRandom;
import org.spinoscope.dynamics.GaussianStream;

/// Clean words noised over a schedule, to learn from.
final class NoisedWords {

    /// Noise levels from uniform to almost clean.
    static final int LEVELS = 24;

    private final NoiseSchedule schedule;
    private final AngleLaw[] laws = new AngleLaw[LEVELS + 1];

    NoisedWords(WordSphere sphere, float[] prior) {
        schedule = sphere.schedule(NoisePath.VMF, sphere.sharpest(prior), LEVELS);
        for (int i = 1; i <= LEVELS; i++) {
            laws[i] = AngleLaw.vonMisesFisher(sphere.atoms().dimension(), schedule.kappa(i));
        }
    }

    double kappa(int level) {
        return schedule.kappa(level);
    }

    /// A noised copy of a clean spin.
    ///
    /// @param level from 1
    double[] draw(double[] clean, int level, SplittableRandom random, GaussianStream tangents) {
        return new ForwardNoise(laws[level]).draw(clean, random.nextDouble(), tangents);
    }
}
