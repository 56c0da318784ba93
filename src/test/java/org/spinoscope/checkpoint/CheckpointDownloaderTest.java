package org.spinoscope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spinoscope.checkpoint.LocalHub.COMMIT;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.spinoscope.checkpoint.FetchReport.Integrity;
import org.spinoscope.checkpoint.FetchReport.Origin;
import org.spinoscope.common.Progress;

/// What a fetch leaves behind, and what it asks of the hub.
class CheckpointDownloaderTest extends DownloadTestCase {

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
}
