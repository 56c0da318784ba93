package org.spinoscope.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class ReverseTest {

    private static final long SEED = 12;

    private static final double[] WEIGHTS = {0.45, 0.3, 0.2, 0.05};

    private static final Atoms ATOMS =
            Atoms.of(new float[] {1, 0, 0, -0.2f, 1, 0.1f, 0, -0.5f, 1, -1, -0.6f, -0.7f}, 3, Centring.NONE);

    @ParameterizedTest
    @CsvSource({"VMF,FLOW,60", "VMF,SDE,120", "VMF,HEUN,40", "VMF,GEODESIC,400", "HEAT,FLOW,60", "HEAT,SDE,120"})
    void recoversTheWeightsOfFourAtoms(NoisePath path, Sampler sampler, int steps) {
        int n = 3200;
        var counts = new int[4];
        for (var spin : run(path, sampler, Sign.CORRECTED, new Guidance.None(), steps, n)) {
            counts[nearest(spin)]++;
        }
        double chiSquare = 0;
        for (int v = 0; v < 4; v++) {
            chiSquare += Math.pow(counts[v] - n * WEIGHTS[v], 2) / (n * WEIGHTS[v]);
        }
        assertThat(chiSquare).as(java.util.Arrays.toString(counts)).isLessThan(11.34); // p > 0.01
    }

    @Test
    void tiltedRunsGiveTheReweightedMixture() {
        var field = new double[] {0.3, 0.8, -0.5};
        var direction = Sphere.scaled(field, 1 / Sphere.norm(field));
        double strength = 1.5;
        int n = 3200;
        var counts = new int[4];
        for (var spin :
                run(NoisePath.VMF, Sampler.FLOW, Sign.CORRECTED, new Guidance.Tilt(direction, strength), 60, n)) {
            counts[nearest(spin)]++;
        }
        var tilted = new double[4];
        double sum = 0;
        for (int v = 0; v < 4; v++) {
            tilted[v] = WEIGHTS[v] * Math.exp(strength * ATOMS.dot(direction, v));
            sum += tilted[v];
        }
        double chiSquare = 0;
        for (int v = 0; v < 4; v++) {
            double expected = n * tilted[v] / sum;
            chiSquare += Math.pow(counts[v] - expected, 2) / expected;
        }
        assertThat(chiSquare).isLessThan(11.34);
    }

    @Test
    void meanSharesAreTheWeightsAtEveryLevel() {
        int n = 3200;
        int steps = 60;
        var mean = new double[steps][4];
        for (var chains : blocks(NoisePath.VMF, Sampler.FLOW, Sign.CORRECTED, new Guidance.None(), steps, n)) {
            while (!chains.done()) {
                int level = chains.level();
                chains.advance(shares -> {
                    for (int i = 0; i < AtomProducts.ROWS * 4; i++) {
                        mean[level][i % 4] += shares[i] / n;
                    }
                });
            }
        }
        for (var shares : mean) {
            for (int v = 0; v < 4; v++) {
                assertThat(shares[v]).isCloseTo(WEIGHTS[v], within(4 * Math.sqrt(WEIGHTS[v] / n)));
            }
        }
    }

    @Test
    void theSignsAsPrintedFail() {
        var direction = new double[] {0, 1, 0};
        var none = new Guidance.None();
        var fled = run(NoisePath.VMF, Sampler.SDE, Sign.PAPER_FORWARD, none, 60, 320);
        var found = run(NoisePath.VMF, Sampler.SDE, Sign.CORRECTED, none, 60, 320);
        assertThat(meanLargestCosine(fled)).isLessThan(0.5);
        assertThat(meanLargestCosine(found)).isGreaterThan(0.9);
        for (Guidance guidance : List.of(new Guidance.Tilt(direction, 3), new Guidance.Constant(direction, 3))) {
            double along = meanAlong(run(NoisePath.VMF, Sampler.SDE, Sign.CORRECTED, guidance, 60, 320), direction);
            double away = meanAlong(run(NoisePath.VMF, Sampler.SDE, Sign.PAPER_BACKWARD, guidance, 60, 320), direction);
            double without = meanAlong(found, direction);
            assertThat(along).isGreaterThan(without + 0.1);
            assertThat(away).isLessThan(without - 0.1);
        }
    }

    @Test
    void spinsStayOnTheSphere() {
        for (var spin : run(NoisePath.HEAT, Sampler.SDE, Sign.CORRECTED, new Guidance.None(), 200, 32)) {
            assertThat(Sphere.norm(spin)).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void aChainDependsOnItsNumberAlone() {
        var few = run(NoisePath.VMF, Sampler.SDE, Sign.CORRECTED, new Guidance.None(), 20, 3);
        var many = run(NoisePath.VMF, Sampler.SDE, Sign.CORRECTED, new Guidance.None(), 20, 40);
        for (int i = 0; i < few.size(); i++) {
            assertThat(few.get(i)).isEqualTo(many.get(i));
        }
    }

    private static List<double[]> run(NoisePath path, Sampler sampler, Sign sign, Guidance guidance, int steps, int n) {
        var ends = new ArrayList<double[]>();
        for (var chains : blocks(path, sampler, sign, guidance, steps, n)) {
            while (!chains.done()) {
                chains.advance(SpinChains.Seen.NOTHING);
            }
            for (int c = 0; ends.size() < n && c < AtomProducts.ROWS; c++) {
                ends.add(chains.spin(c));
            }
        }
        return ends;
    }

    private static List<SpinChains> blocks(
            NoisePath path, Sampler sampler, Sign sign, Guidance guidance, int steps, int n) {
        var logs = new float[4];
        for (int v = 0; v < 4; v++) {
            logs[v] = (float) Math.log(WEIGHTS[v]);
        }
        var schedule = NoiseSchedule.Factory.of(path, 3)
                .to(
                        NoiseSchedule.sharpest(
                                3, new NearestAtoms(ATOMS, AtomProducts.plain(ATOMS)).smallestAngle(logs)),
                        steps);
        var source = new ChainRandom.Source(SEED, 0);
        var blocks = new ArrayList<SpinChains>();
        for (int from = 0; from < n; from += AtomProducts.ROWS) {
            var targets = new ArrayList<SpinChains.Target>();
            var starts = new ArrayList<double[]>();
            var random = new ArrayList<ChainRandom>();
            for (int c = 0; c < AtomProducts.ROWS; c++) {
                random.add(source.next());
                starts.add(random.get(c).start(3));
                targets.add(new SpinChains.Target(guidance.tilted(ATOMS, logs, sign), schedule, guidance));
            }
            blocks.add(new SpinChains(
                    new Score(ATOMS, AtomProducts.plain(ATOMS)), targets, starts, random, sampler, sign));
        }
        return blocks;
    }

    private static int nearest(double[] spin) {
        int best = 0;
        for (int v = 1; v < ATOMS.count(); v++) {
            best = ATOMS.dot(spin, v) > ATOMS.dot(spin, best) ? v : best;
        }
        return best;
    }

    private static double meanLargestCosine(List<double[]> spins) {
        return spins.stream()
                .mapToDouble(s -> ATOMS.dot(s, nearest(s)))
                .average()
                .orElseThrow();
    }

    private static double meanAlong(List<double[]> spins, double[] direction) {
        return spins.stream()
                .mapToDouble(s -> Sphere.dot(
                        java.util.stream.IntStream.range(0, 3)
                                .mapToDouble(a -> ATOMS.direction(nearest(s))[a])
                                .toArray(),
                        direction))
                .average()
                .orElseThrow();
    }
}
