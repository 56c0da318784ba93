package org.spinoscope.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.Observable;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.UserException;
import org.spinoscope.desktop.shell.ViewDock;
import org.spinoscope.desktop.state.Session;
import org.spinoscope.desktop.state.SessionFile;

/// Saves the work a moment after each change, and brings it back.
final class SessionController {

    /// A view's settings: how to tell them, and how to take them back.
    private record Settings(Supplier<Map<String, String>> get, Consumer<Map<String, String>> set) {}

    private final Workbench bench;
    private final Path autosave;
    private final Map<String, Settings> settings = new TreeMap<>();
    private final PauseTransition soon = new PauseTransition(Duration.millis(800));
    private Path file;
    private @Nullable ViewDock dock;

    SessionController(Workbench bench, Path folder) {
        this.bench = bench;
        autosave = folder.resolve("last-session.json");
        file = autosave;
        soon.setOnFinished(e -> save());
    }

    /// Starts to save: from now on each change is written a moment later.
    void watch(ViewDock views) {
        dock = views;
        bench.editor.book().addListener(o -> soon.playFromStart());
        bench.selection.choice().addListener(o -> soon.playFromStart());
        bench.studyResults.words().addListener((Observable o) -> soon.playFromStart());
        bench.inferenceService.model().addListener(o -> soon.playFromStart());
        views.current().addListener(o -> soon.playFromStart());
    }

    /// Remembers a view's settings under its name.
    ///
    /// @param changes after which to save; what else changed is saved with the next of them, or at the end
    void include(
            String view, Supplier<Map<String, String>> get, Consumer<Map<String, String>> set, Observable... changes) {
        settings.put(view, new Settings(get, set));
        for (var change : changes) {
            change.addListener(o -> changed());
        }
    }

    private void changed() {
        if (dock != null) {
            soon.playFromStart();
        }
    }

    /// Brings back how the program was left; a session that cannot be read is told and passed over.
    void reopen(ViewDock views) {
        dock = views;
        if (Files.isRegularFile(autosave)) {
            try {
                restore(SessionFile.read(autosave));
            } catch (UserException e) {
                bench.errorNotifications.report(e);
            }
        }
    }

    void open(Path path) {
        var session = SessionFile.read(path);
        restore(session);
        file = path;
        bench.remember(bench.preferences.opened(path.toString()));
        bench.models.open(session.model());
    }

    void saveAs(Path path) {
        file = path;
        SessionFile.write(path, session());
        bench.remember(bench.preferences.opened(path.toString()));
        bench.strip.showMessage("Saved " + path.getFileName());
    }

    /// Writes the present state, also to the file it came from.
    void save() {
        try {
            var session = session();
            SessionFile.write(autosave, session);
            if (!file.equals(autosave)) {
                SessionFile.write(file, session);
            }
        } catch (UserException e) {
            bench.errorNotifications.report(e);
        }
    }

    private Session session() {
        var all = new TreeMap<String, String>();
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
