package org.spinoscope.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.spinoscope.common.Progress;

@Execution(ExecutionMode.CONCURRENT)
class ConvergenceTest {

    private static final SpinField FIELD = SpinField.uniform(0.3, -0.4, 1.2);
    private static final InitialState.Along START = InitialState.along(1, 0.5, -0.5);

    @ParameterizedTest
    @CsvSource({
        "DEPONDT_MERTENS, 2",
        "SEMI_IMPLICIT_B, 2",
        "HEUN, 2",
        "IMPLICIT_MIDPOINT, 2",
        "EULER, 1",
    })
    void withoutNoiseTheErrorFallsWithTheClassicalOrder(Integrator integrator, double order) {
        var curve = Convergence.deterministic(plan(Bath.eq9(1, 0.4, 0), integrator, 0.1, 1.6, 6, 1));
        assertThat(curve.strongOrder()).isCloseTo(order, within(order == 2 ? 0.02 : 0.25));
        assertThat(curve.points().getLast().strong()).isLessThan(order == 2 ? 2e-6 : 2e-3);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GEODESIC")
    void withNoiseThePathsConvergeToTheStratonovichSolution(Integrator integrator) {
        var curve = Convergence.stochastic(plan(Bath.eq9(1, 0.6, 0.4), integrator, 0.1, 0.8, 4, 2000), Progress.NONE);
        // Three noises that do not commute: without Lévy areas no scheme beats strong order one half.
        assertThat(curve.strongOrder()).isCloseTo(0.5, within(0.12));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GEODESIC")
    void withNoiseMeansConvergeWithWeakOrderOne(Integrator integrator) {
        var curve = Convergence.stochastic(plan(Bath.eq9(1, 0.6, 0.4), integrator, 0.2, 1.6, 2, 40_000), Progress.NONE);
        assertThat(curve.weakOrder()).isCloseTo(1, within(0.35));
    }

    @Test
    void withoutNoiseTheExactMotionIsFollowedToTheField() {
        var bath = Bath.llg(1, 0.5, 0);
        var setup = SpinSetup.of(bath, SpinField.uniform(0, 0, 2), Integrator.DEPONDT_MERTENS, 0.001);
        var spin = new double[] {0.6, 0, -0.8};
        var end = new PrecessingStepper(setup).run(0, 5000, spin, GaussianStream.of(1));
        var exact = DampedPrecession.of(bath).at(end, new double[] {0.6, 0, -0.8}, new double[] {0, 0, 2});
        assertThat(spin).containsExactly(exact, within(1e-6));
        assertThat(exact[2]).isCloseTo(Math.tanh(0.4 * 2 * 5 + Math.log(0.2 / 1.8) / 2), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(names = {"DEPONDT_MERTENS", "SEMI_IMPLICIT_B", "HEUN", "IMPLICIT_MIDPOINT"})
    void atZeroTemperatureTheEnergyNeverRises(Integrator integrator) {
        for (var lambda : new double[] {0.05, 1, 10}) {
            var bath = Bath.eq9(1, lambda, 0);
            var dt = TimeStepCheck.of(bath, 1.3, 3, 1).longestStep();
            var stepper = new PrecessingStepper(SpinSetup.of(bath, FIELD, integrator, dt));
            var spin = new Spin3();
            spin.set(-0.2, 0.4, -Math.sqrt(0.8));
            var energy = energy(spin);
            for (var i = 0; i < 5000; i++) {
                stepper.step(i * dt, spin, 0, 0, 0);
                var now = energy(spin);
                // Rounding may lift it by an ulp once the spin lies along the field.
                assertThat(now).isLessThanOrEqualTo(energy + 1e-15);
                energy = now;
            }
        }
    }

    @Test
    void theImplicitMidpointConservesEnergyWithoutDamping() {
        var setup = SpinSetup.of(Bath.eq9(1, 0, 0), FIELD, Integrator.IMPLICIT_MIDPOINT, 0.1);
        var spin = new double[] {1, 0, 0};
        new PrecessingStepper(setup).run(0, 10_000, spin, GaussianStream.of(1));
        assertThat(0.3 * spin[0] - 0.4 * spin[1] + 1.2 * spin[2]).isCloseTo(0.3, within(1e-11));
    }

    private static double energy(Spin3 s) {
        return -(0.3 * s.x - 0.4 * s.y + 1.2 * s.z);
    }

    private static Convergence.Plan plan(
            Bath bath, Integrator integrator, double dt, double duration, int halvings, int paths) {
        return new Convergence.Plan(SpinSetup.of(bath, FIELD, integrator, dt), START, duration, halvings, paths, 4, 2);
    }
}
