package org.spinoscope.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spinoscope.common.Progress;

/// Long runs against coth κ − 1/κ and the von Mises–Fisher mean; fixed seeds, tolerance 4 standard errors plus the
/// time step's own small bias.
@Execution(ExecutionMode.CONCURRENT)
class StationaryMeanTest {

    @ParameterizedTest
    @CsvSource({"0.1, 0.25, 1, 1, 0.7458", "1, 0.25, 2, 1, 0.6908", "1, 0.25, 2, 2, 0.4600", "3, 0.2, 4, 1, 0.5073"})
    void heunReachesThePublishedChecks(double lambda, double t, double b, double gamma, double expected) {
        var run = equilibrium(Bath.eq9(gamma, lambda, t), b, Integrator.HEUN, 2048, 1);
        assertThat(run.law().mean()).isCloseTo(expected, within(5e-5));
        assertThat(run.stationaryMean()).isCloseTo(expected, within(4 * run.stationaryError() + 0.004));
        assertThat(run.stationaryError()).isLessThan(0.005);
    }

    static Stream<Arguments> everyFormAndIntegratorOverAGrid() {
        var grid = new double[][] {{0.2, 0.3, 1, 1}, {1, 0.5, 2, 1}, {1, 0.2, 1, 2}, {4, 0.1, 3, 1}};
        return Stream.of(SpinEquation.values())
                .flatMap(form -> Stream.of(Integrator.values())
                        .filter(integrator -> integrator != Integrator.EULER && integrator.allows(3))
                        .flatMap(integrator -> Stream.of(grid)
                                .map(g -> Arguments.of(
                                        new Bath(form, g[3], g[0], g[1], Noise.AS_PRINTED), g[2], integrator))));
    }

    @ParameterizedTest
    @MethodSource
    void everyFormAndIntegratorOverAGrid(Bath bath, double b, Integrator integrator) {
        var run = equilibrium(bath, b, integrator, 512, 7);
        assertThat(run.stationaryMean()).isCloseTo(run.law().mean(), within(4 * run.stationaryError() + 0.003));
        assertThat(run.stationaryError()).isLessThan(0.012);
        // The thermometer divides by ⟨S·N⟩, so it is as uncertain as that mean is against its size.
        assertThat(run.temperature() / bath.effectiveTemperature())
                .isCloseTo(
                        1, within(0.02 + 5 * run.stationaryError() / run.law().mean()));
        assertThat(run.histogram().largestCumulativeGap()).isLessThan(0.025);
        assertThat(run.check().withinLimits()).isTrue();
    }

    @Test
    void eulerMissesTheMeanWhereTheOthersDoNot() {
        var euler = equilibrium(Bath.eq9(1, 0.1, 0.25), 1, Integrator.EULER, 2048, 7);
        assertThat(euler.law().mean() - euler.stationaryMean()).isGreaterThan(10 * euler.stationaryError());
    }

    /// With steps as long as the guard allows, where Heun misses the mean by one to three per cent.
    @ParameterizedTest
    @CsvSource({"2, 2", "5, 3.6", "16, 12", "64, 45", "768, 530"})
    void geodesicStepsAsLongAsTheGuardAllowsReachTheMean(int dimension, double kappa) {
        var geodesic = atTheGuard(dimension, kappa, Integrator.GEODESIC);
        assertThat(geodesic.check().withinLimits()).isTrue();
        double bias = geodesic.stationaryMean() - geodesic.law().mean();
        assertThat(bias)
                .isCloseTo(
                        0,
                        within(4 * geodesic.stationaryError()
                                + 0.001 * geodesic.law().mean()));
        assertThat(geodesic.stationaryError()).isLessThan(0.002);
    }

    private static EnsembleResult atTheGuard(int dimension, double kappa, Integrator integrator) {
        var field = new double[dimension];
        field[0] = 1;
        var bath = Bath.overdamped(1, 1, 1 / kappa);
        var dt = TimeStepCheck.of(bath, 1, dimension, 1).longestStep();
        var setup = SpinSetup.of(bath, SpinField.uniform(field), integrator, dt);
        var start = field.clone();
        start[dimension - 1] = 1;
        return SpinEnsemble.run(
                setup,
                EnsembleConfig.of(Math.max(256, 16_000 / dimension), 400, 5).startingAt(InitialState.along(start)),
                Progress.NONE);
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "16, 12", "64, 40", "768, 300", "768, 5000"})
    void theTangentWalkReachesTheVonMisesFisherMean(int dimension, double kappa) {
        var field = new double[dimension];
        field[dimension / 2] = 1;
        var bath = Bath.overdamped(1, 1, 1 / kappa);
        // At 0.2 of the limits the bias of the step is below the statistical error.
        var dt = 0.2 * TimeStepCheck.of(bath, 1, dimension, 1).longestStep();
        var setup = SpinSetup.of(bath, SpinField.uniform(field), Integrator.HEUN, dt);
        // With strong fields relaxation (η|N| = ½), otherwise diffusion, sets the time to forget.
        var relaxation = 1 / ((dimension - 1) * bath.sigma2() / 2 + bath.q());
        var steps = (int) Math.round(12 * relaxation / dt);
        var spins = Math.max(96, 20_000 / dimension);
        var start = field.clone();
        start[0] = 1;
        var run = SpinEnsemble.run(
                setup, EnsembleConfig.of(spins, steps, 11).startingAt(InitialState.along(start)), Progress.NONE);
        assertThat(run.law().kappa()).isCloseTo(kappa, within(1e-9 * kappa));
        assertThat(run.stationaryMean())
                .isCloseTo(VonMisesFisher.meanCosine(dimension, kappa), within(4 * run.stationaryError() + 0.002));
        assertThat(run.temperature() * kappa).isCloseTo(1, within(0.03));
        assertThat(run.normError()).isLessThan(1e-12);
    }

    /// Half the longest step, for about twelve relaxation times of which three are left out.
    private static EnsembleResult equilibrium(Bath bath, double b, Integrator integrator, int spins, long seed) {
        var dt = 0.5 * TimeStepCheck.of(bath, b, 3, 1).longestStep();
        var rate = bath.sigma2() + 0.5 * bath.q() * b;
        var steps = (int) Math.ceil(12 / (rate * dt));
        var field = SpinField.uniform(0.6 * b, 0, 0.8 * b);
        return SpinEnsemble.run(
                SpinSetup.of(bath, field, integrator, dt), EnsembleConfig.of(spins, steps, seed), Progress.NONE);
    }
}
