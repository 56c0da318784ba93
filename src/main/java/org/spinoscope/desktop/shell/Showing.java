package org.spinoscope.desktop.shell;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Duration;

/// Whether a node is in an open window. An animation that runs is held by the toolkit, and all that it reaches
/// with it: what repeats for a node stops when the node's window closes.
public final class Showing {

    private Showing() {}

    /// True while the node is in the scene of a window that is open.
    public static ObservableValue<Boolean> of(Node node) {
        return node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false);
    }

    /// Runs `work` again and again while the node is in an open window, first after one period.
    public static void every(Node node, Duration period, Runnable work) {
        var clock = new Timeline(new KeyFrame(period, e -> work.run()));
        clock.setCycleCount(Animation.INDEFINITE);
        of(node).subscribe(is -> {
            if (is) {
                clock.play();
            } else {
                clock.stop();
            }
        });
    }
}
