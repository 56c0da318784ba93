package org.spinoscope.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.UserException;
import org.spinoscope.desktop.shell.ViewDock;
import org.spinoscope.desktop.state.PromptSetDraft;
import org.spinoscope.desktop.state.Session;
import org.spinoscope.desktop.state.SessionFile;

/// The piece of work that is open: which file it belongs to, what has changed since it was saved, and a copy for
/// recovery that is written a moment after each change. The user's own file is written only when the user asks.
final class SessionController {

    /// How to save and how to restore a view's settings.
    private record Settings(Supplier<Map<String, String>> get, Consumer<Map<String, String>> set) {}

    private static final String FILE = "session.file";
    private static final String CHANGED = "session.changed";

    private final Workbench bench;
    private final Path recovery;
    private final Map<String, Settings> settings = new TreeMap<>();
    private final PauseTransition soon = new PauseTransition(Duration.millis(800));
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("Untitled");
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final PromptSetDraft first;
    private Optional<Path> file = Optional.empty();
    private Optional<Object> saved = Optional.empty();
    private @Nullable ViewDock dock;

    SessionController(Workbench bench, Path folder) {
        this.bench = bench;
        recovery = folder.resolve("last-session.json");
        first = bench.editor.book().get();
        soon.setOnFinished(e -> keep());
    }

    /// What the session is called: its file's name, or “Untitled”.
    ReadOnlyStringProperty name() {
        return name.getReadOnlyProperty();
    }

    /// Whether there is anything that the session's file does not have.
    ReadOnlyBooleanProperty changed() {
        return changed.getReadOnlyProperty();
    }

    /// Starts to keep the copy for recovery: from now on each change is written a moment later.
    void watch(ViewDock views) {
        dock = views;
        if (saved.isEmpty()) {
            saved = Optional.of(work());
        }
        bench.editor.book().addListener(o -> touched());
        bench.selection.choice().addListener(o -> touched());
        bench.studyResults.words().addListener((Observable o) -> touched());
        bench.inferenceService.model().addListener(o -> touched());
        views.current().addListener(o -> touched());
    }

    /// Remembers a view's settings under its name.
    ///
    /// @param changes after which to keep them; what else changed is kept with the next of them, or at the end
    void include(
            String view, Supplier<Map<String, String>> get, Consumer<Map<String, String>> set, Observable... changes) {
        settings.put(view, new Settings(get, set));
        for (var change : changes) {
            change.addListener(o -> touched());
        }
    }

    /// Restores the last session; one that cannot be read is reported and skipped.
    void reopen(ViewDock views) {
        dock = views;
        if (Files.isRegularFile(recovery)) {
            try {
                var session = SessionFile.read(recovery);
                restore(session);
                var own = session.settings().getOrDefault(FILE, "");
                boolean unsaved = Boolean.parseBoolean(session.settings().getOrDefault(CHANGED, "false"));
                belongsTo(own.isEmpty() ? Optional.empty() : Optional.of(Path.of(own)), !unsaved);
            } catch (UserException e) {
                bench.errorNotifications.report(e);
            }
        }
    }

    /// Starts a new session with the built-in prompts.
    void begin() {
        bench.editor.restore(first, 0);
        bench.selection.restore(org.spinoscope.desktop.state.SelectionState.FIRST);
        bench.studyResults.words().clear();
        belongsTo(Optional.empty(), true);
    }

    /// @throws UserException if the file is no session that can be read
    void open(Path path) {
        var session = SessionFile.read(path);
        restore(session);
        belongsTo(Optional.of(path.toAbsolutePath()), true);
        bench.remember(bench.preferences.opened(path.toAbsolutePath().toString()));
        bench.models.open(session.model());
    }

    /// The file that [#save] would write.
    Optional<Path> file() {
        return file;
    }

    /// Writes the session's file.
    ///
    /// @throws UserException if it cannot be written
    void save() {
        file.ifPresent(this::saveAs);
    }

    /// Writes the session into a file that it belongs to from now on.
    ///
    /// @throws UserException if it cannot be written
    void saveAs(Path path) {
        SessionFile.write(path, session(Map.of()));
        belongsTo(Optional.of(path.toAbsolutePath()), true);
        bench.remember(bench.preferences.opened(path.toAbsolutePath().toString()));
        bench.strip.showMessage("Saved " + path.getFileName());
    }

    /// Writes the copy for recovery; the session's own file stays as it was saved.
    void keep() {
        try {
            SessionFile.write(
                    recovery,
                    session(Map.of(
                            FILE, file.map(Path::toString).orElse(""), CHANGED, Boolean.toString(changed.get()))));
        } catch (UserException e) {
            bench.errorNotifications.report(e);
        }
    }

    private void touched() {
        if (dock != null) {
            saved.ifPresent(then -> changed.set(!then.equals(work())));
            soon.playFromStart();
        }
    }

    /// @param clean whether the file, if any, has all of it
    private void belongsTo(Optional<Path> own, boolean clean) {
        file = own;
        name.set(own.map(path -> String.valueOf(path.getFileName())).orElse("Untitled"));
        saved = Optional.of(clean ? work() : "unsaved since the program was left");
        changed.set(!clean);
        if (dock != null) {
            soon.playFromStart();
        }
    }

    /// What counts as a change of the work. Looking at another head, prompt or view does not.
    private Object work() {
        record Work(Object model, Object prompts, Object reading, Object words) {}
        return new Work(
                bench.models.wanted(),
                bench.editor.book().get(),
                bench.selection.now().reading(),
                List.copyOf(bench.studyResults.words()));
    }

    private Session session(Map<String, String> further) {
        var all = new TreeMap<>(further);
        settings.forEach((view, s) -> s.get().get().forEach((key, value) -> all.put(view + "." + key, value)));
        return new Session(
                bench.models.wanted(),
                bench.editor.book().get(),
                bench.selection.now(),
                bench.studyResults.words(),
                dock == null ? "" : dock.current().get(),
                dock == null ? List.of() : dock.arrangement(),
                all);
    }

    private void restore(Session s) {
        bench.models.want(s.model());
        bench.editor.restore(s.prompts(), s.selectionState().row());
        bench.selection.restore(s.selectionState());
        bench.studyResults.words().setAll(s.words());
        settings.forEach((view, own) -> {
            var mine = new TreeMap<String, String>();
            s.settings().forEach((key, value) -> {
                if (key.startsWith(view + ".")) {
                    mine.put(key.substring(view.length() + 1), value);
                }
            });
            own.set().accept(mine);
        });
        if (dock != null) {
            dock.arrange(s.arrangement());
            dock.show(s.view());
        }
    }
}
