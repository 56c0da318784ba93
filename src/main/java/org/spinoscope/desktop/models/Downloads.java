package org.spinoscope.desktop.models;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.spinoscope.checkpoint.CheckpointDownloader;
import org.spinoscope.checkpoint.HubSettings;
import org.spinoscope.checkpoint.KnownCheckpoint;
import org.spinoscope.desktop.task.TaskHandle;

/// Downloads one checkpoint at a time, in the background.
public final class Downloads {

    private final HubSettings settings;
    private final Executor screen;
    private final Consumer<Throwable> problems;
    private volatile Optional<TaskHandle> running = Optional.empty();

    public Downloads(HubSettings settings, Executor screen, Consumer<Throwable> problems) {
        this.settings = settings;
        this.screen = screen;
        this.problems = problems;
    }

    /// The download that is under way, for the task strip.
    public List<TaskHandle> running() {
        return running.stream().toList();
    }

    public boolean busy() {
        return running.isPresent();
    }

    /// Starts a download; `done` runs on the screen's thread when the files are there.
    public void start(KnownCheckpoint known, Runnable done) {
        var taskHandle = TaskHandle.started("download", "Downloading " + known.title());
        running = Optional.of(taskHandle);
        Thread.ofPlatform().name("download").daemon().start(() -> {
            try {
                new CheckpointDownloader(settings).run(known.id(), Optional.empty(), taskHandle.progress(() -> {}));
                screen.execute(done);
            } catch (CancellationException unwanted) {
                taskHandle.cancel();
            } catch (RuntimeException e) {
                problems.accept(e);
            } finally {
                running = Optional.empty();
            }
        });
    }
}
