package org.spinoscope.desktop.state;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.spinbath.Reading;

/// The one selection that all views follow, with its history.
public final class Selection {

    private final ReadOnlyObjectWrapper<SelectionState> choice = new ReadOnlyObjectWrapper<>(SelectionState.FIRST);
    private final ObjectProperty<Integer> asking = new SimpleObjectProperty<>(-1);
    private final History<SelectionState> history = new History<>();

    public Selection() {
        choice.addListener((o, was, is) -> {
            if (was.row() != is.row()) {
                asking.set(-1); // another prompt has other positions
            }
        });
    }

    /// The query position k of the current prompt, from 0; −1 for its last one. What a session keeps knows the last
    /// one
    /// only.
    public ObjectProperty<Integer> asking() {
        return asking;
    }

    public ReadOnlyObjectProperty<SelectionState> choice() {
        return choice.getReadOnlyProperty();
    }

    public SelectionState now() {
        return choice.get();
    }

    public ObservableValue<HeadId> observedHead() {
        return choice.map(SelectionState::head);
    }

    public ReadOnlyBooleanProperty canGoBack() {
        return history.canGoBack();
    }

    public ReadOnlyBooleanProperty canGoForward() {
        return history.canGoForward();
    }

    public void head(HeadId head) {
        var c = now();
        choose(new SelectionState(c.row(), head, c.reading(), c.temperature()));
    }

    public void row(int row) {
        var c = now();
        choose(new SelectionState(row, c.head(), c.reading(), c.temperature()));
    }

    /// Goes to a row for a moment; that leaves no step in the history.
    public void visit(int row) {
        var c = now();
        choice.set(new SelectionState(row, c.head(), c.reading(), c.temperature()));
    }

    public void reading(Reading reading) {
        var c = now();
        choose(new SelectionState(c.row(), c.head(), reading, c.temperature()));
    }

    /// Sets the output temperature; sliding through temperatures leaves no steps in the history.
    public void temperature(double t) {
        var c = now();
        choice.set(new SelectionState(c.row(), c.head(), c.reading(), t));
    }

    public void back() {
        history.back(now()).ifPresent(choice::set);
    }

    public void forward() {
        history.forward(now()).ifPresent(choice::set);
    }

    /// Goes somewhere without a past, as when a session is opened.
    public void restore(SelectionState restored) {
        history.clear();
        choice.set(restored);
    }

    private void choose(SelectionState next) {
        if (!next.equals(now())) {
            history.leave(now());
            choice.set(next);
        }
    }
}
