package org.spinoscope.desktop.state;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;

/// Edits the prompt book step by step, with undo and redo. Typing in one field counts as one step.
public final class PromptEditor {

    private record Step(PromptSetDraft book, int row) {}

    private static final String NO_FIELD = "";

    private final ReadOnlyObjectWrapper<PromptSetDraft> book;
    private final ReadOnlyIntegerWrapper row = new ReadOnlyIntegerWrapper();
    private final History<Step> history = new History<>();
    private String typingIn = NO_FIELD;

    public PromptEditor(PromptSetDraft start) {
        book = new ReadOnlyObjectWrapper<>(start);
    }

    public ReadOnlyObjectProperty<PromptSetDraft> book() {
        return book.getReadOnlyProperty();
    }

    /// The row being looked at and edited.
    public ReadOnlyIntegerProperty row() {
        return row.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canUndo() {
        return history.canGoBack();
    }

    public ReadOnlyBooleanProperty canRedo() {
        return history.canGoForward();
    }

    public PromptDraft draft() {
        var drafts = book.get().drafts();
        return drafts.isEmpty() ? PromptDraft.EMPTY : drafts.get(Math.clamp(row.get(), 0, drafts.size() - 1));
    }

    public Optional<PromptPair> pair() {
        return book.get().pairAt(row.get());
    }

    /// Looks at another row.
    public void go(int index) {
        if (index >= 0 && index < book.get().drafts().size() && index != row.get()) {
            typingIn = NO_FIELD;
            row.set(index);
        }
    }

    /// Replaces the current row while the user types in `field`.
    public void type(String field, PromptDraft promptDraft) {
        if (promptDraft.equals(draft()) || book.get().drafts().isEmpty()) {
            return;
        }
        var place = field + " of " + row.get();
        if (!place.equals(typingIn)) {
            history.leave(new Step(book.get(), row.get()));
            typingIn = place;
        }
        book.set(book.get().with(row.get(), promptDraft));
    }

    /// A new, empty row below the current one.
    public void add() {
        int at = book.get().drafts().isEmpty() ? 0 : row.get() + 1;
        change(book.get().inserted(at, PromptDraft.EMPTY), at);
    }

    /// Goes to the row of this prompt and these answers, which becomes the last one if there is
    /// none yet.
    public void enter(PromptDraft draft) {
        int there = book.get().drafts().indexOf(draft);
        if (there >= 0) {
            go(there);
        } else {
            int end = book.get().drafts().size();
            change(book.get().inserted(end, draft), end);
        }
    }

    public void duplicate() {
        if (!book.get().drafts().isEmpty()) {
            change(book.get().inserted(row.get() + 1, draft()), row.get() + 1);
        }
    }

    /// Deletes the current row; the last one becomes empty instead.
    public void delete() {
        int n = book.get().drafts().size();
        if (n <= 1) {
            change(book.get().with(0, PromptDraft.EMPTY), 0);
        } else {
            change(book.get().without(row.get()), Math.min(row.get(), n - 2));
        }
    }

    /// Moves the current row up (−1) or down (+1).
    public void move(int by) {
        int to = row.get() + by;
        if (to >= 0 && to < book.get().drafts().size()) {
            change(book.get().moved(row.get(), to), to);
        }
    }

    /// Opens another set in place of this one; undo restores this one.
    public void open(PromptSet set) {
        change(PromptSetDraft.of(set), 0);
    }

    /// Takes over a whole book, as from a session, and forgets what was before.
    public void restore(PromptSetDraft restored, int at) {
        history.clear();
        typingIn = NO_FIELD;
        var filled = restored.drafts().isEmpty() ? restored.inserted(0, PromptDraft.EMPTY) : restored;
        show(filled, at);
    }

    public void undo() {
        history.back(new Step(book.get(), row.get())).ifPresent(this::show);
    }

    public void redo() {
        history.forward(new Step(book.get(), row.get())).ifPresent(this::show);
    }

    private void change(PromptSetDraft next, int at) {
        history.leave(new Step(book.get(), row.get()));
        typingIn = NO_FIELD;
        show(next, at);
    }

    private void show(Step step) {
        typingIn = NO_FIELD;
        show(step.book(), step.row());
    }

    private void show(PromptSetDraft next, int at) {
        // The row must exist in both books while listeners run between the two changes.
        int within = Math.clamp(at, 0, next.drafts().size() - 1);
        if (within < book.get().drafts().size()) {
            row.set(within);
            book.set(next);
        } else {
            book.set(next);
            row.set(within);
        }
    }
}
