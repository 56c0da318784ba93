package org.spinoscope.desktop.canvas;

import javafx.scene.Node;

/// Runs work for a node only while the node can be seen: what hidden views would show costs nothing.
public final class Visibility {

    private Visibility() {}

    /// Runs `check` before every layout pass in which the node is visible; it has to be cheap where nothing changed.
    public static void whileVisible(Node node, Runnable check) {
        Runnable pulse = () -> {
            if (isVisible(node)) {
                check.run();
            }
        };
        node.sceneProperty().addListener((o, was, is) -> {
            if (was != null) {
                was.removePreLayoutPulseListener(pulse);
            }
            if (is != null) {
                is.addPreLayoutPulseListener(pulse);
                pulse.run();
            }
        });
    }

    /// Whether none of the node's parents is hidden, such as the page of a tab that is not in front.
    public static boolean isVisible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
