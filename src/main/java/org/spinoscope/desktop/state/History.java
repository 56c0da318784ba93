package org.spinoscope.desktop.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Steps one can go back and forward through, as a browser does it.
///
/// @param <T> an immutable state
public final class History<T> {

    private static final int REMEMBERED = 200;

    private final Deque<T> back = new ArrayDeque<>();
    private final Deque<T> forward = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();

    /// Remembers the state that is being left; what lay ahead is forgotten.
    public void leave(T state) {
        back.push(state);
        if (back.size() > REMEMBERED) {
            back.removeLast();
        }
        forward.clear();
        update();
    }

    /// The state before, if there is one; `current` is then the next one.
    public Optional<T> back(T current) {
        return move(back, forward, current);
    }

    /// The state ahead, if there is one.
    public Optional<T> forward(T current) {
        return move(forward, back, current);
    }

    public ReadOnlyBooleanProperty canGoBack() {
        return canGoBack.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canGoForward() {
        return canGoForward.getReadOnlyProperty();
    }

    /// Forgets everything.
    public void clear() {
        back.clear();
        forward.clear();
        update();
    }

    private Optional<T> move(Deque<T> from, Deque<T> to, T current) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        to.push(current);
        var next = from.pop();
        update();
        return Optional.of(next);
    }

    private void update() {
        canGoBack.set(!back.isEmpty());
        canGoForward.set(!forward.isEmpty());
    }
}
