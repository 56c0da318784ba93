package org.spinoscope.desktop.shell;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Tab;

/// What tabs hold that are not in front, out of the scene while every node there is styled anew. JavaFX styles what is
/// hidden as well, all in one frame; here it comes back one tab a frame, and is styled then.
final class HiddenTabs {

    private final Map<Tab, Node> contents = new LinkedHashMap<>();

    /// Takes out what is hidden now.
    void leave(Collection<Tab> tabs) {
        for (var tab : tabs) {
            var content = tab.getContent();
            if (content != null && tab.getTabPane() != null && !tab.isSelected()) {
                // What leaves while it waits to be styled would wait for ever: JavaFX believes that it is in a queue.
                content.applyCss();
                tab.setContent(null);
                contents.put(tab, content);
            }
        }
    }

    /// Puts back what this tab holds.
    void comeBack(Tab tab) {
        var content = contents.remove(tab);
        if (content != null) {
            tab.setContent(content);
        }
    }

    /// Puts back one tab.
    void frame() {
        if (!contents.isEmpty()) {
            comeBack(contents.keySet().iterator().next());
            Platform.requestNextPulse();
        }
    }
}
