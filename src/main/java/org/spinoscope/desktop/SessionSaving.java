package org.spinoscope.desktop;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.spinoscope.common.UserException;
import org.spinoscope.desktop.shell.FileDialogs;
import org.spinoscope.desktop.shell.MainWindow;
import org.spinoscope.desktop.shell.ModalPane;

/// Save, Save as, and the question before unsaved work is left.
final class SessionSaving {

    private final SessionController session;
    private final ModalPane modalPane;
    private final FileDialogs dialogs;
    private final Consumer<Throwable> problems;

    SessionSaving(SessionController session, ModalPane modalPane, FileDialogs dialogs, Consumer<Throwable> problems) {
        this.session = session;
        this.modalPane = modalPane;
        this.dialogs = dialogs;
        this.problems = problems;
    }

    /// Continues at once if nothing is unsaved, else asks first.
    void beforeLeaving(Runnable goOn) {
        if (!session.changed().get()) {
            goOn.run();
            return;
        }
        var title = new Label("Save the changes to “" + session.name().get() + "”?");
        title.getStyleClass().add("sheet-title");
        var words = new Label("Otherwise the changes since the last save are lost.");
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        var save = button("Save", "unsaved-save", () -> save(goOn));
        save.setDefaultButton(true);
        save.getStyleClass().add("accent");
        var discard = button("Discard the changes", "unsaved-discard", goOn);
        var cancel = button("Cancel", "unsaved-cancel", () -> {});
        var foot = new HBox(8, MainWindow.spring(), cancel, discard, save);
        var card = new VBox(14, title, words, foot);
        card.setId("unsaved");
        card.getStyleClass().add("sheet");
        modalPane.show(card, Pos.CENTER);
        save.requestFocus();
    }

    private Button button(String text, String id, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setOnAction(e -> {
            modalPane.hide();
            action.run();
        });
        return button;
    }

    /// Writes the session's file, or asks for one if it has none.
    ///
    /// @param then runs when the file is written
    void save(Runnable then) {
        session.file().ifPresentOrElse(file -> write(file, then), () -> saveAs(then));
    }

    /// Asks for a file and writes the session into it.
    ///
    /// @param then runs when the file is written
    void saveAs(Runnable then) {
        var chooser = new FileChooser();
        chooser.setTitle("Save session");
        chooser.setInitialFileName("session.json");
        chooser.getExtensionFilters().add(new ExtensionFilter("Session", "*.json"));
        dialogs.save(chooser).ifPresent(file -> write(file, then));
    }

    private void write(Path file, Runnable then) {
        try {
            session.saveAs(file);
        } catch (UserException e) {
            problems.accept(e);
            return;
        }
        then.run();
    }
}
