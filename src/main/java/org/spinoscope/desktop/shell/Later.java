package org.spinoscope.desktop.shell;

import java.util.List;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.spinoscope.desktop.canvas.Visibility;

/// The place of a part of a view that is built a few frames after the place is first seen, so that opening a view of
/// many parts does not take all their time in one frame.
public final class Later extends StackPane {

    /// Frames before it is built, in which the rest of the view is styled and [AdaptiveTabs] are filled.
    private static final int AHEAD = 4;

    private @Nullable Supplier<? extends Node> build;
    private int frames;

    public Later(Supplier<? extends Node> build) {
        this.build = build;
        sceneProperty().addListener(o -> frames = 0);
        Visibility.whileVisible(this, this::frame);
    }

    /// Builds at once what views below `root` would build in their next frames, and what their tabs hold.
    public static void buildAll(Parent root) {
        root.applyCss(); // panes have their contents once they are styled
        AdaptiveTabs.fillAll(root);
        root.applyCss();
        fillAll(root);
        root.applyCss();
        root.layout();
    }

    private static void fillAll(Node node) {
        if (node instanceof Later later) {
            later.fill();
        }
        if (node instanceof Parent parent) {
            List.copyOf(parent.getChildrenUnmodifiable()).forEach(Later::fillAll);
        }
    }

    private void frame() {
        if (build != null) {
            if (frames >= AHEAD) {
                fill();
            }
            frames++;
            Platform.requestNextPulse();
        }
    }

    private void fill() {
        if (build != null) {
            var part = build.get();
            build = null;
            getChildren().setAll(part);
        }
    }
}
