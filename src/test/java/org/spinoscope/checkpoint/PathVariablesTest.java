package org.spinoscope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Python's `os.path.expandvars(os.path.expanduser(text))`.
class PathVariablesTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("DATA", "/data", "X_1", "x", "TILDE", "~/t", "A b", "c");

    @ParameterizedTest
    @CsvSource({
        "$DATA/hf,/data/hf",
        "${DATA}/hf,/data/hf",
        "/a/$X_1-$X_1,/a/x-x",
        "$DATAX/hf,$DATAX/hf",
        "${NOBODY}/hf,${NOBODY}/hf",
        "/a/$,/a/$",
        "/a/$$DATA,/a/$/data",
        "~,/home/me",
        "~/hf,/home/me/hf",
        "~/$X_1,/home/me/x",
        "$TILDE,~/t",
        "/a/~,/a/~",
        "~nobody-by-this-name/hf,~nobody-by-this-name/hf",
        "${A b},c",
        "~root,/root"
    })
    void expandsAsPythonDoes(String text, String path) {
        assertThat(PathVariables.expand(text, ENVIRONMENT, Path.of("/home/me"))).isEqualTo(Path.of(path));
    }

    @ParameterizedTest
    @CsvSource({"HF_HOME,/data/hf/hub", "HF_HUB_CACHE,/data/hf", "XDG_CACHE_HOME,/data/hf/huggingface/hub"})
    void everyVariableOfTheCacheIsExpanded(String name, String cache) {
        var settings = HubSettings.of(Map.of("DATA", "/data", name, "$DATA/hf"), Path.of("/home/me"));
        assertThat(settings.cache()).isEqualTo(Path.of(cache));
    }
}
