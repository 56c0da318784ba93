package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NativeExitTest {

    @Test
    void theEndWaitsForWorkAndWorkGoesNoFurtherThanItsNextLayer() throws InterruptedException {
        var exit = new NativeExit();
        var layers = new AtomicInteger();
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        Thread.ofPlatform().daemon().start(() -> {
            assertThat(exit.begin()).isTrue();
            assertThat(exit.begin()).as("nested").isFalse();
            exit.stopIfEnding();
            layers.incrementAndGet();
            begun.countDown();
            await(go);
            layers.incrementAndGet();
            exit.stopIfEnding();
            layers.incrementAndGet();
        });
        begun.await();
        exit.end(Duration.ofMillis(1));
        assertThat(layers).as("its patience is over, the layer is not").hasValue(1);
        go.countDown();
        exit.end(Duration.ofSeconds(20));
        assertThat(layers).as("stopped before the third").hasValue(2);

        var late = Thread.ofPlatform().daemon().start(exit::begin);
        assertThat(late.join(Duration.ofMillis(50)))
                .as("nothing begins any more")
                .isFalse();
    }

    @Test
    void workThatIsDoneHoldsNothingUp() {
        var exit = new NativeExit();
        assertThat(exit.begin()).isTrue();
        exit.finished();
        long start = System.nanoTime();
        exit.end(Duration.ofDays(1));
        assertThat(TimeUnit.NANOSECONDS.toHours(System.nanoTime() - start)).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
