package org.spinoscope.desktop.state;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Finds rows of the prompt book, and does things to all that are selected. Each is one step to undo.
public final class SelectedPrompts {

    private final PromptEditor editor;
    private final StringProperty words = new SimpleStringProperty("");

    SelectedPrompts(PromptEditor editor) {
        this.editor = editor;
    }

    /// The words that the list is searched for; empty if all of it is shown.
    public StringProperty words() {
        return words;
    }

    /// The rows that have the words searched for.
    public List<Integer> shown() {
        return book().having(words.get());
    }

    /// Puts copies of the selected rows below the last of them.
    public void duplicate() {
        var drafts = book().drafts();
        if (!drafts.isEmpty()) {
            int below = selected().last() + 1;
            var next = book();
            var copies = new TreeSet<Integer>();
            for (int from : selected()) {
                int at = below + copies.size();
                next = next.inserted(at, drafts.get(from));
                copies.add(at);
            }
            editor.change(next, below, copies);
        }
    }

    /// Deletes the selected rows; if none is left, there is an empty one.
    public void delete() {
        var next = book().without(selected());
        var filled = next.drafts().isEmpty() ? next.inserted(0, PromptDraft.EMPTY) : next;
        int at = Math.min(selected().first(), filled.drafts().size() - 1);
        editor.change(filled, at, PromptEditor.only(at));
    }

    /// Moves the selected rows up (−1) or down (+1) among those shown.
    public void move(int by) {
        reorder(RowOrder.step(book().drafts().size(), selected(), shown(), by));
    }

    /// Puts the selected rows in front of what is row `before` now.
    public void moveInFrontOf(int before) {
        int n = book().drafts().size();
        reorder(RowOrder.inFrontOf(n, selected(), Math.clamp(before, 0, n)));
    }

    private void reorder(List<Integer> order) {
        var next = book().ordered(order);
        if (!next.equals(book())) {
            var there = new TreeSet<Integer>();
            selected().forEach(i -> there.add(order.indexOf(i)));
            editor.change(next, order.indexOf(editor.row().get()), there);
        }
    }

    /// Switches the selected rows off if the current one is on, and on otherwise.
    public void toggle() {
        toggle(editor.row().get());
    }

    /// The same for one row, or for all that are selected if it is one of them.
    public void toggle(int index) {
        var rows = selected().contains(index) ? selected() : PromptEditor.only(index);
        replace(book().switched(rows, !book().drafts().get(index).on()));
    }

    /// Switches the selected rows on and all others off.
    public void onlySelected() {
        var drafts = book().drafts();
        replace(book().switched(IntStream.range(0, drafts.size()).boxed().toList(), false)
                .switched(selected(), true));
    }

    public void allOn() {
        replace(book().switched(
                        IntStream.range(0, book().drafts().size()).boxed().toList(), true));
    }

    /// Changes what is in the rows, not where they are.
    private void replace(PromptSetDraft next) {
        if (!next.equals(book())) {
            editor.change(next, editor.row().get(), selected());
        }
    }

    private PromptSetDraft book() {
        return editor.book().get();
    }

    private NavigableSet<Integer> selected() {
        return editor.selected().get();
    }
}
