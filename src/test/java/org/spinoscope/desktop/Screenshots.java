package org.spinoscope.desktop;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.spinoscope.gpt2.ModelComponent;

/// Opens the window without a display, on a given model, and takes pictures of its views.
///
/// Arguments: folder for the pictures, model, then commands: a command's id (run it), `wait`
/// (until nothing is computed),
/// `size:1200x800`, `pause:500`, `remove:L5H3,MLP 0`, `sweep:folder`, `shot:name`, `head:L3H5`, `row:3`.
public final class Screenshots {

    private Screenshots() {}

    public static void main(String[] args) throws Exception {
        var folder = Files.createDirectories(Path.of(args[0]));
        var settings = Files.createTempDirectory("spinoscope-shots");
        var mainController = open(new Desktop.Options(settings, args[1], List.of(), false));
        try {
            for (int i = 2; i < args.length; i++) {
                run(mainController, args[i], folder);
            }
        } catch (Exception e) { // the window would keep the program running
            e.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    static MainController open(Desktop.Options options) throws Exception {
        var opened = new CountDownLatch(1);
        var window = new AtomicReference<MainController>();
        long start = System.nanoTime();
        Platform.startup(() -> {
            window.set(new MainController(new Stage(), options, StartupData.read(options), () -> {}));
            window.get().open();
            opened.countDown();
        });
        opened.await();
        System.out.printf(Locale.ROOT, "window after %.0f ms%n", (System.nanoTime() - start) / 1e6);
        return window.get();
    }

    static <T> T onFx(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(30, TimeUnit.SECONDS);
    }

    private static void run(MainController mainController, String what, Path folder) throws Exception {
        var parts = what.split(":", 2);
        switch (parts[0]) {
            case "wait" -> settle(mainController);
            case "pause" -> TimeUnit.MILLISECONDS.sleep(Long.parseLong(parts[1]));
            case "press" ->
                onFx(() -> {
                    press(mainController.bench().stage.getScene().getRoot(), parts[1]);
                    return "";
                });
            case "tabs" -> {
                for (int i = 0; i < Integer.parseInt(parts[1]); i++) {
                    onFx(() -> {
                        javafx.event.Event.fireEvent(
                                mainController.bench().stage.getScene().getFocusOwner(),
                                new javafx.scene.input.KeyEvent(
                                        javafx.scene.input.KeyEvent.KEY_PRESSED,
                                        "",
                                        "",
                                        javafx.scene.input.KeyCode.TAB,
                                        false,
                                        false,
                                        false,
                                        false));
                        return "";
                    });
                }
            }
            case "size" ->
                onFx(() -> {
                    var wh = parts[1].split("x");
                    mainController.bench().stage.setWidth(Double.parseDouble(wh[0]));
                    mainController.bench().stage.setHeight(Double.parseDouble(wh[1]));
                    return "";
                });
            case "head" ->
                onFx(() -> {
                    mainController.bench().selection.head(org.spinoscope.gpt2.HeadId.parse(parts[1]));
                    return "";
                });
            case "row" ->
                onFx(() -> {
                    mainController.bench().editor.go(Integer.parseInt(parts[1]));
                    return "";
                });
            case "click" ->
                onFx(() -> {
                    if (mainController.bench().stage.getScene().lookup("#" + parts[1])
                            instanceof javafx.scene.control.ButtonBase b) {
                        b.fire();
                    }
                    return "";
                });
            case "tab" ->
                onFx(() -> {
                    mainController
                            .bench()
                            .stage
                            .getScene()
                            .getRoot()
                            .lookupAll(".tab-pane")
                            .forEach(node -> {
                                if (node instanceof javafx.scene.control.TabPane pane) {
                                    pane.getTabs().stream()
                                            .filter(t -> parts[1].equals(t.getText()))
                                            .forEach(t ->
                                                    pane.getSelectionModel().select(t));
                                }
                            });
                    return "";
                });
            case "remove" ->
                onFx(() -> {
                    mainController
                            .bench()
                            .ablationService
                            .chosen()
                            .set(Stream.of(parts[1].split(",", -1))
                                    .flatMap(name -> ModelComponent.find(name).stream())
                                    .toList());
                    return "";
                });
            case "sweep" ->
                onFx(() -> {
                    mainController.bench().fileOpener.open(Path.of(parts[1]));
                    return "";
                });
            case "shot" -> shoot(mainController, folder.resolve(parts[1] + ".png"));
            default ->
                onFx(() -> {
                    mainController.bench().commands.get(what).run();
                    return "";
                });
        }
    }

    /// Presses what has this text.
    private static void press(javafx.scene.Node node, String text) {
        if (node instanceof javafx.scene.control.ButtonBase button && text.equals(button.getText())) {
            button.fire();
        } else if (node instanceof javafx.scene.Parent parent) {
            java.util.List.copyOf(parent.getChildrenUnmodifiable()).forEach(child -> press(child, text));
        }
    }

    static void settle(MainController mainController) throws Exception {
        long until = System.nanoTime() + 120_000_000_000L;
        int calm = 0;
        while (calm < 8 && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(60);
            boolean idle = onFx(() -> Headless.settled(mainController));
            calm = idle ? calm + 1 : 0;
        }
        TimeUnit.MILLISECONDS.sleep(400);
    }

    static void shoot(MainController mainController, Path file) throws Exception {
        WritableImage image = onFx(() -> {
            var scene = mainController.bench().stage.getScene();
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return scene.snapshot(null);
        });
        try {
            ImageIO.write(plain(image), "png", file.toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        System.out.println(file);
    }

    private static BufferedImage plain(WritableImage image) {
        int w = (int) image.getWidth();
        int h = (int) image.getHeight();
        var pixels = new int[w * h];
        image.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), pixels, 0, w);
        var plain = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        plain.setRGB(0, 0, w, h, pixels, 0, w);
        return plain;
    }
}
