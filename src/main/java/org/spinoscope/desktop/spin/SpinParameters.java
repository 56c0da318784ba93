package org.spinoscope.desktop.spin;

import org.spinoscope.dynamics.Bath;
import org.spinoscope.dynamics.Integrator;
import org.spinoscope.dynamics.Noise;
import org.spinoscope.dynamics.SpinField;
import org.spinoscope.dynamics.SpinForm;
import org.spinoscope.dynamics.SpinSetup;

/// Everything the user can set about the motion.
///
/// @param temperature k_BT in units of the field
/// @param strength |B|, the length of the field; its direction is the head's
/// @param dt time step
public record SpinParameters(
        SpinForm form,
        Integrator integrator,
        double gamma,
        double lambda,
        double temperature,
        double strength,
        double dt,
        long seed) {

    public static final SpinParameters DEFAULT =
            new SpinParameters(SpinForm.EQ_9, Integrator.DEPONDT_MERTENS, 1, 0.3, 0.2, 1, 0.02, 1);

    Bath bath() {
        var noise = form == SpinForm.OVERDAMPED ? Noise.EINSTEIN : Noise.AS_PRINTED;
        return new Bath(form, gamma, lambda, temperature, noise);
    }

    /// The motion in a field along the first axis of the head's frame.
    SpinSetup setup() {
        return SpinSetup.of(bath(), SpinField.uniform(strength, 0, 0), integrator, dt);
    }
}
