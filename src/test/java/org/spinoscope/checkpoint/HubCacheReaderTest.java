package org.spinoscope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.UserException;

class HubCacheReaderTest {

    private static final String ONE = "1".repeat(40);
    private static final String TWO = "2".repeat(40);

    @TempDir
    Path home;

    @Test
    void cachesAreSearchedInTheOrderOfTheEnvironment() {
        var settings = HubSettings.of(Map.of("HF_HUB_CACHE", "/a", "HF_HOME", "~/b", "XDG_CACHE_HOME", "/c"), home);
        assertThat(settings.caches())
                .containsExactly(
                        Path.of("/a"),
                        home.resolve("b/hub"),
                        Path.of("/c/huggingface/hub"),
                        home.resolve(".cache/huggingface/hub"));
        assertThat(HubSettings.of(Map.of(), home).cache()).isEqualTo(home.resolve(".cache/huggingface/hub"));
    }

    @Test
    void theTokenComesFromTheEnvironmentOrItsFile() throws Exception {
        assertThat(HubSettings.of(Map.of(), home).token()).isEmpty();
        Files.createDirectories(home.resolve("hf"));
        Files.writeString(home.resolve("hf/token"), "hf_file\n");
        var hfHome = Map.of("HF_HOME", home.resolve("hf").toString());
        assertThat(HubSettings.of(hfHome, home).token()).contains(new HubSettings.Token("hf_file"));
        var both = Map.of("HF_HOME", home.resolve("hf").toString(), "HF_TOKEN", "hf_direct");
        assertThat(HubSettings.of(both, home).token()).contains(new HubSettings.Token("hf_direct"));
    }

    @Test
    void offlineAndEndpointAreHonoured() {
        var settings = HubSettings.of(Map.of("HF_HUB_OFFLINE", "yes", "HF_ENDPOINT", "https://mirror.example/"), home);
        assertThat(settings.offline()).isTrue();
        assertThat(settings.endpoint()).hasToString("https://mirror.example");
        assertThat(HubSettings.of(Map.of("HF_HUB_OFFLINE", "0"), home).offline())
                .isFalse();
        assertThatThrownBy(() -> HubSettings.of(Map.of("HF_ENDPOINT", "mirror"), home))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("HF_ENDPOINT");
    }

    @Test
    void everyKnownCheckpointIsFoundUnderBothItsNames() throws Exception {
        for (var known : KnownCheckpoint.ALL) {
            for (var name : known.names()) {
                snapshot(name.value(), ONE);
            }
        }
        assertThat(caches().found()).hasSize(10).allMatch(CachedCheckpoint::complete);
        assertThat(caches().find(new RepoId("openai-community/gpt2-xl"), Optional.empty()))
                .map(CachedCheckpoint::repo)
                .contains(new RepoId("openai-community/gpt2-xl"));
    }

    @Test
    void anOldNameServesTheNewOne() throws Exception {
        snapshot("gpt2", ONE);
        assertThat(caches().find(new RepoId("openai-community/gpt2"), Optional.empty()))
                .map(CachedCheckpoint::commit)
                .contains(ONE);
    }

    @Test
    void otherRepositoriesAreFoundIfTheyAreOfTheArchitecture() throws Exception {
        snapshot("someone/finetuned", ONE);
        Files.writeString(snapshot("someone/llama", ONE).resolve("config.json"), "{\"model_type\": \"llama\"}");
        assertThat(caches().found())
                .extracting(CachedCheckpoint::repo)
                .containsExactly(new RepoId("someone/finetuned"));
    }

    @Test
    void mainIsPreferredAndOtherSnapshotsAreFoundByRevision() throws Exception {
        snapshot("gpt2", ONE);
        snapshot("gpt2", TWO);
        ref("gpt2", "main", ONE);
        ref("gpt2", "refs/pr/3", TWO);
        var repo = new RepoId("gpt2");
        assertThat(commit(repo, null)).contains(ONE);
        assertThat(commit(repo, "main")).contains(ONE);
        assertThat(commit(repo, "refs/pr/3")).contains(TWO);
        assertThat(commit(repo, TWO)).contains(TWO);
        assertThat(commit(repo, "2222222")).contains(TWO);
        assertThat(commit(repo, "222222")).isEmpty();
        assertThat(commit(repo, "v1")).isEmpty();
    }

    @Test
    void thePinnedRevisionIsPreferredToMain() throws Exception {
        snapshot("gpt2", ONE);
        ref("gpt2", "main", ONE);
        snapshot("gpt2", KnownCheckpoint.Pin.GPT2_SMALL.commit());
        assertThat(commit(new RepoId("gpt2"), null)).contains(KnownCheckpoint.Pin.GPT2_SMALL.commit());
    }

