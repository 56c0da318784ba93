package org.spinoscope.desktop.spin;

import java.util.ArrayList;
import java.util.List;
import org.spinoscope.common.NumberFormats;

/// The numbers below the sphere.
final class SpinReadings {

    private final SpinViewModel model;

    SpinReadings(SpinViewModel model) {
        this.model = model;
    }

    /// @param time NaN for now
    List<String> at(double time) {
        return Double.isNaN(time) ? now() : then(time);
    }

    private List<String> then(double time) {
        var moment = model.run().get().at(time);
        var said = new ArrayList<>(List.of(
                "back at t = " + NumberFormats.formatted("%.3f", moment.time()), "S·n = " + alignment(moment.along())));
        model.run().get().secondAt(time).ifPresent(second -> said.add("S′·n = " + alignment(second.along())));
        return said;
    }

    private List<String> now() {
        var walk = model.walk();
        var run = model.run().get();
        var said = new ArrayList<>(List.of(
                "t = " + NumberFormats.formatted("%.2f", walk.time()),
                "S·n = " + alignment(walk.cosine()),
                "mean " + alignment(walk.meanCosine()),
                "theory " + alignment(walk.law().mean()),
                "thermometer kT = " + NumberFormats.formatted("%.3f", walk.measuredTemperature()),
                "κ = " + SpinParameters.plain(walk.law().kappa())));
        run.second().ifPresent(second -> {
            said.add("S′·n = " + alignment(second.walk().cosine()));
            said.add("mean′ " + alignment(second.walk().meanCosine()));
            said.add("theory′ " + alignment(second.walk().law().mean()));
        });
        if (run.measured().outside() > 0) {
            said.add(NumberFormats.formatted("%.2g", 100 * run.measured().outside()) + " % outside the histogram");
        }
        if (run.projected()) {
            said.add("d = " + walk.setup().dimension());
            said.add("seen " + NumberFormats.formatted("%.2f", 100 * walk.captured()) + " % of |S|²");
        }
        return said;
    }

    /// Many dimensions need more digits: all cosines are small.
    private String alignment(double cosine) {
        return NumberFormats.formatted(model.run().get().projected() ? "%+.4f" : "%+.3f", cosine);
    }
}
