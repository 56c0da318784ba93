package org.spinoscope.desktop;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
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

    @Test
    void aWindowThatIsClosedWhileSpinsMoveIsCollected() throws Exception {
        ClosedWindow.of(this::playing).awaitCollected();
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

    private MainController playing() throws Exception {
        var mainController = Headless.open(folder, () -> {});
        Headless.settle(mainController);
        for (var id : List.of("view.spin", "spin.play", "view.tear", "view.diffusion")) {
            Headless.does(() -> mainController.bench().commands.get(id).run());
            Headless.settle(mainController);
        }
        Headless.does(() -> {
            var scene = mainController.bench().stage.getScene();
            ((Button) scene.lookup("#diffusion-play")).fire();
        });
        Headless.does(() -> mainController.bench().commands.get("help.view").run());
        return mainController;
    }
}
