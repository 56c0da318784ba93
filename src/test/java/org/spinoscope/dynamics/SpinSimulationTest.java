package org.spinoscope.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpinSimulationTest {

    private static final SpinSetup SETUP =
            SpinSetup.of(Bath.eq9(1, 0.3, 0.2), SpinField.uniform(0, 0, 1), Integrator.DEPONDT_MERTENS, 0.05);

    @Test
    void repeatsItsPathBitForBitHoweverItIsSteppedAndAfterARestart() {
        var whole = walk(7);
        whole.advance(1000);
        var parts = walk(7);
        for (var i = 0; i < 100; i++) {
            parts.advance(10);
        }
        assertThat(parts.spin()).containsExactly(whole.spin());
        whole.restart(7);
        assertThat(whole.trail().size()).isEqualTo(1);
        whole.advance(1000);
        assertThat(parts.spin()).containsExactly(whole.spin());
        assertThat(walk(8).spin()).containsExactly(walk(7).spin());
        whole.restart(8);
        whole.advance(1000);
        assertThat(whole.spin()).isNotEqualTo(parts.spin());
    }

    @Test
    void theRunningMeanAndThermometerSettleOnTheLaw() {
        var walk = walk(1);
        walk.advance(2000);
        walk.forget();
        walk.advance(400_000);
        assertThat(walk.meanCosine()).isCloseTo(walk.law().mean(), within(0.02));
        assertThat(walk.measuredTemperature() / SETUP.bath().effectiveTemperature())
                .isCloseTo(1, within(0.08));
        assertThat(walk.averagedSteps()).isEqualTo(400_000);
    }

    @Test
    void parametersChangeUnderAMovingSpin() {
        var walk = walk(1);
        walk.advance(100);
        var before = walk.spin();
        walk.use(SETUP.withTemperature(0).withField(SpinField.uniform(1, 0, 0)).withIntegrator(Integrator.HEUN));
        assertThat(walk.spin()).containsExactly(before);
        assertThat(walk.steps()).isEqualTo(100);
        assertThat(walk.meanCosine()).isNaN();
        walk.advance(4000);
        assertThat(walk.spin()[0]).isCloseTo(1, within(1e-9));
        assertThatThrownBy(
                        () -> walk.use(SETUP.withIntegrator(Integrator.HEUN).withField(SpinField.uniform(1, 0, 0, 0))))
                .hasMessageContaining("restart");
    }

    @Test
    void theTrailKeepsTheLatestPositionsInOrder() {
        var walk = walk(1);
        walk.trailEvery(3);
        walk.advance(150);
        var trail = walk.trail();
        assertThat(trail.size()).isEqualTo(20);
        assertThat(trail.time(19)).isCloseTo(150 * 0.05, within(1e-9));
        assertThat(trail.time(0)).isCloseTo((150 - 19 * 3) * 0.05, within(1e-9));
        assertThat(new double[] {trail.x(19), trail.y(19), trail.z(19)}).containsExactly(walk.position());
        assertThatThrownBy(() -> trail.x(20)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aWalkInManyDimensionsIsSeenInsideTheBall() {
        var random = GaussianStream.of(2);
        var n = random.direction(64);
        var frame = SpinFrame.of(n, random.direction(64), random.direction(64));
        Vectors.scale(n, 5);
        var bath = Bath.overdamped(1, 1, 0.1);
        var walk = new SpinSimulation(
                SpinSetup.of(bath, SpinField.uniform(n), Integrator.HEUN, 0.005),
                frame.lift(frame.bad()),
                3,
                50,
                frame);
        assertThat(walk.captured()).isCloseTo(1, within(1e-12));
        walk.advance(3000);
        var p = walk.position();
        assertThat(Vectors.dot(p, p)).isCloseTo(walk.captured(), within(1e-12)).isLessThan(1);
        assertThat(p[0]).isCloseTo(walk.cosine(), within(1e-12));
        assertThat(walk.normError()).isLessThan(1e-12);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GEODESIC")
    void steppingAllocatesNothing(Integrator integrator) {
        allocatesNothing(new SpinSimulation(SETUP.withIntegrator(integrator), new double[] {1, 0, 0}, 1, 100));
    }

    private static void allocatesNothing(SpinSimulation walk) {
        walk.advance(1000);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadAllocatedBytes();
        walk.advance(20_000);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(20_000);
    }

    private static SpinSimulation walk(long seed) {
        return new SpinSimulation(SETUP, new double[] {1, 0, 0}, seed, 20);
    }
}
