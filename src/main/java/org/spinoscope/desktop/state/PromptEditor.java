package org.spinoscope.desktop.state;

import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.spinoscope.prompt.PromptList;
import org.spinoscope.prompt.PromptPair;

/// Edits the prompt book step by step, with undo and redo. Typing in one field counts as one step.
///
/// One row is current; further ones may be selected with it.
public final class PromptEditor {

    private record Step(PromptSetDraft book, int row, NavigableSet<Integer> selected) {}

    private static final String NO_FIELD = "";

    private final ReadOnlyObjectWrapper<PromptSetDraft> book;
    private final ReadOnlyIntegerWrapper row = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<NavigableSet<Integer>> selected = new ReadOnlyObjectWrapper<>(only(0));
    private final SelectedPrompts rows = new SelectedPrompts(this);
    private final History<Step> history = new History<>();
    private String typingIn = NO_FIELD;

    public PromptEditor(PromptSetDraft start) {
        book = new ReadOnlyObjectWrapper<>(start);
    }

    public ReadOnlyObjectProperty<PromptSetDraft> book() {
        return book.getReadOnlyProperty();
    }

    /// The current row, which is edited.
    public ReadOnlyIntegerProperty row() {
        return row.getReadOnlyProperty();
    }

    /// The selected rows, the current one among them.
    public ReadOnlyObjectProperty<NavigableSet<Integer>> selected() {
        return selected.getReadOnlyProperty();
    }

    /// What can be done to the selected rows.
    public SelectedPrompts rows() {
        return rows;
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
            selected.set(only(index));
            row.set(index);
        }
    }

    /// Selects rows and looks at one of them.
    public void select(Collection<Integer> rows, int index) {
        int n = book.get().drafts().size();
        if (index >= 0 && index < n) {
            go(index);
            var all = only(index);
            rows.stream().filter(i -> i >= 0 && i < n).forEach(all::add);
            selected.set(Collections.unmodifiableNavigableSet(all));
        }
    }

    /// Replaces the current row while the user types in `field`.
    public void type(String field, PromptDraft promptDraft) {
        if (promptDraft.equals(draft()) || book.get().drafts().isEmpty()) {
            return;
        }
        var place = field + " of " + row.get();
        if (!place.equals(typingIn)) {
            history.leave(now());
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

    /// Opens another set in place of this one; undo restores this one.
    public void open(PromptList list) {
        rows.words().set("");
        change(PromptSetDraft.of(list), 0);
    }

    /// Takes over a whole book, as from a session, and forgets what was before.
    public void restore(PromptSetDraft restored, int at) {
        history.clear();
        typingIn = NO_FIELD;
        var filled = restored.drafts().isEmpty() ? restored.inserted(0, PromptDraft.EMPTY) : restored;
        rows.words().set("");
        show(filled, at, only(at));
    }

    public void undo() {
        history.back(now()).ifPresent(this::show);
    }

    public void redo() {
        history.forward(now()).ifPresent(this::show);
    }

    private void change(PromptSetDraft next, int at) {
        change(next, at, only(at));
    }

    /// One step that can be undone.
    void change(PromptSetDraft next, int at, NavigableSet<Integer> rows) {
        history.leave(now());
        typingIn = NO_FIELD;
        show(next, at, rows);
    }

    private Step now() {
        return new Step(book.get(), row.get(), selected.get());
    }

    private void show(Step step) {
        typingIn = NO_FIELD;
        show(step.book(), step.row(), step.selected());
    }

    private void show(PromptSetDraft next, int at, NavigableSet<Integer> rows) {
        int n = next.drafts().size();
        int within = Math.clamp(at, 0, n - 1);
        var all = only(within);
        rows.stream().filter(i -> i < n).forEach(all::add);
        // The row must exist in both books while listeners run between the changes.
        if (within < book.get().drafts().size()) {
            selected.set(only(within));
            row.set(within);
            book.set(next);
        } else {
            book.set(next);
            selected.set(only(within));
            row.set(within);
        }
        selected.set(Collections.unmodifiableNavigableSet(all));
    }

    static NavigableSet<Integer> only(int index) {
        return new TreeSet<>(Set.of(index));
    }
}
