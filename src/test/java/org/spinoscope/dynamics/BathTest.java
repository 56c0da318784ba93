package org.spinoscope.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class BathTest {

    @Property
    void equationNineHasAnotherTemperatureThanItSays(
            @ForAll @DoubleRange(min = 0.01, max = 50) double lambda,
            @ForAll @DoubleRange(min = 0.01, max = 5) double t,
            @ForAll @DoubleRange(min = 0.1, max = 10) double gamma) {
        var l2 = lambda * lambda;
        var expected = gamma * t * (1 + 3 * l2 + l2 * l2) / (1 + l2);
        assertThat(Bath.eq9(gamma, lambda, t).effectiveTemperature() / expected).isCloseTo(1, within(1e-12));
        assertThat(Bath.eq9(gamma, lambda, t).kappa(2.0) * expected).isCloseTo(2, within(1e-11));
    }

    @Property
    void fluctuationDissipationGivesEveryFormItsTemperature(
            @ForAll SpinEquation form,
            @ForAll @DoubleRange(min = 0.01, max = 50) double lambda,
            @ForAll @DoubleRange(min = 0.01, max = 5) double t) {
        assertThat(new Bath(form, 1.7, lambda, t, Noise.EINSTEIN).effectiveTemperature() / t)
                .isCloseTo(1, within(1e-12));
        assertThat(Bath.llg(1.7, lambda, t).d() / new Bath(SpinEquation.LLG, 1.7, lambda, t, Noise.EINSTEIN).d())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void strongDampingDoesNotDominateInEquationNine() {
        // Relaxation falls as 1/λ while precession keeps its γ, and the spin gets hotter as λ².
        var strong = Bath.eq9(1, 100, 0.1);
        assertThat(strong.q() / strong.p()).isCloseTo(0.01, within(1e-4));
        assertThat(strong.effectiveTemperature()).isGreaterThan(1000 * 0.1);
    }

    @Test
    void aBathWithoutNoiseHoldsTheSpinAtTheField() {
        assertThat(Bath.llg(1, 0.1, 0).kappa(1)).isInfinite();
        assertThat(Bath.llg(1, 0, 0.3).kappa(1)).isEqualTo(0);
        assertThat(Bath.llg(1, 0.1, 0.2).kappa(0)).isEqualTo(0);
    }

    @Test
    void impossibleParametersAreNamed() {
        assertThatThrownBy(() -> Bath.eq9(0, 0.1, 0.1))
                .isInstanceOf(InvalidSpinInputException.class)
                .hasMessageContaining("γ = 0.0");
        assertThatThrownBy(() -> Bath.eq9(1, Double.NaN, 0.1)).hasMessageContaining("λ");
        assertThatThrownBy(() -> Bath.eq9(1, 1, -1)).hasMessageContaining("k_BT");
    }
}
