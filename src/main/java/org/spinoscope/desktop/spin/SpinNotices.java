package org.spinoscope.desktop.spin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What to know about a run: the temperature the printed equation really has, what is missing in many dimensions, too
/// long steps, and what is arbitrary about the frame.
final class SpinNotices {

    private SpinNotices() {}

    static List<String> of(SpinRun run, SpinScene stage) {
        var told = new ArrayList<String>();
        var p = run.parameters();
        double effective = p.strength() / run.walk().law().kappa();
        if (Double.isFinite(effective) && Math.abs(effective - p.temperature()) > 0.005 * p.temperature()) {
            told.add(String.format(
                    Locale.ROOT,
                    "As printed, %s settles at an effective kT = %.3g, not %.3g: its noise and damping do not balance.",
                    p.form().title(),
                    effective,
                    p.temperature()));
        }
        if (p.space() == SpinDimension.HEAD) {
            told.add(inManyDimensions(run, p));
        }
        told.addAll(run.walk().check().warnings());
        told.addAll(stage.notes());
        return told;
    }

    private static String inManyDimensions(SpinRun run, SpinParameters p) {
        if (!run.projected()) {
            return "The spin moves in three dimensions until a head's field is there.";
        }
        var text = String.format(
                Locale.ROOT,
                "There is no cross product in d = %d: only relaxation and noise of %s are left, with the same κ.",
                run.walk().setup().dimension(),
                p.form().title());
        return p.stepsBy() == p.integrator()
                ? text
                : text
                        + String.format(
                                Locale.ROOT,
                                " %s needs three dimensions; %s steps here.",
                                p.integrator().title(),
                                p.stepsBy().title());
    }
}