    @Test
    void anIncompleteSnapshotNamesWhatIsMissing() throws Exception {
        var folder = snapshot("gpt2", ONE);
        Files.delete(folder.resolve("merges.txt"));
        Files.delete(folder.resolve("model.safetensors"));
        Files.createSymbolicLink(folder.resolve("model.safetensors"), Path.of("../../blobs/gone"));
        var found = caches().found().getFirst();
        assertThat(found.complete()).isFalse();
        assertThat(found.missing())
                .containsExactly("model.safetensors", "tokenizer.json, or vocab.json and merges.txt");
        assertThatThrownBy(() -> checkpoints().resolve(ModelSource.parse("gpt2")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("model.safetensors")
                .hasMessageContaining("spinoscope fetch openai-community/gpt2");
    }

    @Test
    void aModelThatIsNowhereSaysHowToGetIt() {
        assertThatThrownBy(() -> checkpoints().resolve(ModelSource.parse("gpt2-large")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("spinoscope fetch openai-community/gpt2-large");
    }

    @Test
    void aFolderMayBeASnapshotOrItsRepositoryOrAFileInIt() throws Exception {
        var folder = snapshot("gpt2", ONE);
        for (var given : List.of(folder, repository("gpt2"), folder.resolve("model.safetensors"))) {
            var files = checkpoints().resolve(new ModelSource.Folder(given));
            assertThat(files.folder()).isEqualTo(folder);
            assertThat(files.id()).isEqualTo("gpt2@" + ONE);
            assertThat(files.licence()).contains("MIT");
        }
    }

    @Test
    void anyOtherFolderIsNamedByItsPath() throws Exception {
        var folder = fill(home.resolve("mine"));
        var files = checkpoints().resolve(ModelSource.parse(folder.toString()));
        assertThat(files.id()).isEqualTo(folder.toString());
        assertThat(files.label()).isEqualTo("mine");
        assertThat(files.bytes()).isEqualTo(29 + 3);
        assertThat(files.tokenizer()).containsExactly(folder.resolve("vocab.json"), folder.resolve("merges.txt"));
        assertThat(files.recordedSha256()).isEmpty();
    }

    @Test
    void weightsInAnotherFormatAreNamedAsSuch() throws Exception {
        var folder = fill(home.resolve("mine"));
        Files.move(folder.resolve("model.safetensors"), folder.resolve("pytorch_model.bin"));
        assertThatThrownBy(() -> checkpoints().resolve(new ModelSource.Folder(folder)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("pytorch_model.bin");
    }

    @Test
    void theEmbeddedModelStandsInTheFirstAssetsFolderThatHasOne() throws Exception {
        fill(home.resolve("app/assets/model"));
        var bundledAssets = new BundledAssets(BundledAssets.beside(home.resolve("app/lib/spinoscope.jar")));
        var files =
                new Checkpoints(HubSettings.of(Map.of(), home), bundledAssets).resolve(ModelSource.parse("embedded"));
        assertThat(files.folder()).isEqualTo(home.resolve("app/assets/model"));
        assertThat(files.label()).isEqualTo("embedded demonstration model, not GPT-2");
    }

    @Test
    void aMissingEmbeddedModelSaysWhereItWasLookedFor() {
        var nowhere = new BundledAssets(List.of(home.resolve("nowhere")));
        assertThatThrownBy(nowhere::model)
                .isInstanceOf(UserException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining(BundledAssets.PROPERTY);
    }

    private Checkpoints checkpoints() {
        return new Checkpoints(HubSettings.of(Map.of(), home), new BundledAssets(List.of()));
    }

    private HubCacheReader caches() {
        return checkpoints().caches();
    }

    private Optional<String> commit(RepoId repo, @org.jspecify.annotations.Nullable String revision) {
        return caches().find(repo, Optional.ofNullable(revision)).map(CachedCheckpoint::commit);
    }

    private Path repository(String name) {
        return home.resolve(".cache/huggingface/hub").resolve(new RepoId(name).folderName());
    }

    private Path snapshot(String name, String commit) throws IOException {
        return fill(repository(name).resolve("snapshots").resolve(commit));
    }

    private void ref(String name, String ref, String commit) throws IOException {
        var file = repository(name).resolve("refs").resolve(ref);
        Files.createDirectories(file.getParent());
        Files.writeString(file, commit);
    }

    private static Path fill(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"gpt2\"}       ");
        Files.writeString(folder.resolve("vocab.json"), "v");
        Files.writeString(folder.resolve("merges.txt"), "m");
        Files.writeString(folder.resolve("model.safetensors"), "w");
        return folder;
    }
}
