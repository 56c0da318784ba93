package org.spinoscope.desktop.task;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.spinoscope.common.Progress;

/// Long work that needs no model, each piece on a thread of its own.
public final class BackgroundTasks {

    private record Errand(TaskHandle taskHandle, Thread thread) {}

    private final Executor screen;
    private final Consumer<Throwable> problems;
    private final List<Errand> running = new CopyOnWriteArrayList<>();

    /// @param screen the thread on which the end of work is reported
    /// @param problems receives what was thrown; cancellation is not a problem
    public BackgroundTasks(Executor screen, Consumer<Throwable> problems) {
        this.screen = screen;
        this.problems = problems;
    }

    /// What is under way, for the task strip.
    public List<TaskHandle> running() {
        return running.stream().map(Errand::taskHandle).toList();
    }

    /// Starts work; `done` runs on the screen's thread if it was neither cancelled nor failed.
    public TaskHandle start(String title, Consumer<Progress> work, Runnable done) {
        var taskHandle = TaskHandle.started("errand", title);
        var thread = Thread.ofPlatform().name("errand").daemon().unstarted(() -> run(taskHandle, work, done));
        running.add(new Errand(taskHandle, thread));
        thread.start();
        return taskHandle;
    }

    /// Cancels everything and waits at most `millis` for each piece of work to put its things away.
    public void close(long millis) {
        running.forEach(errand -> errand.taskHandle().cancel());
        try {
            for (var errand : running) {
                errand.thread().join(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(TaskHandle taskHandle, Consumer<Progress> work, Runnable done) {
        try {
            work.accept(taskHandle.progress(() -> {}));
            screen.execute(done);
        } catch (CancellationException unwanted) {
            taskHandle.cancel();
        } catch (RuntimeException e) {
            problems.accept(e);
        } finally {
            running.removeIf(errand -> errand.taskHandle() == taskHandle);
        }
    }
}
