package org.spinoscope.desktop;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.UserException;
import org.spinoscope.desktop.shell.ViewDock;
import org.spinoscope.desktop.state.Session;
import org.spinoscope.desktop.state.SessionFile;

/// The piece of work that is open: which file it belongs to, what has changed since it was saved, and a copy for
/// recovery that is written a moment after each change. The user's own file is written only when the user asks for it.
final class SessionController {

    private static final String FILE = "session.file";
    private static final String CHANGED = "session.changed";

    private final Path recovery;
    private final SessionContent content;
    private final CurrentPreferences preferences;
    private final Executor background;
    private final Consumer<String> message;
    private final Consumer<Throwable> problems;
    private final PauseTransition soon = new PauseTransition(Duration.millis(800));
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("Untitled");
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private Optional<Path> file = Optional.empty();
    private Optional<Object> saved = Optional.empty();
    private @Nullable ViewDock dock;
    private boolean closed;
    private long states;
    private long written; // guarded by recovery

    /// @param folder holds the copy for recovery
    /// @param background writes the copy for recovery
    /// @param message shows what was done
    /// @param problems shows what failed
    SessionController(
            Path folder,
            SessionContent content,
            CurrentPreferences preferences,
            Executor background,
            Consumer<String> message,
            Consumer<Throwable> problems) {
        recovery = LastSession.file(folder);
        this.content = content;
        this.preferences = preferences;
        this.background = background;
        this.message = message;
        this.problems = problems;
        soon.setOnFinished(e -> keepBeside());
    }

    /// What the session is called: its file's name, or “Untitled”.
    ReadOnlyStringProperty name() {
        return name.getReadOnlyProperty();
    }

    /// Whether there is anything that the session's file does not have.
    ReadOnlyBooleanProperty changed() {
        return changed.getReadOnlyProperty();
    }

    /// Restores the last session; one that could not be read is reported and skipped.
    void reopen(LastSession last, ViewDock views) {
        dock = views;
        last.problem().ifPresent(problems);
        last.session().ifPresent(session -> {
            content.restore(session, views);
            var own = session.settings().getOrDefault(FILE, "");
            boolean unsaved = Boolean.parseBoolean(session.settings().getOrDefault(CHANGED, "false"));
            belongsTo(own.isEmpty() ? Optional.empty() : Optional.of(Path.of(own)), !unsaved);
        });
    }

    /// Starts to keep the copy for recovery: from now on each change is written a moment later.
    void watch(ViewDock views) {
        dock = views;
        if (saved.isEmpty()) {
            saved = Optional.of(content.work());
        }
        content.onChange(this::touched);
        views.current().addListener(o -> touched());
    }

    /// Starts a new session with the built-in prompts.
    void begin() {
        content.clear();
        belongsTo(Optional.empty(), true);
    }

    /// @throws UserException if the file is no session that can be read
    void open(Path path) {
        var session = SessionFile.read(path);
        content.restore(session, views());
        belongsTo(Optional.of(path.toAbsolutePath()), true);
        remember(path);
        content.load(session);
    }

    /// The file that was opened or saved last.
    Optional<Path> file() {
        return file;
    }

    /// Writes the session into a file that it belongs to from now on.
    ///
    /// @throws UserException if it cannot be written
    void saveAs(Path path) {
        SessionFile.write(path, session(Map.of()));
        belongsTo(Optional.of(path.toAbsolutePath()), true);
        remember(path);
        message.accept("Saved " + path.getFileName());
    }

    /// Writes the copy for recovery; the session's own file stays as it was saved.
    void keep() {
        write(state(), ++states);
    }

    /// The same beside the screen's thread: a disk may take longer than a frame.
    private void keepBeside() {
        var now = state();
        long number = ++states;
        background.execute(() -> write(now, number));
    }

    private Session state() {
        return session(Map.of(FILE, file.map(Path::toString).orElse(""), CHANGED, Boolean.toString(changed.get())));
    }

    /// @param number later states have larger ones; an earlier state is not written over them
    private void write(Session state, long number) {
        synchronized (recovery) {
            if (number < written) {
                return;
            }
            written = number;
            try {
                SessionFile.write(recovery, state);
            } catch (UserException e) {
                problems.accept(e);
            }
        }
    }

    /// Writes the copy a last time; whatever changes while the window goes down is not work.
    void close() {
        keep();
        closed = true;
        soon.stop();
    }

    /// Something that the session holds has changed.
    void touched() {
        if (dock != null && !closed) {
            saved.ifPresent(then -> changed.set(!then.equals(content.work())));
            soon.playFromStart();
        }
    }

    private void remember(Path path) {
        preferences.remember(preferences.now().opened(path.toAbsolutePath().toString()));
    }

    /// @param clean whether the file, if any, has all of it
    private void belongsTo(Optional<Path> own, boolean clean) {
        file = own;
        name.set(own.map(path -> String.valueOf(path.getFileName())).orElse("Untitled"));
        saved = Optional.of(clean ? content.work() : "unsaved changes of the last run");
        changed.set(!clean);
        if (dock != null) {
            soon.playFromStart();
        }
    }

    private Session session(Map<String, String> further) {
        return content.capture(views(), further);
    }

    private ViewDock views() {
        if (dock == null) {
            throw new IllegalStateException("The window has no views yet");
        }
        return dock;
    }
}
