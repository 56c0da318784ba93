package org.spinoscope.desktop.spin;

import javafx.beans.property.DoubleProperty;

/// The time shown: now, or one that the slider or the cursor of the chart has gone back to.
final class Scrubbing {

    private final SpinViewModel model;
    private final DoubleProperty place;
    private final DoubleProperty cursor;
    private final Runnable changed;
    private double time = Double.NaN;
    private boolean following;

    /// @param place of the slider, 0 the start of the run and 1 now
    /// @param cursor of the chart, in its time
    Scrubbing(SpinViewModel model, DoubleProperty place, DoubleProperty cursor, Runnable changed) {
        this.model = model;
        this.place = place;
        this.cursor = cursor;
        this.changed = changed;
        place.addListener(o -> slid());
        cursor.addListener(o -> dragged());
    }

    /// NaN for now.
    double time() {
        return time;
    }

    /// To the position before the one shown, if there is one.
    void back() {
        double to = model.run().get().before(time);
        if (!Double.isNaN(to)) {
            go(to);
        }
    }

    void toNow() {
        time = Double.NaN;
        follow();
    }

    private void slid() {
        if (!following && !model.playing().get()) {
            double start = model.run().get().start();
            double p = place.get();
            go(p >= 1 ? Double.NaN : start + p * (now() - start));
        }
    }

    private void dragged() {
        if (!following) {
            double to = cursor.get();
            model.playing().set(false);
            go(to >= now() ? Double.NaN : to);
        }
    }

    private void go(double to) {
        time = to;
        follow();
        changed.run();
    }

    private void follow() {
        following = true;
        double start = model.run().get().start();
        cursor.set(Double.isNaN(time) ? now() : time);
        place.set(Double.isNaN(time) || now() <= start ? 1 : (time - start) / (now() - start));
        following = false;
    }

    private double now() {
        return model.walk().time();
    }
}
