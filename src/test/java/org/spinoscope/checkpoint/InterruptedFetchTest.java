package org.spinoscope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spinoscope.checkpoint.LocalHub.COMMIT;
import static org.spinoscope.checkpoint.LocalHub.status;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.spinoscope.checkpoint.FetchReport.Origin;
import org.spinoscope.common.Progress;

/// Connections that break, stall or are cancelled, and hubs that ask for patience.
class InterruptedFetchTest extends DownloadTestCase {

    @Test
    void aBlobThatRottedOnDiskIsFetchedAgain() throws Exception {
        var report = fetch();
        var blob = report.folder().resolve("model.safetensors").toRealPath();
        var bytes = Files.readAllBytes(blob);
        bytes[1234] ^= 1;
        Files.write(blob, bytes);

        var again = fetcher(settings).run(REPO, Optional.of(COMMIT), Progress.NONE);
        assertThat(blob).hasBinaryContent(hub.bytes("model.safetensors"));
        assertThat(again.received()).isEqualTo(300_000);
    }

    @Test
    void randomDropsAreResumedAndNoByteComesTwice() {
        hub.dropProbability = 0.85;
        var report = fetch();
        assertThat(report.folder().resolve("model.safetensors")).hasBinaryContent(hub.bytes("model.safetensors"));
        assertThat(report.received()).isEqualTo(report.bytes());
        assertThat(hub.requests.stream().filter(line -> line.contains("bytes=")))
                .isNotEmpty();
    }

    @Test
    void aServerThatIgnoresRangesStartsOver() {
        hub.ignoresRange = true;
        hub.fileFaults.add(hub.dropAfter(100_000));
        var report = fetch();
        assertThat(report.folder().resolve("model.safetensors")).hasBinaryContent(hub.bytes("model.safetensors"));
        assertThat(report.received()).isEqualTo(report.bytes() + 100_000);
    }

    @Test
    void aRefusedRangeStartsOver() {
        hub.fileFaults.add(hub.dropAfter(100_000));
        hub.fileFaults.add(status(416));
        assertThat(fetch().folder().resolve("model.safetensors")).hasBinaryContent(hub.bytes("model.safetensors"));
    }

    @Test
    void cancellingKeepsTheBeginningAndTheNextFetchGoesOnFromThere() {
        Progress impatient = (fraction, doing) -> {
            if (fraction > 0.5) {
                throw new CancellationException("enough");
            }
        };
        assertThatThrownBy(() -> fetcher(settings).run(REPO, Optional.empty(), impatient))
                .isInstanceOf(CancellationException.class);
        var blobs = settings.cache().resolve(REPO.folderName()).resolve("blobs");
        var partial = blobs.resolve(sha256("model.safetensors") + ".incomplete");
        long kept = Download.length(partial);
        assertThat(kept).isPositive().isLessThan(300_000);
        assertThat(settings.cache().resolve(REPO.folderName()).resolve("refs")).doesNotExist();

        var report = fetch();
        assertThat(report.received()).isEqualTo(300_000 - kept);
        assertThat(report.files()).last().matches(file -> file.origin() == Origin.RESUMED);
        assertThat(report.folder().resolve("model.safetensors")).hasBinaryContent(hub.bytes("model.safetensors"));
    }

    @Test
    void cancellingWorksWhileTheServerIsSilent() {
        hub.fileFaults.add(hub.stall());
        var calls = new int[1];
        Progress impatient = (fraction, doing) -> {
            if (doing.startsWith("model.safetensors") && ++calls[0] > 2) {
                throw new CancellationException("enough");
            }
        };
        assertThatThrownBy(() -> fetcher(settings).run(REPO, Optional.empty(), impatient))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void aSilentServerIsAskedAgain() {
        retryPolicy = with(Duration.ofMillis(300));
        hub.fileFaults.add(hub.stall());
        assertThat(fetch().folder().resolve("model.safetensors")).hasBinaryContent(hub.bytes("model.safetensors"));
        assertThat(hub.count("GET /data")).isEqualTo(2);
    }

    @Test
    void aForeignBeginningIsNoticedAndFetchedFromTheFirstByte() throws Exception {
        var blobs = settings.cache().resolve(REPO.folderName()).resolve("blobs");
        Files.createDirectories(blobs);
        Files.write(blobs.resolve(sha256("model.safetensors") + ".incomplete"), new byte[5000]);
        var report = fetch();
        assertThat(report.folder().resolve("model.safetensors")).hasBinaryContent(hub.bytes("model.safetensors"));
    }

    @Test
    void aFileThatChangesBetweenTriesIsTakenInItsNewState() {
        hub.fileFaults.add(exchange -> {
            var old = hub.bytes("model.safetensors");
            exchange.sendResponseHeaders(200, old.length);
            exchange.getResponseBody().write(old, 0, 100_000);
            var fresh = old.clone();
            fresh[0] ^= 1;
            hub.put("model.safetensors", fresh);
            return true;
        });
        var report = fetch();
        assertThat(report.folder().resolve("model.safetensors")).hasBinaryContent(hub.bytes("model.safetensors"));
        assertThat(report.folder().resolve("../../blobs")).isDirectoryNotContaining("glob:**.incomplete");
    }

    @Test
    void waitsTheSecondsABusyHubAsksFor() {
        hub.hubFaults.add(status(429, "Retry-After", "7"));
        fetch();
        assertThat(slept.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void waitsUntilTheDateABusyHubNames() {
        hub.hubFaults.add(status(503, "Retry-After", "Sun, 1 Mar 2026 12:00:09 GMT"));
        fetch();
        assertThat(slept.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void pausesDoubleAndEndAfterAFewFruitlessTries() {
        for (int i = 0; i < 10; i++) {
            hub.fileFaults.add(status(500));
        }
        assertThatThrownBy(this::fetch)
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("4 tries")
                .hasMessageContaining("What has arrived is kept")
                .hasMessageContaining("500");
        assertThat(slept).containsExactly(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(4));
    }

    private RetryPolicy with(Duration stall) {
        return new RetryPolicy(
                retryPolicy.attempts(),
                retryPolicy.firstPause(),
                retryPolicy.longestPause(),
                retryPolicy.connect(),
                stall,
                retryPolicy.sleep(),
                retryPolicy.clock());
    }
}
