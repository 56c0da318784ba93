package org.spinoscope.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How long a time step is against the three clocks of the motion, and the warning if it is too long.
///
/// @param precession p|B|dt, at most 0.1
/// @param relaxation q|B|dt (η|N|dt), at most 0.1
/// @param diffusion (d−1)σ²dt/2, at most 0.05
/// @param dt the step that was checked
public record TimeStepCheck(double precession, double relaxation, double diffusion, double dt) {

    static final double MAX_PRECESSION = 0.1;
    static final double MAX_RELAXATION = 0.1;
    static final double MAX_DIFFUSION = 0.05;

    /// @param fieldNorm |B|
    /// @param dimension d
    public static TimeStepCheck of(Bath bath, double fieldNorm, int dimension, double dt) {
        var p = dimension == 3 ? bath.p() : 0;
        return new TimeStepCheck(
                p * fieldNorm * dt, bath.q() * fieldNorm * dt, (dimension - 1) * bath.sigma2() * dt / 2, dt);
    }

    public boolean withinLimits() {
        return warnings().isEmpty();
    }

    /// The longest step that satisfies all three limits; infinite if nothing moves.
    public double longestStep() {
        return dt / excess();
    }

    /// One sentence for each limit that is exceeded, none if the step is short enough.
    public List<String> warnings() {
        var warnings = new ArrayList<String>();
        warn(warnings, "p|B|dt", precession, MAX_PRECESSION, "precession is not resolved");
        warn(warnings, "η|N|dt", relaxation, MAX_RELAXATION, "relaxation is not resolved");
        warn(warnings, "(d−1)σ²dt/2", diffusion, MAX_DIFFUSION, "the noise makes large jumps");
        return List.copyOf(warnings);
    }

    private double excess() {
        return Math.max(diffusion / MAX_DIFFUSION, Math.max(precession / MAX_PRECESSION, relaxation / MAX_RELAXATION));
    }

    private void warn(List<String> warnings, String name, double value, double limit, String meaning) {
        // Limits are inclusive; rounding of a step chosen to sit on one must not warn.
        if (!(value <= limit * (1 + 1e-12))) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%s = %.3g exceeds %.2g: %s; a step of %.2g would do.",
                    name,
                    value,
                    limit,
                    meaning,
                    longestStep()));
        }
    }
}
