package org.spinoscope.desktop;

import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.spinoscope.common.UserException;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.shell.MainWindow;

/// New, Save and Save as; and the question before unsaved work is left.
final class SessionCommands {

    private final Workbench bench;

    SessionCommands(Workbench bench) {
        this.bench = bench;
    }

    void declareNew() {
        add(
                "file.new",
                "New session",
                "Shortcut+Shift+N",
                Icon.ADD,
                () -> beforeLeaving(bench.sessionController::begin));
    }

    void declareSaving() {
        add("file.save", "Save session", "Shortcut+S", Icon.SAVE, () -> save(() -> {}));
        add("file.save-as", "Save session as…", "Shortcut+Shift+S", Icon.SAVE, () -> saveAs(() -> {}));
    }

    /// Lets the window's title say what is open and whether it has changed.
    void title() {
        var session = bench.sessionController;
        bench.stage
                .titleProperty()
                .bind(Bindings.createStringBinding(
                        () -> (session.changed().get() ? "• " : "")
                                + session.name().get() + " – Spinoscope",
                        session.changed(),
                        session.name()));
    }

    /// Continues at once if nothing is unsaved, else asks first.
    void beforeLeaving(Runnable goOn) {
        var session = bench.sessionController;
        if (!session.changed().get()) {
            goOn.run();
            return;
        }
        var title = new Label("Save the changes to “" + session.name().get() + "”?");
        title.getStyleClass().add("sheet-title");
        var words = new Label("What has changed since it was saved is lost otherwise.");
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
        bench.modalPane.show(card, Pos.CENTER);
        save.requestFocus();
    }

    private Button button(String text, String id, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setOnAction(e -> {
            bench.modalPane.hide();
            action.run();
        });
        return button;
    }

    private void save(Runnable then) {
        bench.sessionController.file().ifPresentOrElse(file -> write(file, then), () -> saveAs(then));
    }

    private void saveAs(Runnable then) {
        var chooser = new FileChooser();
        chooser.setTitle("Save session");
        chooser.setInitialFileName("session.json");
        chooser.getExtensionFilters().add(new ExtensionFilter("Session", "*.json"));
        bench.dialogs.save(chooser).ifPresent(file -> write(file, then));
    }

    private void write(Path file, Runnable then) {
        try {
            bench.sessionController.saveAs(file);
        } catch (UserException e) {
            bench.errorNotifications.report(e);
            return;
        }
        then.run();
    }

    private void add(String id, String name, String keys, Icon icon, Runnable action) {
        bench.commands.add(Command.of(id, "File", name, keys, action).icon(icon));
    }
}
