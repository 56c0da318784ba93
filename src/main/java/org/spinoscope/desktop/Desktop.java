package org.spinoscope.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.spinoscope.common.AppDirectories;
import org.spinoscope.common.AtomicFile;

/// Opens the desktop.
public final class Desktop {

    /// How to open it.
    ///
    /// @param settings folder for preferences and the last session
    /// @param model `embedded`, a Hugging Face id, or a folder; empty for the one of the last session
    /// @param files prompt files, sessions or checkpoint folders to open
    /// @param watchdog whether to report what keeps the screen waiting
    public record Options(Path settings, String model, List<Path> files, boolean watchdog) {

        public Options {
            files = List.copyOf(files);
        }

        /// As the user of this machine has it, opening these files.
        public static Options ofThisMachine(List<Path> files) {
            var options = of(
                    System.getProperty("os.name", ""),
                    System.getenv(),
                    Path.of(System.getProperty("user.home")),
                    files);
            AtomicFile.deleteAbandonedDrafts(options.settings());
            return options;
        }

        private static Options of(String os, Map<String, String> environment, Path home, List<Path> files) {
            return new Options(
                    AppDirectories.settings(os, environment, home),
                    "",
                    files,
                    Boolean.getBoolean("spinoscope.watchdog"));
        }

        /// With this model instead of the last session's.
        public Options model(String name) {
            return new Options(settings, name, files, watchdog);
        }
    }

    private Desktop() {}

    /// Opens the window and returns when it has been closed and everything stopped.
    ///
    /// @throws UnsupportedOperationException if there is no display
    public static void open(Options options) throws InterruptedException {
        var closed = new CountDownLatch(1);
        var beginning = CompletableFuture.supplyAsync(() -> StartupData.read(options));
        Platform.startup(() -> new MainController(new Stage(), options, beginning.join(), closed::countDown).open());
        closed.await();
        Platform.exit();
    }
}
