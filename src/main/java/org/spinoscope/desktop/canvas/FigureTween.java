package org.spinoscope.desktop.canvas;

import java.util.Optional;
import java.util.function.DoubleFunction;
import org.spinoscope.figure.Figure;

/// Interpolates from one figure to the next, at a share from 0 to 1.
@FunctionalInterface
public interface FigureTween {

    /// The way, empty if the next figure should simply take the place of the other.
    Optional<DoubleFunction<Figure>> between(Figure was, Figure is);
}
