package org.spinoscope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spinoscope.checkpoint.LocalHub.COMMIT;
import static org.spinoscope.checkpoint.LocalHub.status;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;

/// Answers and files that are refused, each with what to do.
class RefusedFetchTest extends DownloadTestCase {

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
    void twoDownloadsOfOneCheckpointDoNotMeet() throws Exception {
        var repository = new HubCacheWriter(
                settings.cache().resolve(REPO.folderName()), HubCacheWriter.Link.SYMBOLIC, folder -> 0);
        try (var _ = repository.lock()) {
            assertThatThrownBy(this::fetch).isInstanceOf(FetchException.class).hasMessageContaining("under way");
        }
        assertThat(fetch().files()).hasSize(4);
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
    void aHubThatNamesAnotherHashThanThePinnedOneIsNotAsked() {
        registry = name -> Optional.of(pinned("0".repeat(64)));
        assertThatThrownBy(this::fetch).isInstanceOf(FetchException.class).hasMessageContaining("published");
        assertThat(hub.count("GET /data")).isZero();
    }
}
