package org.spinoscope.desktop;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TabPane;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.desktop.task.FxWatchdog;

/// Measures the diffusion view: the time from a change of g to its first picture, and the frames a second while the
/// timeline plays, also while spins are writing. A tool, not a test: its numbers depend on the machine.
///
/// Argument: the model.
public final class DiffusionFrameTimes {

    private static final int CHANGES = 9;
    private static final int SECONDS = 10;

    private final MainController mainController;

    private DiffusionFrameTimes(MainController mainController) {
        this.mainController = mainController;
    }

    public static void main(String[] args) throws Exception {
        var settings = Files.createTempDirectory("spinoscope-diffusion-frames");
        var mainController = Screenshots.open(new Desktop.Options(settings, args[0], List.of(), false));
        Screenshots.settle(mainController);
        new DiffusionFrameTimes(mainController).measure();
        System.exit(0);
    }

    private void measure() throws Exception {
        Screenshots.onFx(() -> {
            mainController.bench().stage.setWidth(1280);
            mainController.bench().stage.setHeight(900);
            mainController.dock().show("diffusion");
            return "";
        });
        Screenshots.settle(mainController);
        choose("Settings");
        changesOfG();
        choose("Overlaps");
        var playing = playing();
        TimeUnit.SECONDS.sleep(4);
        SpinFrameTimes.measure("diffusion, timeline plays");
        stalls("timeline plays");
        Screenshots.onFx(() -> {
            if (find("diffusion-tokens") instanceof Spinner<?> spinner) {
                spinner.increment(99);
            }
            return "";
        });
        TimeUnit.SECONDS.sleep(2);
        SpinFrameTimes.measure("diffusion, timeline plays while 16 chains write 100 tokens");
        long start = System.nanoTime();
        Screenshots.onFx(() -> {
            ((ButtonBase) find("diffusion-stop")).fire();
            return "";
        });
        while (!Screenshots.onFx(() -> Headless.settled(mainController))) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        System.out.printf(Locale.ROOT, "diffusion, from Stop to rest: %.0f ms%n", (System.nanoTime() - start) / 1e6);
        Screenshots.onFx(() -> {
            playing.stop();
            return "";
        });
    }

    /// Plays again whenever the end is reached.
    private AnimationTimer playing() throws Exception {
        return Screenshots.onFx(() -> {
            var timer = new AnimationTimer() {
                @Override
                public void handle(long now) {
                    var timeline = (Slider) find("diffusion-timeline");
                    if (timeline.getValue() >= timeline.getMax()) {
                        ((ButtonBase) find("diffusion-play")).fire();
                    }
                }
            };
            ((Slider) find("diffusion-timeline")).setValue(-1e6);
            ((ButtonBase) find("diffusion-play")).fire();
            timer.start();
            return timer;
        });
    }

    private void stalls(String what) throws Exception {
        try (var watchdog = new FxWatchdog(mainController.bench().screen, 16)) {
            TimeUnit.SECONDS.sleep(SECONDS);
            System.out.printf(
                    Locale.ROOT,
                    "diffusion, %s, %d s: %d stalls over 16 ms, worst %.1f ms on the FX thread%n",
                    what,
                    SECONDS,
                    watchdog.stalls().size(),
                    watchdog.worstMillis());
            watchdog.stalls().stream().limit(4).forEach(System.out::println);
        }
    }

    private void changesOfG() throws Exception {
        Screenshots.onFx(() -> {
            if (find("diffusion-field") instanceof ComboBox<?> box) {
                box.getSelectionModel().select(1);
            }
            return "";
        });
        Screenshots.settle(mainController);
        var times = new ArrayList<Double>();
        for (int i = 1; i <= CHANGES; i++) {
            double share = 0.0025 * i; // of the slider's length
            var before = Screenshots.onFx(this::shown);
            long start = System.nanoTime();
            Screenshots.onFx(() -> {
                ((Slider) find("diffusion-g")).setValue(share);
                return "";
            });
            while (Screenshots.onFx(this::shown) == before && System.nanoTime() - start < 5e9) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            times.add((System.nanoTime() - start) / 1e6);
            Screenshots.settle(mainController);
        }
        Collections.sort(times);
        System.out.printf(
                Locale.ROOT,
                "diffusion, from a change of g to its picture: median %.0f ms, longest %.0f ms of %d%n",
                times.get(times.size() / 2),
                times.getLast(),
                times.size());
    }

    private void choose(String title) throws Exception {
        Screenshots.onFx(() -> {
            mainController.bench().stage.getScene().getRoot().lookupAll(".tab-pane").stream()
                    .filter(TabPane.class::isInstance)
                    .flatMap(pane -> ((TabPane) pane).getTabs().stream())
                    .filter(tab -> title.equals(tab.getText()))
                    .forEach(tab -> tab.getTabPane().getSelectionModel().select(tab));
            return "";
        });
        TimeUnit.MILLISECONDS.sleep(300);
    }

    /// The figure that is drawn.
    private Object shown() {
        var figure = ((FigurePane) find("diffusion-shares")).canvas().figure().get();
        return figure == null ? "" : figure;
    }

    private Node find(String id) {
        return mainController.bench().stage.getScene().lookup("#" + id);
    }
}
