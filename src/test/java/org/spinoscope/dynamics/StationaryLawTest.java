package org.spinoscope.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StationaryLawTest {

    @ParameterizedTest
    @CsvSource({"2, 3", "3, 0", "3, 0.5", "3, 40", "16, 5", "64, 1000", "768, 0", "768, 100", "768, 20000", "3, 1e7"})
    void hasUnitMassAndTheBesselMean(int dimension, double kappa) {
        var law = new StationaryLaw(dimension, kappa);
        double mean = 0;
        double mass = 0;
        var centre = law.mean();
        var half = 9 * law.deviation();
        var low = Math.max(-1, centre - half);
        var high = Math.min(1, centre + half);
        var bins = 2000;
        for (var i = 0; i < bins; i++) {
            var from = low + (high - low) * i / bins;
            var to = low + (high - low) * (i + 1) / bins;
            var share = law.probability(from, to);
            mass += share;
            mean += share * (from + to) / 2;
        }
        assertThat(mass).isCloseTo(1, within(1e-4));
        assertThat(law.probability(-1, 1)).isCloseTo(1, within(1e-12));
        assertThat(mean).isCloseTo(centre, within(1e-4 * law.deviation() + 1e-4 * Math.abs(centre)));
    }

    @Test
    void isTheExponentialLawInThreeDimensions() {
        var law = new StationaryLaw(3, 2.5);
        for (var u : new double[] {-1, -0.3, 0, 0.7, 1}) {
            var exact = 2.5 / (2 * Math.sinh(2.5)) * Math.exp(2.5 * u);
            assertThat(law.density(u)).isCloseTo(exact, within(1e-10));
        }
        assertThat(law.density(1.2)).isEqualTo(0);
        assertThat(law.deviation()).isCloseTo(Math.sqrt(1 - square(law.mean()) - 2 * law.mean() / 2.5), within(1e-9));
    }

    @Test
    void withoutAFieldEveryComponentHasVarianceOneOverD() {
        assertThat(new StationaryLaw(768, 0).deviation()).isCloseTo(1 / Math.sqrt(768), within(1e-12));
        assertThat(new StationaryLaw(768, 1e-9).deviation()).isCloseTo(1 / Math.sqrt(768), within(1e-9));
    }

    private static double square(double x) {
        return x * x;
    }
}
