package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.Progress;

/// Loading, cancelling and swapping models leaves nothing behind.
class LoadingTest {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path MAPS = Path.of("/proc/self/maps");

    /// A copy, since another test of the same virtual machine may have the golden files mapped.
    @TempDir
    private Path own;

    @BeforeEach
    void copyCheckpoint() throws IOException {
        try (var files = Files.list(Golden.checkpoint("tiny-12x12"))) {
            for (var file : files.toList()) {
                Files.copy(file, own.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void loadingCanBeCancelledAtEveryStepAndLeavesNothingMapped() throws IOException {
        var steps = new AtomicInteger();
        Gpt2.load(folder(), identity(), (fraction, doing) -> steps.incrementAndGet())
                .close();
        assertThat(steps.get()).isGreaterThanOrEqualTo(12);
        for (int step = 1; step <= steps.get(); step++) {
            var left = new AtomicInteger(step);
            Progress impatient = (fraction, doing) -> {
                if (left.decrementAndGet() == 0) {
                    throw new CancellationException("not wanted");
                }
            };
            assertThatThrownBy(() -> Gpt2.load(folder(), identity(), impatient))
                    .isInstanceOf(CancellationException.class);
        }
        assumeTrue(Files.isReadable(MAPS), "Only Linux shows what is mapped");
        assertThat(Files.readString(MAPS)).doesNotContain(folder().toString());
    }

    @Test
    void progressOnlyGrows() {
        var last = new double[1];
        Gpt2.load(folder(), identity(), (fraction, doing) -> {
                    assertThat(fraction).isBetween(last[0], 1.0);
                    last[0] = fraction;
                })
                .close();
    }

    @Test
    void aModelMayBeClosedTwice() {
        var model = Golden.model("tiny-12x12");
        model.close();
        assertThatCode(model::close).doesNotThrowAnyException();
        assertThatExceptionOfType(ModelClosedException.class).isThrownBy(() -> model.embedding(0));
    }

    /// The first swaps warm up the allocator's and the virtual machine's own caches, so memory is compared from the
    /// tenth on. A model of this shape holds 1.6 MB: forty leaked ones would add 65 MB.
    @Test
    void fiftySwapsKeepNativeMemoryFlat() throws IOException {
        assumeTrue(Files.isReadable(STATUS), "Resident memory is only read on Linux");
        long first = 0;
        for (int swap = 1; swap <= 50; swap++) {
            try (var model = Gpt2.load(folder(), identity(), Progress.NONE)) {
                var request = ForwardRequest.of(List.of(new int[] {1, 2, 3})).logits(new LogitRequest.Final());
                assertThat(model.run(request, Progress.NONE).logits()).hasSize(1);
            }
            if (swap == 10) {
                first = residentKilobytes();
            }
        }
        long last = residentKilobytes();
        System.out.printf("Resident after swap 10: %d kB, after swap 50: %d kB%n", first, last);
        assertThat(Files.readString(MAPS)).doesNotContain(folder().toString());
        assertThat(last - first).isLessThan(30_000);
    }

    private static long residentKilobytes() throws IOException {
        System.gc();
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private Path folder() {
        return own;
    }

    private static ModelIdentity identity() {
        return new ModelIdentity("tiny", "seeded random weights");
    }
}
