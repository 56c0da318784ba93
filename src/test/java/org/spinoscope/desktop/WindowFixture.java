package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.spinoscope.desktop.canvas.FigureCanvas;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.desktop.shell.Later;
import org.spinoscope.desktop.shell.ViewDock;

/// The window of a test class, with a small model and short prompts: opened before the first test, closed after the
/// last. Every test starts without a sheet over the window, and fails if the program reported a defect of its own.
final class WindowFixture implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final int ATTEMPTS = 600;
    private static final int PAUSE_MILLISECONDS = 25;

    private Path folder = Path.of("");
    private @Nullable MainController window;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        folder = Files.createTempDirectory("window");
        window = Headless.open(folder, () -> {});
        settle();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        Headless.does(() -> bench().modalPane.hide());
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        assertThat(Headless.on(() -> bench().errorNotifications.defects())).isZero();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        Headless.close(controller());
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException notEmpty) {
            throw new AssertionError("A closed window still writes files.", notEmpty);
        }
    }

    /// The window's files, and the test's own; deleted with the window.
    Path folder() {
        return folder;
    }

    MainController controller() {
        return Objects.requireNonNull(window, "no window is open");
    }

    CompositionRoot bench() {
        return controller().bench();
    }

    ViewDock dock() {
        return controller().dock();
    }

    /// Runs a command by its id.
    void run(String command) throws Exception {
        Headless.does(() -> bench().commands.get(command).run());
    }

    /// Shows a view with all that its tabs hold, and waits until nothing is computed.
    void show(String view) throws Exception {
        Headless.does(() -> dock().show(view));
        settle();
        Headless.does(() -> Later.buildAll(bench().stage.getScene().getRoot()));
    }

    /// Waits until nothing is computed and nothing waits.
    void settle() throws Exception {
        Headless.settle(controller());
    }

    /// Waits until what was done until now has been laid out.
    void frame() throws Exception {
        var laidOut = new CountDownLatch(1);
        Headless.does(() -> {
            var scene = bench().stage.getScene();
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    laidOut.countDown();
                }
            });
            Platform.requestNextPulse();
        });
        assertThat(laidOut.await(30, TimeUnit.SECONDS)).isTrue();
    }

    /// The first node that a CSS selector finds, or null. For the screen's thread.
    Node node(String selector) {
        return bench().stage.getScene().lookup(selector);
    }

    <T> T node(String selector, Class<T> type) {
        return type.cast(node(selector));
    }

    /// The canvas of a [FigurePane]. For the screen's thread.
    FigureCanvas figure(String selector) {
        return node(selector, FigurePane.class).canvas();
    }

    /// Waits until a figure moves no more.
    void arrived(String selector) throws Exception {
        until(() -> figure(selector).settled());
    }

    /// Waits until something holds on the screen's thread, and fails if it never does.
    static void until(Callable<Boolean> holds) throws Exception {
        for (int i = 0; i < ATTEMPTS; i++) {
            if (Headless.on(holds)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
        }
        assertThat(Headless.on(holds)).isTrue();
    }
}
