package org.spinoscope.desktop;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.collections.ObservableList;
import org.spinoscope.desktop.models.ModelOpener;
import org.spinoscope.desktop.shell.ViewDock;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.PromptSetDraft;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.state.SelectionState;
import org.spinoscope.desktop.state.Session;

/// What a session holds, read from the window and put back into it.
final class SessionContent {

    /// How to save and how to restore a view's settings.
    private record Settings(Supplier<Map<String, String>> get, Consumer<Map<String, String>> set) {}

    private final ModelOpener models;
    private final PromptEditor editor;
    private final Selection selection;
    private final ObservableList<String> words;
    private final Observable model;
    private final PromptSetDraft first;
    private final Map<String, Settings> settings = new TreeMap<>();

    /// @param words further words of the decision plane
    /// @param model changes when another model is loaded
    SessionContent(
            ModelOpener models,
            PromptEditor editor,
            Selection selection,
            ObservableList<String> words,
            Observable model) {
        this.models = models;
        this.editor = editor;
        this.selection = selection;
        this.words = words;
        this.model = model;
        first = editor.book().get();
    }

    /// Remembers a view's settings under its name.
    void include(String view, Supplier<Map<String, String>> get, Consumer<Map<String, String>> set) {
        settings.put(view, new Settings(get, set));
    }

    /// Calls back after every change of what a session holds; a view's settings report their own changes.
    void onChange(Runnable touched) {
        for (var part : List.<Observable>of(editor.book(), selection.choice(), words, model)) {
            part.addListener(o -> touched.run());
        }
    }

    /// What counts as a change of the work. Looking at another head, prompt or view does not.
    Object work() {
        record Work(Object model, Object prompts, Object reading, Object words) {}
        return new Work(models.wanted(), editor.book().get(), selection.now().reading(), List.copyOf(words));
    }

    /// The present state.
    ///
    /// @param further settings that are kept beside those of the views
    Session capture(ViewDock dock, Map<String, String> further) {
        var all = new TreeMap<>(further);
        settings.forEach((view, s) -> s.get().get().forEach((key, value) -> all.put(view + "." + key, value)));
        return new Session(
                models.wanted(),
                editor.book().get(),
                selection.now(),
                words,
                dock.current().get(),
                dock.arrangement(),
                all);
    }

    /// Puts a session back; the model that it names is loaded by [#load] or by the next opening.
    void restore(Session session, ViewDock dock) {
        models.want(session.model());
        editor.restore(session.prompts(), session.selectionState().row());
        selection.restore(session.selectionState());
        words.setAll(session.words());
        settings.forEach((view, own) -> own.set().accept(settingsOf(view, session.settings())));
        dock.arrange(session.arrangement());
        dock.show(session.view());
    }

    /// Loads the model that a session names.
    void load(Session session) {
        models.open(session.model());
    }

    /// Goes back to the prompts and the selection of the first start.
    void clear() {
        editor.restore(first, 0);
        selection.restore(SelectionState.FIRST);
        words.clear();
    }

    private static Map<String, String> settingsOf(String view, Map<String, String> all) {
        var own = new TreeMap<String, String>();
        all.forEach((key, value) -> {
            if (key.startsWith(view + ".")) {
                own.put(key.substring(view.length() + 1), value);
            }
        });
        return own;
    }
}
