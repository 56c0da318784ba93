package org.spinoscope.desktop.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackgroundTasksTest {

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final BackgroundTasks backgroundTasks =
            new BackgroundTasks(Runnable::run, problem -> told.add(String.valueOf(problem.getMessage())));

    @Test
    void finishedWorkIsTold() throws Exception {
        var done = new CountDownLatch(1);
        backgroundTasks.start("work", progress -> told.add("works"), done::countDown);
        assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(told).containsExactly("works");
    }

    @Test
    void failedWorkIsAProblem() {
        backgroundTasks.start(
                "work",
                progress -> {
                    throw new IllegalStateException("broken");
                },
                () -> told.add("done"));
        backgroundTasks.close(5000);
        assertThat(told).containsExactly("broken");
    }

    @Test
    void closingCancelsAndWaitsUntilThingsArePutAway() throws Exception {
        var begun = new CountDownLatch(1);
        backgroundTasks.start(
                "work",
                progress -> {
                    try {
                        while (true) {
                            begun.countDown();
                            progress.at(0.5, "working");
                        }
                    } finally {
                        told.add("put away");
                    }
                },
                () -> told.add("done"));
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(backgroundTasks.running()).hasSize(1);
        backgroundTasks.close(5000);
        assertThat(told).containsExactly("put away");
        assertThat(backgroundTasks.running()).isEmpty();
    }
}
