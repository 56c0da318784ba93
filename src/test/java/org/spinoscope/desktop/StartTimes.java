package org.spinoscope.desktop;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.spinoscope.desktop.results.StudyResults;

/// How long one start takes, in ms since the process began: until the window has been painted, and until the first
/// map of heads is computed. Argument: `bare` for a window with a label in place of the program, or a model.
public final class StartTimes {

    private static final int PAINTED = 3;

    private StartTimes() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("bare")) {
            Platform.startup(() -> {
                var stage = new Stage();
                stage.setScene(new Scene(new StackPane(new Label("bare")), 1360, 860));
                stage.show();
                painted(() -> System.exit(0));
            });
            return;
        }
        var options = new Desktop.Options(Files.createTempDirectory("spinoscope-start"), args[0], List.of(), false);
        var beginning = CompletableFuture.supplyAsync(() -> StartupData.read(options)); // as Desktop does
        Platform.startup(() -> {
            var window = new MainController(new Stage(), options, beginning.join(), () -> {});
            window.open();
            painted(() -> {});
            map(window.bench().studyResults);
        });
    }

    private static void painted(Runnable then) {
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                if (++frames == PAINTED) {
                    stop();
                    say("painted");
                    then.run();
                }
            }
        }.start();
    }

    private static void map(StudyResults results) {
        results.correlation()
                .addListener((o, was, is) -> is.value().ifPresent(r -> {
                    say("map");
                    System.exit(0);
                }));
    }

    private static void say(String what) {
        long since = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        System.out.printf(Locale.ROOT, "%s %d%n", what, since);
    }
}
