package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.animation.PauseTransition;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.util.Duration;

/// What is left of a window that has been closed: nothing may hold it.
record ClosedWindow(WeakReference<MainController> controller, WeakReference<Scene> scene) {

    /// Closes the window that `use` leaves open.
    static ClosedWindow of(Callable<MainController> use) throws Exception {
        var mainController = use.call();
        var scene = Headless.on(() -> mainController.bench().stage.getScene());
        Headless.close(mainController);
        Headless.does(ClosedWindow::touchElsewhere);
        return new ClosedWindow(new WeakReference<>(mainController), new WeakReference<>(scene));
    }

    /// The toolkit holds what it painted last, and for a minute the tooltip it showed last: paints something else, and
    /// presses a button elsewhere.
    private static void touchElsewhere() {
        var button = new Button("elsewhere");
        button.setTooltip(new Tooltip("elsewhere"));
        var stage = new Stage();
        stage.setScene(new Scene(button));
        stage.show();
        Event.fireEvent(
                button, InputEvents.mouse(button, MouseEvent.MOUSE_PRESSED, Point2D.ZERO, MouseButton.PRIMARY, 1));
        var painted = new PauseTransition(Duration.millis(300));
        painted.setOnFinished(e -> stage.hide());
        painted.play();
    }

    /// Collects garbage until the window is gone, and fails if it stays. `-Dspinoscope.heapdump=FILE` then writes the
    /// heap, in which the way from the roots to the window can be looked up.
    void awaitCollected() throws Exception {
        for (int i = 0; i < 50 && !collected(); i++) {
            System.gc();
            Headless.does(() -> {});
            TimeUnit.MILLISECONDS.sleep(100);
        }
        var dump = System.getProperty("spinoscope.heapdump");
        if (dump != null && !collected()) {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(dump, true);
        }
        assertThat(controller.get()).as("the closed window's controller").isNull();
        assertThat(scene.get()).as("the closed window's scene").isNull();
    }

    private boolean collected() {
        return controller.get() == null && scene.get() == null;
    }
}
