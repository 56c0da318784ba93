package org.spinoscope.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VonMisesFisherTest {

    /// Values from the power series of both Bessel functions in 60-digit arithmetic.
    @ParameterizedTest
    @CsvSource({
        "2, 0.001, 0.00049999993750001041", "2, 1, 0.44638996589653450704", "2, 100, 0.99498737300516876558",
        "3, 0.001, 0.00033333331111111322", "3, 1, 0.31303528549933130363", "3, 768, 0.99869791666666666666",
        "4, 10, 0.85418530832368160972", "4, 5000, 0.99970001500300078777", "16, 1, 0.06228433267599544461",
        "16, 10, 0.48762166797939138918", "16, 5000, 0.99850097519458283085", "64, 0.001, 0.00001562499999630089",
        "64, 100, 0.73238019409658213678", "64, 768, 0.95979954229168898256", "768, 0.001, 0.00000130208333333113",
        "768, 1, 0.00130208113149529716", "768, 100, 0.12807777675723877138", "768, 768, 0.61823299338477194541",
        "768, 5000, 0.92623006756754428813"
    })
    void agreesWithTheSeriesToFourteenDigits(int dimension, double kappa, double expected) {
        assertThat(VonMisesFisher.meanCosine(dimension, kappa) / expected).isCloseTo(1, within(1e-13));
    }

    @Property
    void isLangevinInThreeDimensions(@ForAll @DoubleRange(min = 0.05, max = 300) double kappa) {
        assertThat(VonMisesFisher.meanCosine(3, kappa)).isCloseTo(1 / Math.tanh(kappa) - 1 / kappa, within(2e-14));
    }

    @Property
    void growsWithKappaAndShrinksWithDimension(
            @ForAll @IntRange(min = 2, max = 1600) int dimension,
            @ForAll @DoubleRange(min = 0.01, max = 1e5) double k) {
        var here = VonMisesFisher.meanCosine(dimension, k);
        assertThat(here).isBetween(0.0, 1.0);
        assertThat(VonMisesFisher.meanCosine(dimension, 1.01 * k)).isGreaterThan(here);
        assertThat(VonMisesFisher.meanCosine(dimension + 1, k)).isLessThan(here);
        assertThat(VonMisesFisher.meanCosine(dimension, -k)).isEqualTo(-here);
    }

    @Test
    void approachesOneAsTheAsymptoteSays() {
        assertThat(VonMisesFisher.meanCosine(768, 1e9)).isCloseTo(1 - 767 / 2e9, within(1e-12));
        assertThat(VonMisesFisher.meanCosine(768, Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(VonMisesFisher.meanCosine(3, 0)).isEqualTo(0);
    }
}
