package org.spinoscope.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.Progress;

class SpinEnsembleTest {

    private static final SpinSetup SETUP =
            SpinSetup.of(Bath.llg(1, 0.5, 0.4), SpinField.uniform(0, 0, 1), Integrator.DEPONDT_MERTENS, 0.05);

    @Test
    void theSameSeedGivesTheSameNumbersOnAnyNumberOfThreads() {
        var plan = EnsembleConfig.of(1500, 300, 42);
        var one = SpinEnsemble.run(SETUP, plan.onThreads(1), Progress.NONE);
        var four = SpinEnsemble.run(SETUP, plan.onThreads(4), Progress.NONE);
        assertThat(four.mean()).isEqualTo(one.mean());
        assertThat(four.histogram()).isEqualTo(one.histogram());
        assertThat(four.autocorrelation()).isEqualTo(one.autocorrelation());
        assertThat(four.temperature()).isEqualTo(one.temperature());
    }

    @Test
    void anotherSeedGivesOtherNumbers() {
        var one = SpinEnsemble.run(SETUP, EnsembleConfig.of(300, 100, 1), Progress.NONE);
        var two = SpinEnsemble.run(SETUP, EnsembleConfig.of(300, 100, 2), Progress.NONE);
        assertThat(two.mean()).isNotEqualTo(one.mean());
    }

    @Test
    void freeDiffusionForgetsAtTheKnownRate() {
        // Without a field ⟨S(t)·S(0)⟩ = exp(−(d−1)σ²t/2); the field here is too weak to matter.
        var bath = new Bath(SpinEquation.OVERDAMPED, 1, 1, 0, Noise.strength(0.5));
        var rate = bath.sigma2();
        var setup = SpinSetup.of(bath, SpinField.uniform(0, 0, 1e-9), Integrator.DEPONDT_MERTENS, 0.02 / rate);
        var plan = EnsembleConfig.of(4096, 600, 5).samplingEvery(5);
        var free = SpinEnsemble.run(setup, plan.startingAt(InitialState.along(0, 0, 1)), Progress.NONE);
        assertThat(free.relaxationTime() * rate).isCloseTo(1, within(0.05));
        var stationary = SpinEnsemble.run(setup, plan, Progress.NONE);
        assertThat(stationary.correlationTime() * rate).isCloseTo(1, within(0.05));
        assertThat(free.mean().get(10))
                .isCloseTo(Math.exp(-1), within(4 * free.meanError().get(10) + 0.002));
    }

    @Test
    void aQuenchIsFollowedByTheMean() {
        var hot = SETUP.withTemperature(Schedule.quench(4, 0.05, 10));
        var run = SpinEnsemble.run(
                hot, EnsembleConfig.of(2000, 800, 3).burningIn(600).samplingEvery(10), Progress.NONE);
        assertThat(run.mean().get(19)).isLessThan(0.15);
        assertThat(run.law().kappa()).isCloseTo(20, within(1e-9));
        assertThat(run.stationaryMean()).isCloseTo(0.95, within(0.004));
    }

    @Test
    void aRotatingFieldIsFollowedWithTheLagOfTheTorque() {
        // Overdamped, no noise: the spin trails in the plane with sin(lag) = ω/(η|N|).
        var bath = Bath.overdamped(1, 1, 0);
        var field = SpinField.rotating(2, new double[] {1, 0, 0}, new double[] {0, 1, 0}, 0.3);
        var walk = new SpinSimulation(
                SpinSetup.of(bath, field, Integrator.DEPONDT_MERTENS, 0.01), new double[] {1, 0, 0}, 1, 10);
        walk.advance(4000);
        assertThat(walk.cosine()).isCloseTo(Math.sqrt(1 - 0.09), within(1e-5));
    }

    @Test
    void anEasyAxisHoldsTheSpinAgainstAWeakField() {
        var field = SpinField.anisotropic(SpinField.uniform(0, 0, -0.2), 1, new double[] {0, 0, 1});
        var walk = new SpinSimulation(
                SpinSetup.of(Bath.llg(1, 0.5, 0), field, Integrator.HEUN, 0.02), new double[] {0.3, 0, 1}, 1, 10);
        walk.advance(5000);
        assertThat(walk.spin()[2]).isCloseTo(1, within(1e-9));
    }

    @Test
    void cancellationEndsARun() {
        Progress cancelled = (fraction, doing) -> {
            throw new CancellationException();
        };
        assertThatThrownBy(() -> SpinEnsemble.run(SETUP, EnsembleConfig.of(100, 100, 1), cancelled))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void unusableInputIsExplained() {
        var plan = EnsembleConfig.of(10, 10, 1);
        assertThatThrownBy(() -> SpinEnsemble.run(SETUP, plan.startingAt(InitialState.along(1, 0)), Progress.NONE))
                .isInstanceOf(InvalidSpinInputException.class)
                .hasMessageContaining("2 components");
        assertThatThrownBy(() -> SpinEnsemble.run(SETUP.withField(SpinField.uniform(0, 0, 0)), plan, Progress.NONE))
                .hasMessageContaining("no direction");
        assertThatThrownBy(() -> SETUP.withField(SpinField.uniform(1, 0, 0, 0))).hasMessageContaining("geodesic splitting");
    }
}
