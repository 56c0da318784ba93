package org.spinoscope.desktop.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.common.AppDirectories;

class PreferencesFileTest {

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadAgain() {
        var file = new PreferencesFile(folder.resolve("deep/preferences.json"));
        var changed = Preferences.DEFAULT
                .theme("dark")
                .scale(1.25)
                .animated(false)
                .shortcuts(Map.of("export", "F5"))
                .opened("a.json")
                .opened("b.json")
                .opened("a.json");
        file.write(changed);
        assertThat(file.read()).isEqualTo(changed);
        assertThat(changed.recent()).containsExactly("a.json", "b.json");
    }

    @Test
    void aBrokenFileIsSetAsideAndTheDefaultsApply() throws IOException {
        var path = folder.resolve("preferences.json");
        Files.writeString(path, "{ \"theme\": ");
        assertThat(new PreferencesFile(path).read()).isEqualTo(Preferences.DEFAULT);
        assertThat(folder.resolve("preferences.json.unreadable")).exists();
    }

    @Test
    void missingAndUnknownFieldsDoNotHurt() throws IOException {
        var path = folder.resolve("preferences.json");
        Files.writeString(path, "{\"theme\": \"light\", \"fromTheFuture\": 3, \"scale\": 99}");
        var read = new PreferencesFile(path).read();
        assertThat(read.theme()).isEqualTo("light");
        assertThat(read.scale()).isEqualTo(2);
        assertThat(read.animated()).isTrue();
    }

    @Test
    void aFieldOfAnotherKindLeavesTheOthersAlone() throws IOException {
        var path = folder.resolve("preferences.json");
        Files.writeString(path, "{\"theme\": \"dark\", \"window\": 3, \"scale\": {}, \"recent\": [[], \"a.json\"]}");
        assertThat(new PreferencesFile(path).read())
                .isEqualTo(Preferences.DEFAULT.theme("dark").opened("a.json"));
        Files.writeString(path, "{\"theme\": {}, \"animated\": false}");
        assertThat(new PreferencesFile(path).read()).isEqualTo(Preferences.DEFAULT.animated(false));
    }

    @Test
    void theWindowsPlaceIsKept() {
        var file = new PreferencesFile(folder.resolve("preferences.json"));
        var placed = Preferences.DEFAULT.window(new Preferences.Window(-12.5, 40, 900, 700, true));
        file.write(placed);
        assertThat(file.read()).isEqualTo(placed);
    }

    @Test
    void settingsLieWhereTheSystemKeepsThem() {
        var home = Path.of("/home/ann");
        assertThat(AppDirectories.settings("Linux", Map.of(), home)).isEqualTo(home.resolve(".config/spinoscope"));
        assertThat(AppDirectories.settings("Linux", Map.of("XDG_CONFIG_HOME", "/c"), home))
                .isEqualTo(Path.of("/c/spinoscope"));
        assertThat(AppDirectories.settings("Mac OS X", Map.of(), home))
                .isEqualTo(home.resolve("Library/Application Support/Spinoscope"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{\"shortcuts\": {\"x\": null}, \"recent\": [null], \"choices\": {\"y\": null}}",
                "{\"scale\": \"NaN\", \"window\": null}"
            })
    void whatSaysNothingIsLeftOut(String text) throws IOException {
        var path = Files.writeString(folder.resolve("preferences.json"), text);
        assertThat(new PreferencesFile(path).read()).isEqualTo(Preferences.DEFAULT);
    }
}
