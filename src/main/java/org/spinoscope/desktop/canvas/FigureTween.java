package org.spinoscope.desktop.canvas;

import java.util.Optional;
import java.util.function.DoubleFunction;
import org.spinoscope.figure.Figure;

/// Knows the way from one figure to the next: pictures by the share of it, 0 to 1.
@FunctionalInterface
public interface FigureTween {

    /// The way, empty if the next figure should simply take the place of the other.
    Optional<DoubleFunction<Figure>> between(Figure was, Figure is);
}
