package org.spinoscope.desktop.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InferenceThreadTest {

    private static final class Model implements AutoCloseable {
        final AtomicBoolean closed = new AtomicBoolean();

        @Override
        public void close() {
            closed.set(true);
        }
    }

    private final BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
    private final InferenceThread<Model> inference = new InferenceThread<>(Runnable::run);

    @AfterEach
    void close() {
        inference.close();
    }

    @Test
    void requestsWaitUntilTheModelIsThere() throws Exception {
        inference.submit(request("a", Priority.INTERACTIVE, (model, progress) -> "answer", answers::add));
        assertThat(answers.poll(50, TimeUnit.MILLISECONDS)).isNull();
        load(new Model());
        assertThat(answers.poll(5, TimeUnit.SECONDS)).isEqualTo("answer");
    }

    @Test
    void theNewestRequestOfAKeyWins() throws Exception {
        load(new Model());
        runsUntilCancelled("a", Priority.INTERACTIVE);
        inference.submit(request("a", Priority.INTERACTIVE, (model, progress) -> "newer", answers::add));
        assertThat(answers.poll(5, TimeUnit.SECONDS)).isEqualTo("newer");
    }

    @Test
    void ofDebouncedRequestsOnlyTheLastRuns() throws Exception {
        load(new Model());
        var ran = new CopyOnWriteArrayList<Integer>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            inference.submit(request(
                            "typing",
                            Priority.INTERACTIVE,
                            (model, progress) -> {
                                ran.add(number);
                                return number;
                            },
                            answers::add)
                    .debounced(Duration.ofMillis(80)));
        }
        assertThat(answers.poll(5, TimeUnit.SECONDS)).isEqualTo(4);
        assertThat(ran).containsExactly(4);
    }

    @Test
    void aClickIsAnsweredInsideALongStudy() throws Exception {
        load(new Model());
        var goOn = new AtomicBoolean(true);
        var begun = new CountDownLatch(1);
        inference.submit(request(
                "study",
                Priority.BACKGROUND,
                (model, progress) -> {
                    begun.countDown();
                    while (goOn.get()) {
                        progress.at(0.5, "long");
                    }
                    return "study";
                },
                answers::add));
        begun.await();
        inference.submit(request("click", Priority.INTERACTIVE, (model, progress) -> "click", answers::add));
        assertThat(answers.poll(5, TimeUnit.SECONDS)).isEqualTo("click");
        goOn.set(false);
        assertThat(answers.poll(5, TimeUnit.SECONDS)).isEqualTo("study");
    }

    @Test
    void aFailureReachesItsOwnRequestAndTheThreadGoesOn() throws Exception {
        load(new Model());
        inference.submit(new Request<Model, String>(
                "a",
                "a",
                Priority.INTERACTIVE,
                Duration.ZERO,
                (model, progress) -> {
                    throw new IllegalStateException("broken");
                },
                answers::add,
                answers::add));
        assertThat(answers.poll(5, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);
        inference.submit(request("b", Priority.INTERACTIVE, (model, progress) -> "fine", answers::add));
        assertThat(answers.poll(5, TimeUnit.SECONDS)).isEqualTo("fine");
    }

    @Test
    void aFailedLoadLeavesTheOldModelInPlace() throws Exception {
        var old = new Model();
        load(old);
        inference.load(
                "broken",
                progress -> {
                    throw new IllegalStateException("no such file");
                },
                answers::add,
                answers::add);
        assertThat(answers.poll(5, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);
        inference.submit(request("a", Priority.INTERACTIVE, (model, progress) -> model, answers::add));
        assertThat(answers.poll(5, TimeUnit.SECONDS)).isSameAs(old);
        assertThat(old.closed).isFalse();
    }

    @Test
    void aNewModelClosesTheOldOneAndGivesUpItsWork() throws Exception {
        var old = new Model();
        load(old);
        runsUntilCancelled("study", Priority.BACKGROUND);
        load(new Model());
        assertThat(old.closed).isTrue();
        assertThat(answers).isEmpty();
    }

    @Test
    void closingStopsWorkAndClosesTheModel() throws Exception {
        var model = new Model();
        load(model);
        runsUntilCancelled("study", Priority.BACKGROUND);
        inference.close();
        assertThat(model.closed).isTrue();
    }

    /// Submits work that only ends when it is cancelled, and waits until it runs.
    private void runsUntilCancelled(String key, Priority priority) throws InterruptedException {
        var begun = new CountDownLatch(1);
        inference.submit(request(
                key,
                priority,
                (model, progress) -> {
                    begun.countDown();
                    while (true) {
                        progress.at(0, "spinning");
                    }
                },
                answers::add));
        begun.await();
    }

    private void load(Model model) throws InterruptedException {
        inference.load("load", progress -> model, answers::add, answers::add);
        assertThat(answers.poll(5, TimeUnit.SECONDS)).isSameAs(model);
    }

    private static Request<Model, Object> request(
            String key, Priority priority, InferenceTask<Model, Object> inferenceTask, Consumer<Object> done) {
        return new Request<>(key, key, priority, Duration.ZERO, inferenceTask, done, done);
    }
}
