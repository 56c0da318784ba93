package org.spinoscope.checkpoint;

import static org.spinoscope.checkpoint.LocalHub.COMMIT;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.Progress;

/// A hub of this machine with a small checkpoint, a cache to fetch it into, and no real waiting.
abstract class DownloadTestCase {

    static final RepoId REPO = new RepoId("someone/small-gpt2");
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path home;

    final LocalHub hub = LocalHub.withGpt2("someone/small-gpt2");
    final List<Duration> slept = new ArrayList<>();
    RetryPolicy retryPolicy = new RetryPolicy(
            4,
            Duration.ofMillis(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            slept::add,
            InstantSource.fixed(NOW));
    HubSettings settings;
    Function<String, Optional<KnownCheckpoint>> registry = KnownCheckpoint::named;

    @BeforeEach
    void pointAtLocalHub() {
        settings = environment(Map.of());
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    FetchReport fetch() {
        return fetcher(settings).run(REPO, Optional.empty(), Progress.NONE);
    }

    CheckpointDownloader fetcher(HubSettings with) {
        return new CheckpointDownloader(with, surroundings(HubCacheWriter.Link.SYMBOLIC, Long.MAX_VALUE));
    }

    CheckpointDownloader.Environment surroundings(HubCacheWriter.Link link, long free) {
        return new CheckpointDownloader.Environment(retryPolicy, link, folder -> free, System::nanoTime, registry);
    }

    HubSettings environment(Map<String, String> variables) {
        return HubSettings.of(variables, home).withEndpoint(hub.endpoint());
    }

    String sha256(String name) {
        return LocalHub.sha256(hub.bytes(name));
    }

    static KnownCheckpoint pinned(String sha256) {
        var pin = new KnownCheckpoint.Pin(
                COMMIT, Map.of("model.safetensors", new KnownCheckpoint.PinnedFile(300_000, sha256)));
        return new KnownCheckpoint(REPO, "small", "Small", 1, 1, 1, "none", "none", Optional.of(pin));
    }
}
