package org.spinoscope.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationTest {

    @ParameterizedTest
    @CsvSource({"1e-9, 3e-16", "0.1, 4e-16", "0.5, 4e-16", "1, 1e-15", "2, 1e-11", "3, 1e-8"})
    void turnsByTheAngleAsked(double angle, double tolerance) {
        var s = new Spin3();
        s.set(1, 0, 0);
        Rotation.exact(s, 0, 0, angle, s);
        assertThat(s.x).isCloseTo(Math.cos(angle), within(tolerance));
        assertThat(s.y).isCloseTo(Math.sin(angle), within(tolerance));
    }

    @Property
    void keepsTheLengthForAnyRotationVector(
            @ForAll @DoubleRange(min = -20, max = 20) double wx,
            @ForAll @DoubleRange(min = -20, max = 20) double wy,
            @ForAll @DoubleRange(min = -20, max = 20) double wz) {
        var s = new Spin3();
        s.set(0.6, 0, -0.8);
        Rotation.exact(s, wx, wy, wz, s);
        assertThat(s.x * s.x + s.y * s.y + s.z * s.z).isCloseTo(1, within(4e-15));
    }

    @Test
    void theVectorisedKernelAgreesWithTheSpinBySpinScheme() {
        var setup = SpinSetup.of(
                Bath.eq9(1.3, 0.7, 0.4), SpinField.uniform(0.3, -0.5, 1.1), Integrator.DEPONDT_MERTENS, 0.05);
        var fast = new PrecessingBlock(setup, 37, GaussianStream.of(5));
        // The same field, said in a way that hides that it is constant.
        var slow = new PrecessingBlock(
                setup.withField(SpinField.switching(setup.field(), setup.field(), 0)), 37, GaussianStream.of(5));
        var start = GaussianStream.of(9);
        for (var i = 0; i < 37; i++) {
            var spin = start.direction(3);
            fast.set(i, spin);
            slow.set(i, spin);
        }
        for (var step = 0; step < 200; step++) {
            fast.step(step * 0.05);
            slow.step(step * 0.05);
        }
        var a = new double[3];
        var b = new double[3];
        for (var i = 0; i < 37; i++) {
            fast.copy(i, a);
            slow.copy(i, b);
            assertThat(a).containsExactly(b, within(1e-11));
        }
    }
}
