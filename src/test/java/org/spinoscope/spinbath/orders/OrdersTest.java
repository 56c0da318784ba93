package org.spinoscope.spinbath.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.spinoscope.spinbath.HeadTerms;

class OrdersTest {

    private static HeadTerms random(int n, double spread) {
        var random = new Random(7);
        return new HeadTerms(
                random.doubles(n).map(u -> spread * u).toArray(),
                random.doubles(n).map(u -> u - 0.5).toArray());
    }

    private static double gap(HeadTerms terms, double epsilon) {
        var scores = Arrays.stream(terms.scores()).map(w -> epsilon * w).toArray();
        return new HeadTerms(scores, terms.values()).gap();
    }

    @Test
    void ordersAreTheTaylorSeriesInTheScores() {
        var terms = random(9, 1);
        var orders = Orders.of(terms);
        double h = 1e-3;
        assertThat(orders.y0()).isCloseTo(gap(terms, 0), within(1e-15));
        assertThat(orders.y1()).isCloseTo((gap(terms, h) - gap(terms, -h)) / (2 * h), within(1e-7));
        assertThat(orders.y2())
                .isCloseTo((gap(terms, h) - 2 * gap(terms, 0) + gap(terms, -h)) / (2 * h * h), within(1e-6));
        assertThat(orders.y0() + orders.y1() + orders.y2() + orders.remainder()).isCloseTo(terms.gap(), within(1e-15));
    }

    @Test
    void halvingTheScoresDividesTheRemainderByEight() {
        double whole = Orders.of(random(9, 0.02)).remainder();
        double half = Orders.of(random(9, 0.01)).remainder();
        assertThat(whole / half).isCloseTo(8, within(0.1));
    }

    @Test
    void theSeriesOfTwoEqualHalvesCeasesToConvergeAtPi() {
        // tanh(s/2)/2 has its first pole at s = iπ: its coefficients fall like π^−m
        var at = new HeadTerms(new double[] {0, Math.PI - 0.01}, new double[] {0, 1});
        assertThat(Orders.of(at).converges()).isTrue();
        var beyond = new HeadTerms(new double[] {0, Math.PI + 0.01}, new double[] {0, 1});
        assertThat(Orders.of(beyond).converges()).isFalse();
    }

    @Test
    void aPromptOfOneTokenHasNothingButItsValue() {
        var orders = Orders.of(new HeadTerms(new double[] {3.7}, new double[] {-0.3}));
        assertThat(orders).isEqualTo(new Orders(-0.3, -0.3, 0, 0, 0));
        assertThat(orders.remainder()).isZero();
    }

    @Test
    void theSecondResponseIsTheSecondDerivativeAndItsRowsVanish() {
        var terms = random(6, 2);
        var response = Orders.secondResponse(terms);
        double h = 1e-3;
        for (int j = 0; j < 6; j++) {
            assertThat(Arrays.stream(response[j]).sum()).isCloseTo(0, within(1e-15));
            for (int k = 0; k < 6; k++) {
                double numeric = (shifted(terms, j, h, k, h)
                                - shifted(terms, j, h, k, -h)
                                - shifted(terms, j, -h, k, h)
                                + shifted(terms, j, -h, k, -h))
                        / (4 * h * h);
                assertThat(response[j][k]).isCloseTo(numeric, within(1e-6));
            }
        }
    }

    private static double shifted(HeadTerms terms, int j, double a, int k, double b) {
        var scores = terms.scores().clone();
        scores[j] += a;
        scores[k] += b;
        return new HeadTerms(scores, terms.values()).gap();
    }
}
