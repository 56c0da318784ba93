package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.spinbath.Reading;

/// The window on JavaFX's platform without a display, with a small seeded model and short prompts.
public final class Headless {

    static final Path MODEL = Path.of("src/test/resources/golden/checkpoints/tiny-12x12");

    private static final String PROMPTS = """
            prompt,good,bad
            A cat is a,pet,car
            A dog says,woof,moo
            Two and two is,four,five
            The sun is,hot,cold
            Grass is,green,red
            Ice is,cold,warm
            """;

    private Headless() {}

    static MainController open(Path folder, Runnable closed) throws Exception {
        start();
        var prompts = folder.resolve("short.csv");
        Files.writeString(prompts, PROMPTS);
        var options = new Desktop.Options(folder.resolve("settings"), MODEL.toString(), List.of(prompts), false);
        return on(() -> {
            var mainController = new MainController(new Stage(), options, StartupData.read(options), closed);
            mainController.open();
            // The small model's vocabulary is of single letters: the first token of every answer would be the space.
            mainController.bench().selection.reading(Reading.parse("answer=last"));
            return mainController;
        });
    }

    /// Closes the window and waits until it writes nothing any more: its folder may then be deleted.
    static void close(MainController mainController) throws Exception {
        does(mainController::close);
        assertThat(mainController.awaitStopped(30)).isTrue();
        // The window does not wait for a native call that takes long; whoever deletes its folder must.
        mainController.bench().inference.close(30_000);
    }

    public static void start() throws InterruptedException {
        var started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException alreadyRunning) {
            started.countDown();
        }
        started.await();
        Platform.setImplicitExit(false);
    }

    /// Does work on the screen's thread, where it may be called too.
    public static <T> T on(Callable<T> work) throws Exception {
        if (Platform.isFxApplicationThread()) {
            return work.call();
        }
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(300, TimeUnit.SECONDS); // a machine may stand still for minutes
    }

    public static void does(Runnable work) throws Exception {
        on(() -> {
            work.run();
            return "";
        });
    }

    /// Whether a model is there, or none can be, and nothing is computed or waits. For the screen's thread.
    static boolean settled(MainController mainController) {
        return mainController.bench().inferenceService.idle()
                && !(mainController.bench().inferenceService.model().get() instanceof AsyncResult.Waiting);
    }

    /// Waits until nothing is computed and nothing waits.
    static void settle(MainController mainController) throws Exception {
        int calm = 0;
        for (int i = 0; i < 1500 && calm < 4; i++) {
            TimeUnit.MILLISECONDS.sleep(40);
            calm = on(() -> settled(mainController)) ? calm + 1 : 0;
        }
        TimeUnit.MILLISECONDS.sleep(150);
    }
}
