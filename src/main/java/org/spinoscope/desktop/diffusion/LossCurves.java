package org.spinoscope.desktop.diffusion;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.spinoscope.desktop.chart.DecimatedBuffer;
import org.spinoscope.training.ResidualListener.Part;

/// The loss of each part that is learned, of any number of steps, while it is learned.
///
/// For the screen's thread.
final class LossCurves {

    private static final int BUCKETS = 300;

    /// One step's numbers.
    record Point(Part part, int step, double loss, double mean) {}

    /// @param loss of single batches
    /// @param mean its running mean
    record Curve(DecimatedBuffer loss, DecimatedBuffer mean) {}

    private final Map<Part, Curve> curves = new EnumMap<>(Part.class);
    private final ObjectProperty<Part> shown = new SimpleObjectProperty<>(Part.RESIDUAL);
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private Part newest = Part.RESIDUAL;

    LossCurves() {
        for (var part : Part.values()) {
            curves.put(part, new Curve(new DecimatedBuffer(BUCKETS), new DecimatedBuffer(BUCKETS)));
        }
    }

    Curve of(Part part) {
        return curves.getOrDefault(part, curves.values().iterator().next());
    }

    /// The shown part; it follows the part that is learned.
    ObjectProperty<Part> shown() {
        return shown;
    }

    /// Counts the changes of the numbers.
    ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /// Forgets everything, before another run.
    void clear() {
        curves.values().forEach(curve -> {
            curve.loss().clear();
            curve.mean().clear();
        });
        newest = Part.RESIDUAL;
        shown.set(newest);
        changes.set(changes.get() + 1);
    }

    void add(List<Point> points) {
        for (var point : points) {
            of(point.part()).loss().add(point.step(), point.loss());
            of(point.part()).mean().add(point.step(), point.mean());
            if (point.part() != newest) {
                newest = point.part();
                shown.set(newest);
            }
        }
        changes.set(changes.get() + 1);
    }
}
