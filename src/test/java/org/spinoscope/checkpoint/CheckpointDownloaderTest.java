package org.spinoscope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spinoscope.checkpoint.LocalHub.COMMIT;
import static org.spinoscope.checkpoint.LocalHub.status;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.checkpoint.FetchReport.Integrity;
import org.spinoscope.checkpoint.FetchReport.Origin;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;

class CheckpointDownloaderTest {

    private static final RepoId REPO = new RepoId("someone/small-gpt2");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path home;

    private final LocalHub hub = LocalHub.withGpt2("someone/small-gpt2");
    private final List<Duration> slept = new ArrayList<>();
    private RetryPolicy retryPolicy = new RetryPolicy(
            4,
            Duration.ofMillis(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            slept::add,
            InstantSource.fixed(NOW));
    private HubSettings settings;
    private Function<String, Optional<KnownCheckpoint>> registry = KnownCheckpoint::named;

    @BeforeEach
    void pointAtLocalHub() {
        settings = environment(Map.of());
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void leavesTheLayoutOfTheHuggingFaceCache() throws Exception {
        var report = fetch();

        var repo = home.resolve(".cache/huggingface/hub/models--someone--small-gpt2");
        var weights = repo.resolve("snapshots").resolve(COMMIT).resolve("model.safetensors");
        assertThat(repo.resolve("refs/main")).hasContent(COMMIT);
        assertThat(Files.readSymbolicLink(weights)).isEqualTo(Path.of("../../blobs", sha256("model.safetensors")));
        assertThat(weights).hasBinaryContent(hub.bytes("model.safetensors"));
        assertThat(repo.resolve("blobs")).isDirectoryNotContaining("glob:**.incomplete");
        try (var blobs = Files.list(repo.resolve("blobs"))) {
            assertThat(blobs.map(p -> p.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(hub.etags.values());
        }
        assertThat(report.folder()).isEqualTo(weights.getParent());
        assertThat(report.received()).isEqualTo(report.bytes());
        assertThat(report.files())
                .allMatch(file -> file.origin() == Origin.DOWNLOADED && file.integrity() == Integrity.HUB_HASH);
    }

    @Test
    void whatWasFetchedIsThenFoundUnderItsName() {
        var report = fetch();
        var files = new Checkpoints(settings, new BundledAssets(List.of())).resolve(ModelSource.parse(REPO.value()));

        assertThat(files.folder()).isEqualTo(report.folder());
        assertThat(files.id()).isEqualTo("someone/small-gpt2@" + COMMIT);
        assertThat(files.recordedSha256()).contains(sha256("model.safetensors"));
    }

    @Test
    void aSecondFetchChecksTheFilesAndDownloadsNone() {
        fetch();
        var again = fetch();
        assertThat(again.received()).isZero();
        assertThat(again.files()).allMatch(file -> file.origin() == Origin.ALREADY_THERE);
    }

    @Test
    void aCommitThatIsCompleteNeedsNoNetworkAtAll() {
        fetch();
        hub.requests.clear();
        var again = fetcher(settings).run(REPO, Optional.of(COMMIT), Progress.NONE);
        assertThat(again.files()).hasSize(4);
        assertThat(hub.requests).isEmpty();
    }

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
    void wrongBytesAreDeletedAndReported() {
        hub.served.put("model.safetensors", new byte[300_000]);
        assertThatThrownBy(this::fetch)
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("model.safetensors")
                .hasMessageContaining("deleted");
        var repo = settings.cache().resolve(REPO.folderName());
        assertThat(repo.resolve("blobs").resolve(sha256("model.safetensors"))).doesNotExist();
        assertThat(repo.resolve("blobs")).isDirectoryNotContaining("glob:**.incomplete");
        assertThat(repo.resolve("snapshots").resolve(COMMIT).resolve("model.safetensors"))
                .doesNotExist();
        assertThat(repo.resolve("refs/main")).doesNotExist();
    }

    @Test
    void wrongBytesOfASmallFileAreNoticedByGitsHash() {
        hub.served.put("vocab.json", "{\"b\": 0}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThatThrownBy(this::fetch).isInstanceOf(FetchException.class).hasMessageContaining("vocab.json");
    }

    @Test
    void moreBytesThanAnnouncedAreRefused() {
        hub.served.put("model.safetensors", new byte[400_000]);
        assertThatThrownBy(this::fetch).isInstanceOf(FetchException.class).hasMessageContaining("more bytes");
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
    void everyFileIsOfTheCommitThatMainWasAtTheStart() {
        fetch();
        assertThat(hub.requests.stream().filter(line -> line.contains("/resolve/main/")))
                .containsExactly("HEAD /someone/small-gpt2/resolve/main/config.json");
    }

    @Test
    void theTokenGoesToTheHubAndToNobodyElse() {
        settings = environment(Map.of("HF_TOKEN", "hf_secret"));
        fetch();
        assertThat(hub.requests.stream().filter(line -> line.contains("/resolve/")))
                .allMatch(line -> line.endsWith("Bearer hf_secret"));
        assertThat(hub.requests.stream().filter(line -> line.contains("/data/")))
                .isNotEmpty()
                .noneMatch(line -> line.contains("secret"));
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @Test
    void aRepositoryThatMovedIsFollowed() {
        hub.movedTo = "someone-else/small-gpt2";
        assertThat(fetch().folder().resolve("model.safetensors")).hasBinaryContent(hub.bytes("model.safetensors"));
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
    void aWaitLongerThanAnyoneStaysIsAnAnswerToo() {
        hub.hubFaults.add(status(429, "Retry-After", "7200"));
        assertThatThrownBy(this::fetch).isInstanceOf(FetchException.class).hasMessageContaining("2:00 h");
        assertThat(slept).isEmpty();
    }

    @Test
    void withoutANetworkItSaysWhatElseOneCanDoAndPromisesNothingKept() {
        for (int i = 0; i < 10; i++) {
            hub.hubFaults.add(status(503));
        }
        assertThatThrownBy(this::fetch)
                .isInstanceOf(FetchException.class)
                .hasMessageContainingAll("HTTPS_PROXY", "HF_ENDPOINT", "--model")
                .hasMessageNotContaining("kept");
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

    @Test
    void refusalsSayWhatToDo() {
        hub.hubFaults.add(status(401));
        assertThatThrownBy(this::fetch).isInstanceOf(FetchException.class).hasMessageContaining("HF_TOKEN");
        hub.hubFaults.add(status(403, "X-Error-Code", "GatedRepo"));
        assertThatThrownBy(this::fetch).isInstanceOf(FetchException.class).hasMessageContaining("conditions");
        hub.hubFaults.add(status(403));
        assertThatThrownBy(this::fetch).isInstanceOf(FetchException.class).hasMessageContaining("403");
        assertThatThrownBy(() -> fetcher(settings).run(new RepoId("someone/other"), Optional.empty(), Progress.NONE))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("no repository someone/other");
        assertThatThrownBy(() -> fetcher(settings).run(REPO, Optional.of("v9"), Progress.NONE))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("no revision v9");
        assertThat(slept).isEmpty();
    }

    @Test
    void aServerThatIsNoHubIsRecognised() {
        hub.hubFaults.add(status(200, "Content-Length", "10"));
        assertThatThrownBy(this::fetch).isInstanceOf(FetchException.class).hasMessageContaining("HF_ENDPOINT");
    }

    @Test
    void aHubThatIsNotThereIsReported() {
        hub.close();
        assertThatThrownBy(this::fetch).isInstanceOf(FetchException.class).hasMessageContaining("no connection");
    }

    @Test
    void shardsAreFetchedAsTheIndexNamesThem() {
        hub.put("model-1.safetensors", hub.bytes("model.safetensors"));
        hub.files.remove("model.safetensors");
        hub.put("parts/model-2.safetensors", new byte[1000]);
        hub.put(
                "model.safetensors.index.json",
                "{\"weight_map\": {\"a\": \"model-1.safetensors\", \"b\": \"parts/model-2.safetensors\","
                        + " \"c\": \"model-1.safetensors\"}}");
        var report = fetch();
        var files = CheckpointFolder.of(report.folder());
        assertThat(files.missing()).isEmpty();
        assertThat(files.weights())
                .containsExactly(
                        report.folder().resolve("model-1.safetensors"),
                        report.folder().resolve("parts/model-2.safetensors"));
        assertThat(files.weights().getLast()).hasSize(1000);
    }

    @Test
    void anIndexThatLeadsOutOfItsFolderIsRefused() {
        hub.files.remove("model.safetensors");
        for (var name : List.of(
                "../../evil.safetensors", "/etc/evil.safetensors", "C:\\\\evil.safetensors", "a//b.safetensors")) {
            hub.put("model.safetensors.index.json", "{\"weight_map\": {\"a\": \"" + name + "\"}}");
            assertThatThrownBy(this::fetch).isInstanceOf(UserException.class).hasMessageContaining("refused");
        }
    }

    @Test
    void anotherArchitectureIsRefusedBeforeItsWeightsAreDownloaded() {
        hub.put("config.json", "{\"model_type\": \"llama\"}");
        assertThatThrownBy(this::fetch).isInstanceOf(FetchException.class).hasMessageContaining("architecture");
        assertThat(hub.count("GET /data")).isZero();
    }

    @Test
    void weightsInAnotherFormatAreNamedAsSuch() {
        hub.files.remove("model.safetensors");
        assertThatThrownBy(this::fetch).isInstanceOf(FetchException.class).hasMessageContaining("no model.safetensors");
    }

    @Test
    void tooSmallADiskIsNoticedBeforeTheWeightsCome() {
        var checkpointDownloader = new CheckpointDownloader(settings, surroundings(HubCacheWriter.Link.SYMBOLIC, 1000));
        assertThatThrownBy(() -> checkpointDownloader.run(REPO, Optional.empty(), Progress.NONE))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("300.0 kB");
        assertThat(hub.count("GET /data")).isZero();
    }

    @Test
    void withoutLinksTheFilesStandInTheSnapshotItself() {
        HubCacheWriter.Link none = (at, target, attributes) -> {
            throw new FileSystemException("a required privilege is not held");
        };
        var checkpointDownloader = new CheckpointDownloader(settings, surroundings(none, Long.MAX_VALUE));
        var report = checkpointDownloader.run(REPO, Optional.empty(), Progress.NONE);
        assertThat(report.folder().resolve("model.safetensors"))
                .hasBinaryContent(hub.bytes("model.safetensors"))
                .isRegularFile()
                .matches(path -> !Files.isSymbolicLink(path));

        var again = checkpointDownloader.run(REPO, Optional.empty(), Progress.NONE);
        assertThat(again.received()).isZero();
    }

    @Test
    void twoDownloadsOfOneCheckpointDoNotMeet() throws Exception {
        var repository = new HubCacheWriter(
                settings.cache().resolve(REPO.folderName()), HubCacheWriter.Link.SYMBOLIC, folder -> 0);
        try (var _ = repository.lock()) {
            assertThatThrownBy(this::fetch).isInstanceOf(FetchException.class).hasMessageContaining("under way");
        }
        assertThat(fetch().files()).hasSize(4);
    }

    @Test
    void offlineTakesWhatIsThereAndAsksNobody() {
        var offline = environment(Map.of("HF_HUB_OFFLINE", "1"));
        assertThatThrownBy(() -> fetcher(offline).run(REPO, Optional.empty(), Progress.NONE))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("HF_HUB_OFFLINE");
        assertThat(hub.requests).isEmpty();
        fetch();
        hub.requests.clear();
        assertThat(fetcher(offline).run(REPO, Optional.empty(), Progress.NONE).files())
                .hasSize(4);
        assertThat(hub.requests).isEmpty();
    }

    @Test
    void otherBytesThanThePublishedOnesAreRefusedBeforeTheyAreDownloaded() {
        try (var mirror = LocalHub.withGpt2("openai-community/gpt2")) {
            mirror.commit = KnownCheckpoint.Pin.GPT2_SMALL.commit();
            var altered = settings.withEndpoint(mirror.endpoint());
            assertThatThrownBy(() -> fetcher(altered).run(new RepoId("gpt2"), Optional.empty(), Progress.NONE))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("published");
            assertThat(mirror.count("GET")).isZero();
        }
    }

    @Test
    void aPinnedCheckpointIsFetchedAtItsCommitAndComparedWithItsHashes() {
        registry = name -> Optional.of(pinned(sha256("model.safetensors")));
        hub.commit = "f".repeat(40); // main has moved on

        assertThatThrownBy(this::fetch).isInstanceOf(FetchException.class).hasMessageContaining("instead of");
        hub.commit = COMMIT;
        var report = fetch();
        assertThat(report.files())
                .filteredOn(file -> file.integrity() == Integrity.PINNED_SHA256)
                .extracting(FetchReport.File::name)
                .containsExactly("model.safetensors");
        assertThat(hub.requests).noneMatch(line -> line.contains("/main/"));
        assertThat(settings.cache().resolve(REPO.folderName()).resolve("refs/main"))
                .hasContent(COMMIT);
    }

    @Test
    void aHubThatNamesAnotherHashThanThePinnedOneIsNotAsked() {
        registry = name -> Optional.of(pinned("0".repeat(64)));
        assertThatThrownBy(this::fetch).isInstanceOf(FetchException.class).hasMessageContaining("published");
        assertThat(hub.count("GET /data")).isZero();
    }

    private static KnownCheckpoint pinned(String sha256) {
        var pin = new KnownCheckpoint.Pin(
                COMMIT, Map.of("model.safetensors", new KnownCheckpoint.PinnedFile(300_000, sha256)));
        return new KnownCheckpoint(REPO, "small", "Small", 1, 1, 1, "none", "none", Optional.of(pin));
    }

    @Test
    void progressRisesAndTellsSizes() {
        var fractions = new ArrayList<Double>();
        var texts = new ArrayList<String>();
        fetcher(settings).run(REPO, Optional.empty(), (fraction, doing) -> {
            fractions.add(fraction);
            texts.add(doing);
        });
        assertThat(fractions).isSorted().last().isEqualTo(1.0);
        assertThat(texts).anyMatch(text -> text.matches("model.safetensors · .* of 300.1 kB.*"));
    }

    private FetchReport fetch() {
        return fetcher(settings).run(REPO, Optional.empty(), Progress.NONE);
    }

    private CheckpointDownloader fetcher(HubSettings with) {
        return new CheckpointDownloader(with, surroundings(HubCacheWriter.Link.SYMBOLIC, Long.MAX_VALUE));
    }

    private CheckpointDownloader.Environment surroundings(HubCacheWriter.Link link, long free) {
        return new CheckpointDownloader.Environment(retryPolicy, link, folder -> free, System::nanoTime, registry);
    }

    private HubSettings environment(Map<String, String> variables) {
        return HubSettings.of(variables, home).withEndpoint(hub.endpoint());
    }

    private String sha256(String name) {
        return LocalHub.sha256(hub.bytes(name));
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
