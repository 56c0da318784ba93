package org.spinoscope.desktop;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// How long one start takes, in ms since the process began: until the window has been painted, until its columns have
/// been, until the results of the last session are shown, and until the first map of heads is computed.
///
/// Arguments: `bare` for a window with a label in place of the program, or a model; and a folder of settings that
/// already has a session, else an empty one is made.
public final class StartTimes {

    private static final int PAINTED = 3;
    private static final int PAINTED_NEXT = 2;

    private StartTimes() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("bare")) {
            Platform.startup(() -> {
                var stage = new Stage();
                stage.setScene(new Scene(new StackPane(new Label("bare")), 1360, 860));
                stage.show();
                after(PAINTED, () -> true, () -> {
                    say("painted");
                    System.exit(0);
                });
            });
            return;
        }
        var settings = args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("spinoscope-start");
        var options = new Desktop.Options(settings, args[0], List.of(), false);
        var beginning = CompletableFuture.supplyAsync(() -> StartupData.read(options)); // as Desktop does
        Platform.startup(() -> {
            var window = new MainController(new Stage(), options, beginning.join(), () -> {});
            window.open();
            after(PAINTED, () -> true, () -> say("painted"));
            after(PAINTED_NEXT, () -> window.dock().getScene() != null, () -> say("columns"));
            results(window.bench());
        });
    }

    /// Runs when so many frames have begun since a condition held.
    private static void after(int frames, BooleanSupplier condition, Runnable then) {
        new AnimationTimer() {
            private int counted;

            @Override
            public void handle(long now) {
                if (condition.getAsBoolean() && ++counted == frames) {
                    stop();
                    then.run();
                }
            }
        }.start();
    }

    private static void results(CompositionRoot parts) {
        parts.studyResults.recalled().addListener((o, was, is) -> {
            if (is) {
                say("last results");
            }
        });
        parts.studyResults
                .correlation()
                .addListener((o, was, is) -> is.value()
                        .filter(r ->
                                parts.inferenceService.model().get().value().isPresent())
                        .ifPresent(r -> {
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
