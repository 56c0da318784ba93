package org.spinoscope.desktop.shell;

import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.spinoscope.desktop.command.Commands;

/// A view in a window of its own.
public final class DetachedView {

    /// Opens such a window; `back` runs when it is closed.
    @FunctionalInterface
    public interface Window {
        DetachedView open(String title, Region content, Runnable back);
    }

    private final Stage stage;
    private final Region content;

    private DetachedView(Stage stage, Region content) {
        this.stage = stage;
        this.content = content;
    }

    /// Windows that belong to the main one, look like it and obey the same keys.
    ///
    /// @param menus gives a window its context menus
    public static Window windows(Stage owner, WindowTheme windowTheme, Commands commands, Consumer<Scene> menus) {
        return (title, content, back) -> {
            var stage = new Stage();
            var root = new StackPane();
            var scene = new Scene(root, 900, 680);
            windowTheme.attach(scene);
            root.applyCss();
            root.getChildren().add(content); // not before: it would be styled without the theme's colours
            menus.accept(scene);
            var keys = Menus.accelerate(scene, commands);
            stage.setTitle(title + " – Spinoscope");
            stage.initOwner(owner);
            stage.setScene(scene);
            stage.setOnHidden(e -> {
                root.getChildren().clear();
                keys.unsubscribe(); // the commands outlive this window
                windowTheme.undress(scene);
                back.run();
            });
            stage.show();
            return new DetachedView(stage, content);
        };
    }

    Region content() {
        return content;
    }

    void toFront() {
        stage.toFront();
    }

    void close() {
        stage.close();
    }
}
