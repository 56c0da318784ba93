package org.spinoscope.diffusion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The amounts of noise a reverse run passes through, from uniform (κ = 0) to almost clean (κ_max), for both paths on
/// one
/// clock, the mean angle φ: κ_i = √d·sinh(i/n·asinh(κ_max/√d)), i = 0…n.
///
/// The heat path has the same m = cos φ at every level as the von Mises–Fisher path, so the two can be compared.
public final class NoiseSchedule {

    /// No level is sharper.
    public static final double SHARPEST = 1e4;

    private static final double RESOLUTION = 64;

    private final NoisePath path;
    private final int dimension;
    private final List<NoiseLevel> levels;

    private NoiseSchedule(NoisePath path, int dimension, List<NoiseLevel> levels) {
        this.path = path;
        this.dimension = dimension;
        this.levels = List.copyOf(levels);
    }

    /// Makes schedules of one dimension; what is costly about the heat path is computed once, and schedules are kept.
    ///
    /// One thread uses it at a time.
    public static final class Factory {

        private static final int KEPT = 64;

        private final NoisePath path;
        private final int dimension;
        private final HeatKernel kernel;
        private final Map<Ends, NoiseSchedule> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Ends, NoiseSchedule> eldest) {
                return size() > KEPT;
            }
        };

        private record Ends(double sharpest, int steps) {}

        private Factory(NoisePath path, int dimension) {
            this.path = path;
            this.dimension = dimension;
            this.kernel = new HeatKernel(dimension);
        }

        /// @param dimension d ≥ 3
        public static Factory of(NoisePath path, int dimension) {
            return new Factory(path, dimension);
        }

        /// A schedule of `steps` intervals up to κ = `sharpest`.
        public NoiseSchedule to(double sharpest, int steps) {
            return kept.computeIfAbsent(new Ends(sharpest, steps), this::make);
        }

        private NoiseSchedule make(Ends ends) {
            double root = Math.sqrt(dimension);
            double reach = asinh(ends.sharpest() / root);
            var levels = new ArrayList<NoiseLevel>();
            levels.add(new NoiseLevel.Uniform(dimension));
            for (int i = 1; i <= ends.steps(); i++) {
                levels.add(level(i == ends.steps() ? ends.sharpest() : root * Math.sinh(reach * i / ends.steps())));
            }
            return new NoiseSchedule(path, dimension, levels);
        }

        private NoiseLevel level(double kappa) {
            if (path == NoisePath.HEAT) {
                return NoiseLevel.Heat.of(kernel, dimension, kappa);
            }
            return dimension < FlowFactor.LARGE_DIMENSION
                    ? NoiseLevel.TabulatedVonMisesFisher.of(dimension, kappa)
                    : new NoiseLevel.VonMisesFisher(
                            dimension,
                            kappa,
                            Concentration.meanCosine(dimension, kappa),
                            Concentration.slope(dimension, kappa));
        }
    }

    /// The concentration that resolves atoms whose smallest angle is θ_min: κ A_d(κ) = 64/θ_min², at most 10⁴.
    ///
    /// In few dimensions, or for close atoms, A_d is 1 there and κ is 64/θ_min². In many, a spin of concentration κ
    /// still
    /// has only the cosine A_d with its own atom, and the atoms are resolved by κ A_d.
    public static double sharpest(int dimension, double smallestAngle) {
        double wanted = RESOLUTION / (smallestAngle * smallestAngle);
        return wanted >= SHARPEST ? SHARPEST : Math.min(SHARPEST, Concentration.resolving(dimension, wanted));
    }

    /// τ = −2 ln m/(d−1), infinite for m = 0.
    static double heatTime(int dimension, double meanCosine) {
        return -2 * Math.log(meanCosine) / (dimension - 1);
    }

    private static double asinh(double x) {
        return Math.log(x + Math.hypot(x, 1));
    }

    public NoisePath path() {
        return path;
    }

    public int dimension() {
        return dimension;
    }

    /// κ intervals.
    public int steps() {
        return levels.size() - 1;
    }

    /// κ of a level; on the heat path that of the von Mises–Fisher law with the same mean cosine.
    public double kappa(int level) {
        return levels.get(level).kappa();
    }

    /// m of a level.
    public double meanCosine(int level) {
        return levels.get(level).meanCosine();
    }

    /// Heat time τ of a level, infinite at level 0.
    public double tau(int level) {
        return heatTime(dimension, meanCosine(level));
    }

    /// φ of a level, from π/2 down.
    public double angle(int level) {
        return levels.get(level).angle();
    }

    NoiseLevel level(int level) {
        return levels.get(level);
    }
}
