package org.spinoscope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.common.UserException;

class ModelSourceTest {

    @Test
    void embeddedIsAWord() {
        assertThat(ModelSource.parse(" Embedded ")).isEqualTo(new ModelSource.Embedded());
    }

    @ParameterizedTest
    @CsvSource({
        "gpt2, openai-community/gpt2",
        "GPT2-XL, openai-community/gpt2-xl",
        "distilgpt2, distilbert/distilgpt2",
        "openai-community/gpt2, openai-community/gpt2",
        "someone/Fine_tuned.v2, someone/Fine_tuned.v2"
    })
    void namesAreRepositories(String text, String repo) {
        assertThat(ModelSource.parse(text)).isEqualTo(new ModelSource.Hub(new RepoId(repo), Optional.empty()));
    }

    @Test
    void aRevisionFollowsAnAt() {
        assertThat(ModelSource.parse("gpt2@refs/pr/3"))
                .isEqualTo(new ModelSource.Hub(new RepoId("openai-community/gpt2"), Optional.of("refs/pr/3")));
    }

    @Test
    void anExistingCheckpointFolderIsAFolder(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("config.json"), "{}");
        assertThat(ModelSource.parse(folder.toString())).isEqualTo(new ModelSource.Folder(folder));
        assertThat(ModelSource.parse("./models/mine")).isEqualTo(new ModelSource.Folder(Path.of("./models/mine")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a/b/c",
                "some one/model",
                "own--er/x",
                "owner/x.git",
                "gpt2@../../etc",
                "gpt2@",
                "gpt2@a b",
                "@main"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> ModelSource.parse(text)).isInstanceOf(UserException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/..", "/etc", "owner/", "-x", "a/-b", "a?b", "a%2Fb"})
    void repositoryNamesCannotLeaveTheirFolderOrAddress(String text) {
        assertThatThrownBy(() -> new RepoId(text)).isInstanceOf(UserException.class);
    }

    @Test
    void knownShapesHaveTheirPublishedSizes() {
        assertThat(KnownCheckpoint.ALL)
                .extracting(KnownCheckpoint::parameters)
                .containsExactly(124_439_808L, 81_912_576L, 354_823_168L, 774_030_080L, 1_557_611_200L);
    }
}
