package org.spinoscope.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spinoscope.dynamics.GaussianStream;

/// The stronger a field pulls, the higher the decoded words stand under it.
class GuidanceRankTest {

    private static final int D = 12;
    private static final int COUNT = 60;

    @Test
    void theMedianRankUnderTheFieldFallsWithTheTilt() {
        var noise = GaussianStream.of(8);
        var rows = new float[COUNT * D];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) noise.next();
        }
        var atoms = Atoms.of(rows, D, Centring.NONE);
        var field = new double[D];
        for (int a = 0; a < D; a++) {
            field[a] = noise.next();
        }
        var direction = Sphere.scaled(field, 1 / Sphere.norm(field));
        var medians = new ArrayList<Double>();
        for (double strength : new double[] {0, 3, 8, 20, 60}) {
            medians.add(medianRank(atoms, direction, strength));
        }
        for (int i = 1; i < medians.size(); i++) {
            assertThat(medians.get(i)).as(medians.toString()).isLessThanOrEqualTo(medians.get(i - 1));
        }
        assertThat(medians.getFirst()).isGreaterThan(15);
        assertThat(medians.getLast()).isLessThanOrEqualTo(2);
    }

    private static double medianRank(Atoms atoms, double[] direction, double strength) {
        var flat = new float[COUNT];
        java.util.Arrays.fill(flat, (float) -Math.log(COUNT));
        var guidance = new Guidance.Tilt(direction, strength);
        var weights = guidance.tilted(atoms, flat, Sign.CORRECTED);
        var products = AtomProducts.plain(atoms);
        double sharpest = NoiseSchedule.sharpest(D, new NearestAtoms(atoms, products).smallestAngle(flat));
        var schedule = NoiseSchedule.Factory.of(NoisePath.VMF, D).to(sharpest, 30);
        var source = new ChainRandom.Source(5, 0);
        var ranks = new ArrayList<Integer>();
        for (int block = 0; block < 12; block++) {
            var random = IntStream.range(0, AtomProducts.ROWS)
                    .mapToObj(c -> source.next())
                    .toList();
            var score = new Score(atoms, products);
            var chains = new SpinChains(
                    score,
                    Collections.nCopies(AtomProducts.ROWS, new SpinChains.Target(weights, schedule, guidance)),
                    random.stream().map(r -> r.start(D)).toList(),
                    random,
                    Sampler.FLOW,
                    Sign.CORRECTED);
            while (!chains.done()) {
                chains.advance(SpinChains.Seen.NOTHING);
            }
            score.shares(chains.spins(), chains.level());
            for (int c = 0; c < AtomProducts.ROWS; c++) {
                double own = atoms.dot(direction, score.nearest(c));
                ranks.add((int) IntStream.range(0, COUNT)
                                .filter(v -> atoms.dot(direction, v) > own)
                                .count()
                        + 1);
            }
        }
        Collections.sort(ranks);
        return ranks.get(ranks.size() / 2);
    }
}
