package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastSessionTest {

    @TempDir
    private Path settings;

    @Test
    void aFirstStartHasNoneAndNothingToReport() {
        assertThat(LastSession.read(settings)).isEqualTo(new LastSession(Optional.empty(), Optional.empty()));
    }

    @Test
    void aDamagedOneIsPassedOverAndReported() throws Exception {
        Files.writeString(LastSession.file(settings), "{ \"format\": \"spinoscope-session/1\", ");
        var read = LastSession.read(settings);
        assertThat(read.session()).isEmpty();
        assertThat(read.problem()).hasValueSatisfying(p -> assertThat(p).hasMessageContaining("damaged"));
    }
}
