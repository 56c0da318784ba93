package org.spinoscope.desktop;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing that outlives a window holds what was in it: neither the toolkit, nor a thread, nor a class.
class ClosedWindowTest {

    @TempDir
    Path folder;

    @Test
    void aWindowThatShowedEveryViewIsCollected() throws Exception {
        ClosedWindow.of(this::everyView).awaitCollected();
    }

    private MainController everyView() throws Exception {
        var mainController = Headless.open(folder, () -> {});
        Headless.settle(mainController);
        for (var view : mainController.dock().arrangement().getFirst()) {
            Headless.does(() -> mainController.dock().show(view));
            Headless.settle(mainController);
        }
        return mainController;
    }
}
