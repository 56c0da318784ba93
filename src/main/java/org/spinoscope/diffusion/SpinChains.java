package org.spinoscope.diffusion;

import java.util.ArrayList;
import java.util.List;

/// Up to [AtomProducts#ROWS] spins on their way back from the uniform law to words, eq. (14) and eq. (B6), one κ
/// interval at a
/// time.
///
/// dS = Σ_v p_v ψ(S·ê_v, κ) P_S ê_v dκ + ½ε κ P_S Σ_v p_v ê_v dτ + ½(1+ε) g P_S N dτ + √ε P_S∘dW_τ, integrated in the
/// mean angle φ. A chain's path depends on its own target, start and noise alone.
public final class SpinChains {

    /// Constant guidance begins here: before it, ∫dτ has no end.
    private static final double GUIDED_FROM = 0.01;

    /// Where one chain is to go.
    ///
    /// @param logWeights b_a of each atom, normalised; a tilt is in them already
    /// @param schedule its noise levels; all chains of a block have as many
    /// @param guidance what the field does
    public record Target(float[] logWeights, NoiseSchedule schedule, Guidance guidance) {}

    private final Drift drift;
    private final List<Target> targets;
    private final List<ChainRandom> random;
    private final Sampler sampler;
    private final double fieldSign;
    private final List<double[]> spins = new ArrayList<>();
    private List<double[]> previous = List.of();
    private List<double[]> previousSpins = List.of();
    private int level;

    /// @param starts one spin a chain
    SpinChains(
            Drift drift,
            List<Target> targets,
            List<double[]> starts,
            List<ChainRandom> random,
            Sampler sampler,
            Sign sign) {
        this.drift = drift;
        this.targets = List.copyOf(targets);
        this.random = List.copyOf(random);
        this.sampler = sampler;
        this.fieldSign = sign == Sign.PAPER_BACKWARD ? -1 : 1;
        spins.addAll(starts);
        drift.aim(targets, sign);
    }

    /// Score evaluations a run of so many intervals takes.
    public static int evaluations(Sampler sampler, int steps) {
        return switch (sampler) {
            case FLOW, SDE -> steps + 1;
            case HEUN -> 2 * steps;
            case GEODESIC -> steps;
        };
    }

    /// The level the spins are at, from 0 to the schedule's number of steps.
    public int level() {
        return level;
    }

    public boolean done() {
        return level == targets.getFirst().schedule().steps();
    }

    /// A chain's spin, of unit length.
    public double[] spin(int chain) {
        return spins.get(chain).clone();
    }

    /// All chains' spins.
    List<double[]> spins() {
        return List.copyOf(spins);
    }

    /// Goes one κ interval on.
    ///
    /// @param seen shown the shares p_v at the present level before the step
    void advance(Seen seen) {
        turn();
        double epsilon = sampler == Sampler.SDE ? 1 : 0;
        boolean first = level == 0; // the start is uniform, so noise would change nothing
        var g = drift.drifts(spins, level, first ? 0 : epsilon, seen);
        var moves = new ArrayList<double[]>();
        boolean heun = sampler == Sampler.HEUN || (first && sampler != Sampler.GEODESIC);
        if (heun) {
            moves.addAll(heunMoves(g));
        } else {
            for (int c = 0; c < spins.size(); c++) {
                moves.add(Sphere.scaled(
                        sampler == Sampler.GEODESIC ? g.get(c) : extrapolated(c, g.get(c)), step(c, level)));
            }
        }
        previous = first && epsilon > 0
                ? g.stream().map(x -> Sphere.scaled(x, 1 + epsilon)).toList()
                : g;
        previousSpins = List.copyOf(spins);
        for (int c = 0; c < spins.size(); c++) {
            if (epsilon > 0 && !first) {
                addNoise(c, moves.get(c));
            }
            spins.set(c, Sphere.exp(spins.get(c), moves.get(c)));
        }
        turn();
        level++;
    }

    /// Sees the shares of all chains at a level.
    interface Seen {
        Seen NOTHING = shares -> {};

        /// @param shares `[ROWS, atoms]`, not to be kept
        void shares(float[] shares);
    }

    /// h_i = φ_i − φ_{i+1}.
    private double step(int chain, int from) {
        var schedule = targets.get(chain).schedule();
        return schedule.angle(from) - schedule.angle(from + 1);
    }

    /// G_i + (h_i/2h_{i−1})(G_i − T G_{i−1}).
    private double[] extrapolated(int chain, double[] g) {
        double half = 0.5 * step(chain, level) / step(chain, level - 1);
        var sum = Sphere.scaled(g, 1 + half);
        Sphere.add(sum, -half, Sphere.transport(previousSpins.get(chain), spins.get(chain), previous.get(chain)));
        return sum;
    }

    private List<double[]> heunMoves(List<double[]> g) {
        var ahead = new ArrayList<double[]>();
        for (int c = 0; c < spins.size(); c++) {
            ahead.add(Sphere.exp(spins.get(c), Sphere.scaled(g.get(c), step(c, level))));
        }
        var there = drift.drifts(ahead, level + 1, 0, Seen.NOTHING);
        var moves = new ArrayList<double[]>();
        for (int c = 0; c < spins.size(); c++) {
            var move = Sphere.transport(ahead.get(c), spins.get(c), there.get(c));
            Sphere.add(move, 1, g.get(c));
            moves.add(Sphere.scaled(move, 0.5 * step(c, level)));
        }
        return moves;
    }

    /// √Δτ P_S ξ.
    private void addNoise(int chain, double[] move) {
        var schedule = targets.get(chain).schedule();
        double width = Math.sqrt(schedule.tau(level) - schedule.tau(level + 1));
        var noise = new double[move.length];
        for (int a = 0; a < noise.length; a++) {
            noise[a] = width * random.get(chain).gaussian();
        }
        Sphere.project(spins.get(chain), noise);
        Sphere.add(move, 1, noise);
    }

    /// Half of a constant drift's share of this interval, exactly.
    private void turn() {
        for (int c = 0; c < spins.size(); c++) {
            var schedule = targets.get(c).schedule();
            if (targets.get(c).guidance() instanceof Guidance.Constant(double[] direction, double strength)
                    && schedule.meanCosine(level + 1) > GUIDED_FROM) {
                double from =
                        NoiseSchedule.heatTime(schedule.dimension(), Math.max(GUIDED_FROM, schedule.meanCosine(level)));
                double epsilon = sampler == Sampler.SDE ? 1 : 0;
                double rate = 0.25 * (1 + epsilon) * fieldSign * strength;
                spins.set(c, Sphere.turn(spins.get(c), direction, Math.exp(-rate * (from - schedule.tau(level + 1)))));
            }
        }
    }
}
