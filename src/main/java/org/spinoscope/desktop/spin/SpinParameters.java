package org.spinoscope.desktop.spin;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.dynamics.Bath;
import org.spinoscope.dynamics.Integrator;
import org.spinoscope.dynamics.Noise;
import org.spinoscope.dynamics.SpinEquation;
import org.spinoscope.dynamics.SpinField;
import org.spinoscope.dynamics.SpinFrame;
import org.spinoscope.dynamics.SpinSetup;

/// Everything the user can set about the motion.
///
/// @param integrator how three-dimensional spins are stepped, see [#stepsBy]
/// @param temperature k_BT in units of the field
/// @param strength |B|, the length of the field; its direction is the head's
/// @param dt time step
public record SpinParameters(
        SpinDimension space,
        SpinEquation form,
        Integrator integrator,
        double gamma,
        double lambda,
        double temperature,
        double strength,
        double dt,
        long seed) {

    public static final SpinParameters DEFAULT = new SpinParameters(
            SpinDimension.FRAME, SpinEquation.EQ_9, Integrator.DEPONDT_MERTENS, 1, 0.3, 0.2, 1, 0.02, 1);

    SpinParameters space(SpinDimension other) {
        return new SpinParameters(other, form, integrator, gamma, lambda, temperature, strength, dt, seed);
    }

    SpinParameters form(SpinEquation other) {
        return new SpinParameters(space, other, integrator, gamma, lambda, temperature, strength, dt, seed);
    }

    SpinParameters integrator(Integrator other) {
        return new SpinParameters(space, form, other, gamma, lambda, temperature, strength, dt, seed);
    }

    SpinParameters gamma(double other) {
        return new SpinParameters(space, form, integrator, other, lambda, temperature, strength, dt, seed);
    }

    SpinParameters lambda(double other) {
        return new SpinParameters(space, form, integrator, gamma, other, temperature, strength, dt, seed);
    }

    SpinParameters temperature(double other) {
        return new SpinParameters(space, form, integrator, gamma, lambda, other, strength, dt, seed);
    }

    SpinParameters strength(double other) {
        return new SpinParameters(space, form, integrator, gamma, lambda, temperature, other, dt, seed);
    }

    SpinParameters dt(double other) {
        return new SpinParameters(space, form, integrator, gamma, lambda, temperature, strength, other, seed);
    }

    SpinParameters seed(long other) {
        return new SpinParameters(space, form, integrator, gamma, lambda, temperature, strength, dt, other);
    }

    /// The integrator that is used: the chosen one if it exists in so many dimensions, else the best that does.
    Integrator stepsBy() {
        return stepsBy(space == SpinDimension.HEAD ? 4 : 3);
    }

    private Integrator stepsBy(int dimension) {
        if (integrator.allows(dimension)) {
            return integrator;
        }
        return dimension == 3 ? Integrator.DEPONDT_MERTENS : Integrator.GEODESIC;
    }

    Bath bath() {
        var noise = form == SpinEquation.OVERDAMPED ? Noise.EINSTEIN : Noise.AS_PRINTED;
        return new Bath(form, gamma, lambda, temperature, noise);
    }

    /// The motion in a field along the first axis of the head's frame.
    SpinSetup setup() {
        return SpinSetup.of(bath(), SpinField.uniform(strength, 0, 0), stepsBy(3), dt);
    }

    /// The motion in all dimensions of a head's field.
    SpinSetup setup(SpinFrame frame) {
        var field = frame.axis(0);
        for (int i = 0; i < field.length; i++) {
            field[i] *= strength;
        }
        return SpinSetup.of(bath(), SpinField.uniform(field), stepsBy(field.length), dt);
    }

    /// In one line, for captions and files.
    String inWords() {
        return String.format(
                Locale.ROOT,
                "%s, %s, γ = %s, λ = %s, k_BT = %s, |N| = %s, dt = %s, seed %d",
                form.title(),
                stepsBy().title(),
                plain(gamma),
                plain(lambda),
                plain(temperature),
                plain(strength),
                plain(dt),
                seed);
    }

    /// A number in at most four digits, without zeros at its end; κ is infinite at zero temperature.
    static String plain(double value) {
        if (!Double.isFinite(value)) {
            return NumberFormats.brief(value);
        }
        var rounded = BigDecimal.valueOf(value).round(new MathContext(4));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
