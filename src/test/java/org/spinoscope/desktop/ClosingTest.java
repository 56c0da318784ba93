package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.desktop.task.Priority;

class ClosingTest {

    @TempDir
    Path folder;

    @Test
    void closingInTheMiddleOfWorkStopsWithinTwoSeconds() throws Exception {
        var closed = new CountDownLatch(1);
        var mainController = Headless.open(folder, closed::countDown);
        Headless.settle(mainController);
        var begun = new CountDownLatch(1);
        Headless.does(() -> mainController
                .bench()
                .inferenceService
                .submit(
                        "endless",
                        "Endless work",
                        Priority.BACKGROUND,
                        Duration.ZERO,
                        (model, progress) -> {
                            begun.countDown();
                            while (true) {
                                progress.at(0.5, "going on");
                            }
                        },
                        answer -> {}));
        begun.await();
        Headless.does(mainController::close);
        assertThat(closed.await(2, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closingDuringANativeCallDoesNotWaitForIt() throws Exception {
        var closed = new CountDownLatch(1);
        var mainController = Headless.open(folder, closed::countDown);
        Headless.settle(mainController);
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        Headless.does(() -> mainController
                .bench()
                .inferenceService
                .submit(
                        "deaf",
                        "Deaf work",
                        Priority.BACKGROUND,
                        Duration.ZERO,
                        (model, progress) -> {
                            begun.countDown();
                            return release.await(20, TimeUnit.SECONDS);
                        },
                        answer -> {}));
        begun.await();
        Headless.does(mainController::close);
        assertThat(closed.await(2, TimeUnit.SECONDS)).isTrue();
        release.countDown();
    }
}
