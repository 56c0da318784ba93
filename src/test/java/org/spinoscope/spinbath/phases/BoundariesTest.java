package org.spinoscope.spinbath.phases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spinoscope.spinbath.DecisionPlane.Point;
import org.spinoscope.spinbath.HeadTerms;
import org.spinoscope.spinbath.phases.Repetition.Regime;

class BoundariesTest {

    private static final Random RANDOM = new Random(5);

    @Test
    void everyTemperatureCrossingIsFound() {
        // f(β) = (e^{−β} − e^{−1})(e^{−β} − e^{−1/2})(e^{−β} − e^{−1/10}): crossings at T = 1, 2, 10
        double[] roots = {Math.exp(-1), Math.exp(-0.5), Math.exp(-0.1)};
        double sum = roots[0] + roots[1] + roots[2];
        double pairs = roots[0] * roots[1] + roots[1] * roots[2] + roots[0] * roots[2];
        var terms = new HeadTerms(
                new double[] {-3, -2, -1, 0}, new double[] {1, -sum, pairs, -roots[0] * roots[1] * roots[2]});
        var found = AttentionTemperature.crossings(terms);
        assertThat(found).hasSize(3);
        assertThat(found[0]).isCloseTo(1, within(1e-12));
        assertThat(found[1]).isCloseTo(2, within(1e-11));
        assertThat(found[2]).isCloseTo(10, within(1e-9));
    }

    @Test
    void thereAreNoMoreCrossingsThanChangesOfSignAndEachIsOne() {
        for (int trial = 0; trial < 300; trial++) {
            int n = 2 + RANDOM.nextInt(8);
            var terms = new HeadTerms(
                    RANDOM.doubles(n, -3, 3).toArray(), RANDOM.doubles(n, -1, 1).toArray());
            var found = AttentionTemperature.crossings(terms);
            assertThat(found).isSorted();
            int scanned = 0;
            double before = AttentionTemperature.gap(terms, 0.05);
            for (int i = 1; i <= 20_000; i++) {
                double here = AttentionTemperature.gap(terms, 0.05 * Math.pow(400, i / 20_000.0));
                scanned += before * here < 0 ? 1 : 0;
                before = here;
            }
            assertThat(found.length).isGreaterThanOrEqualTo(scanned);
            for (double t : found) {
                assertThat(Math.signum(AttentionTemperature.gap(terms, t * (1 - 1e-6))))
                        .isNotEqualTo(Math.signum(AttentionTemperature.gap(terms, t * (1 + 1e-6))));
            }
        }
    }

    @Test
    void aHeadThatSaysNothingHasNoBoundary() {
        var silent = new HeadTerms(new double[] {1, 2, 3}, new double[3]);
        assertThat(AttentionTemperature.crossings(silent)).isEmpty();
        var repetition = Repetition.exact(silent, 1);
        assertThat(repetition.regime()).isEqualTo(Regime.UNDEFINED);
        assertThat(repetition.predicted()).isNaN();
    }

    @Test
    void theExactCriticalRepetitionIsWhereRepeatedKeysBalance() {
        for (int trial = 0; trial < 500; trial++) {
            var scores = RANDOM.doubles(5, -2, 2).toArray();
            var values = RANDOM.doubles(5, -1, 1).toArray();
            var found = Repetition.exact(new HeadTerms(scores, values), 2);
            double before = repeated(scores, values, 1);
            assertThat(found.regime() == Regime.AT_ONCE).isEqualTo(before <= 0);
            double crossing = found.predicted();
            if (!Double.isNaN(crossing) && crossing < 500) {
                int n = (int) Math.floor(crossing);
                assertThat(repeated(scores, values, n) * repeated(scores, values, n + 1))
                        .isNegative();
            } else if (Double.isNaN(crossing)) {
                assertThat(before * repeated(scores, values, 400)).isPositive();
            }
            assertThat(found.regime() == Regime.AFTER).isEqualTo(before > 0 && !Double.isNaN(crossing));
        }
    }

    /// The gap with the last two keys n times over.
    private static double repeated(double[] scores, double[] values, int n) {
        var omega = new ArrayList<Double>();
        var g = new ArrayList<Double>();
        for (int j = 0; j < 5; j++) {
            for (int i = 0; i < (j < 3 ? 1 : n); i++) {
                omega.add(scores[j]);
                g.add(values[j]);
            }
        }
        return new HeadTerms(
                        omega.stream().mapToDouble(w -> w).toArray(),
                        g.stream().mapToDouble(v -> v).toArray())
                .gap();
    }

