package org.spinoscope.desktop.compare;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.spinoscope.desktop.canvas.FigureContext.Pinned;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.figure.Figure;

/// The pinned figure beside what the same figure is now.
public final class Comparison {

    private static final String NOTHING =
            "Nothing is pinned. Right-click a figure and choose “Pin to compare”; then change the prompt, the head, the"
                    + " Reading or the model.";

    private final ObjectProperty<Optional<Pinned>> pinned = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<AsyncResult<Figure>> figure =
            new ReadOnlyObjectWrapper<>(AsyncResult.waiting(NOTHING));
    private final InvalidationListener follow = o -> refresh();

    public Comparison() {
        pinned.addListener((o, was, is) -> {
            was.ifPresent(p -> p.live().removeListener(follow));
            is.ifPresent(p -> p.live().addListener(follow));
            refresh();
        });
    }

    /// What is kept; empty for nothing.
    public ObjectProperty<Optional<Pinned>> pinned() {
        return pinned;
    }

    /// Both, with their difference where one can be drawn; exportable as one figure.
    public ReadOnlyObjectProperty<AsyncResult<Figure>> figure() {
        return figure.getReadOnlyProperty();
    }

    private void refresh() {
        figure.set(pinned.get()
                .<AsyncResult<Figure>>map(p -> p.live().getValue().map(now -> Differences.of(p.figure(), now)))
                .orElseGet(() -> AsyncResult.waiting(NOTHING)));
    }
}
