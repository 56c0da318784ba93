package org.spinoscope.desktop.canvas;

import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;

/// What every figure on the screen shares.
///
/// @param painter lays figures out; for the background thread, because it reads typefaces when it first needs them
/// @param fonts of the canvases
/// @param background where figures are laid out
/// @param screen the screen's thread
/// @param theme the colours of all figures, numbers too, as the window has them now
/// @param moving whether changes of figures are animated
/// @param export shows the export dialog for the figure that a node shows
/// @param copy puts a figure as it is seen on the clipboard
/// @param pin keeps a figure to compare later ones with
public record FigureContext(
        FigureLayout figureLayout,
        CanvasFonts fonts,
        Executor background,
        Executor screen,
        ObservableValue<FigureTheme> theme,
        BooleanSupplier moving,
        Consumer<FigureSource> export,
        Consumer<FigureSnapshot> copy,
        Consumer<Pinned> pin) {

    /// A figure that is kept, and where the present state of the same figure is found.
    public record Pinned(Figure figure, ObservableValue<? extends AsyncResult<? extends Figure>> live) {}

    /// A figure as it is seen: with its zoom, in its size on the screen (px), in its colours.
    public record FigureSnapshot(Figure figure, double width, double height, FigureTheme theme) {}
}
