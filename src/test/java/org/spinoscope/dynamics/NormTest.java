package org.spinoscope.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NormTest {

    private static final int MILLION = 1_000_000;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GEODESIC")
    void staysOneThroughAMillionSteps(Integrator integrator) {
        var setup = SpinSetup.of(Bath.eq9(1, 0.3, 0.3), SpinField.uniform(0, 0, 1), integrator, 0.05);
        var spin = new double[] {0, 1, 0};
        new PrecessingStepper(setup).run(0, MILLION, spin, GaussianStream.of(3));
        assertThat(Math.abs(Vectors.norm(spin) - 1)).isLessThan(1e-12);
    }

    @ParameterizedTest
    @EnumSource(names = {"GEODESIC", "HEUN", "EULER"})
    void staysOneInManyDimensions(Integrator integrator) {
        var field = new double[16];
        field[3] = 4;
        var setup = SpinSetup.of(Bath.overdamped(1, 1, 0.3), SpinField.uniform(field), integrator, 0.005);
        var walk = Stepper.of(setup);
        var spin = new double[16];
        spin[0] = 1;
        var noise = GaussianStream.of(3);
        for (var i = 0; i < MILLION; i++) {
            walk.step(0, spin, noise);
        }
        assertThat(Math.abs(Vectors.norm(spin) - 1)).isLessThan(1e-12);
    }
}