    @Test
    void measuredCrossingsAreInterpolatedFromTheFirstCopyOn() {
        assertThat(Repetition.firstCrossing(new double[] {3, 1, -1, 2})).isEqualTo(2.5);
        assertThat(Repetition.firstCrossing(new double[] {-3, 1})).isEqualTo(1.75);
        assertThat(Repetition.firstCrossing(new double[] {3})).isNaN();
        assertThat(Repetition.firstCrossing(new double[0])).isNaN();
        assertThat(Repetition.sampled(new double[0], false).regime()).isEqualTo(Regime.UNDEFINED);
        assertThat(Repetition.sampled(new double[] {-1, 1}, false).regime()).isEqualTo(Regime.AT_ONCE);
        assertThat(Repetition.sampled(new double[] {1, 2}, false).regime()).isEqualTo(Regime.NEVER);
    }

    @Test
    void theWinnerOfAConeHasTheLargestLogit() {
        for (int trial = 0; trial < 50; trial++) {
            int count = 1 + RANDOM.nextInt(40);
            var words = IntStream.range(0, count)
                    .mapToObj(i -> new Point(Math.round(RANDOM.nextGaussian() * 8) / 8.0, RANDOM.nextGaussian()))
                    .toList();
            var cones = Cones.of(words);
            for (int i = 0; i < 100; i++) {
                double angle = RANDOM.nextDouble(-10, 10);
                double best =
                        words.stream().mapToDouble(w -> logit(w, angle)).max().orElseThrow();
                assertThat(logit(words.get(cones.winner(angle)), angle)).isCloseTo(best, within(1e-12));
            }
        }
    }

    private static double logit(Point word, double angle) {
        return word.x() * Math.cos(angle) + word.y() * Math.sin(angle);
    }

    @Test
    void theCompositionBoundaryHasNoGap() {
        var composition = new Composition(new HeadTerms(new double[] {0.3, -1, 0.5}, new double[] {1, -2, 0.5}));
        double share = composition.boundary(0, 1);
        assertThat(composition.gap(share, 1 - share, 0)).isCloseTo(0, within(1e-15));
        assertThat(composition.boundary(0, 2)).isNaN();
        var ends = composition.boundaryInTriangle();
        assertThat(ends).hasSize(2);
        for (var place : ends) {
            assertThat(composition.gap(place)).isCloseTo(0, within(1e-15));
            assertThat(Arrays.stream(place).sum()).isCloseTo(1, within(1e-15));
        }
    }

    @Test
    void theSolvedModelsCosineIsThatOfItsTokens() {
        int n = 6;
        double rho = 0.3;
        double beta = 1.7;
        // equiangular vectors: x_i = a·e_i + b·(1, …, 1)
        double a = Math.sqrt(1 - rho);
        double b = (-a + Math.sqrt(a * a + n * rho)) / n;
        var x = new double[n][n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(x[i], b);
            x[i][i] += a;
        }
        assertThat(dot(x[0], x[1])).isCloseTo(rho, within(1e-12));
        var out = new double[2][n];
        for (int i = 0; i < 2; i++) {
            int query = i;
            var scores = IntStream.range(0, n)
                    .mapToDouble(j -> beta * dot(x[query], x[j]))
                    .toArray();
            var alpha = new HeadTerms(scores, new double[n]).weights();
            for (int j = 0; j < n; j++) {
                for (int c = 0; c < n; c++) {
                    out[i][c] += alpha[j] * x[j][c];
                }
            }
        }
        double cosine = dot(out[0], out[1]) / Math.sqrt(dot(out[0], out[0]) * dot(out[1], out[1]));
        assertThat(new SolvedModel(n, rho).outputCosine(beta)).isCloseTo(cosine, within(1e-12));
    }

    @Test
    void theSolvedModelApproachesItsLimitSlowly() {
        double critical = SolvedModel.criticalGamma(0.2);
        var thousand = new SolvedModel(1000, 0.2);
        assertThat(thousand.outputCosine(thousand.beta(1.2 * critical))).isCloseTo(0.28, within(0.005));
        var many = new SolvedModel(Integer.MAX_VALUE, 0.2);
        assertThat(many.outputCosine(many.beta(critical))).isCloseTo(SolvedModel.limit(0.2, critical), within(1e-6));
        assertThat(many.outputCosine(many.beta(0.3 * critical))).isCloseTo(1, within(1e-3));
        assertThat(many.outputCosine(many.beta(3 * critical))).isCloseTo(0.2, within(1e-3));
    }

    private static double dot(double[] x, double[] y) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i] * y[i]).sum();
    }

    @Test
    void aConeOfOneWordIsEverything() {
        assertThat(Cones.of(List.of(new Point(1, 2), new Point(1, 2))).winner(0.3))
                .isZero();
    }
}
