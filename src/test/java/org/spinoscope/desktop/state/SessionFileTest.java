package org.spinoscope.desktop.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.spinbath.Reading;

class SessionFileTest {

    @TempDir
    Path folder;

    private final Session session = new Session(
            "openai-community/gpt2",
            new PromptSetDraft(
                    "mine",
                    "d",
                    "s",
                    "0f3c",
                    List.of(new PromptDraft("A “quoted” prompt\n", "g", "", "r"), PromptDraft.EMPTY.on(false))),
            new SelectionState(1, new HeadId(7, 2), Reading.ACTUAL, 0.35),
            List.of("Paris", "naïve"),
            "spin",
            List.of(List.of("heads"), List.of("spin")),
            Map.of("spin.seed", "42"));

    @Test
    void whatIsWrittenIsReadAgain() {
        var file = folder.resolve("deep/session.json");
        SessionFile.write(file, session);
        assertThat(SessionFile.read(file)).isEqualTo(session);
        assertThat(SessionFile.isSession(file)).isTrue();
    }

    @Test
    void aNewerVersionIsRefusedInASentence() throws IOException {
        var file = Files.writeString(folder.resolve("new.json"), "{\"format\": \"spinoscope-session/9\"}");
        assertThatThrownBy(() -> SessionFile.read(file))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("spinoscope-session/9");
    }

    @Test
    void aDamagedFileIsRefusedInASentence() throws IOException {
        var file = Files.writeString(folder.resolve("cut.json"), "{\"format\": \"spinoscope-session/1\", \"mod");
        assertThatThrownBy(() -> SessionFile.read(file))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void whatIsMissingIsFilledIn() throws IOException {
        var file = Files.writeString(folder.resolve("short.json"), "{\"format\": \"spinoscope-session/1\"}");
        var read = SessionFile.read(file);
        assertThat(read.model()).isEqualTo("embedded");
        assertThat(read.prompts().drafts()).containsExactly(PromptDraft.EMPTY);
        assertThat(read.selectionState()).isEqualTo(SelectionState.FIRST);
    }

    @Test
    void anImpossibleSelectionDoesNotStopASession() throws IOException {
        var file = Files.writeString(
                folder.resolve("odd.json"),
                "{\"format\": \"spinoscope-session/1\", \"selection\": {\"row\": 99, \"head\": \"seven\","
                        + " \"temperature\": -1}}");
        assertThat(SessionFile.read(file).selectionState()).isEqualTo(SelectionState.FIRST);
    }
}
