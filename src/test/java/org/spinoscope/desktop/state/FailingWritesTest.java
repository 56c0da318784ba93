package org.spinoscope.desktop.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.disk.EveryWrite;
import org.spinoscope.prompt.PromptFiles;
import org.spinoscope.prompt.PromptList;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.prompt.bulk.PairWriter;

/// Sessions, preferences and prompts on a disk of which any write fails.
class FailingWritesTest {

    @TempDir
    private Path temp;

    private EveryWrite in(String name) {
        return new EveryWrite(temp.resolve(name));
    }

    private static Session session(String model) {
        return new Session(
                model,
                new PromptSetDraft("a", "", "", "", List.of(new PromptDraft("The sun is", "hot", "cold", ""))),
                SelectionState.FIRST,
                List.of(),
                "heads",
                List.of(),
                Map.of());
    }

    @Test
    void aSessionIsTheOldOneOrTheNewOne() throws Exception {
        assertThat(in("sessions")
                        .fails(
                                folder -> SessionFile.write(folder.resolve("a.json"), session("embedded")),
                                folder -> SessionFile.write(folder.resolve("a.json"), session("gpt2"))))
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    void preferencesAreTheOldOnesOrTheNewOnes() throws Exception {
        in("preferences")
                .silent()
                .fails(
                        folder -> new PreferencesFile(folder.resolve("p.json")).write(Preferences.DEFAULT),
                        folder ->
                                new PreferencesFile(folder.resolve("p.json")).write(Preferences.DEFAULT.theme("dark")));
    }

    @Test
    void promptsOfEitherFormatAreTheOldOnesOrTheNewOnes() throws Exception {
        for (var name : List.of("a.json", "a.csv")) {
            in("prompts-" + name)
                    .fails(
                            folder -> PromptFiles.write(
                                    Files.createDirectories(folder).resolve(name), list("hot")),
                            folder -> PromptFiles.write(folder.resolve(name), list("warm")));
            in("bulk-" + name)
                    .fails(
                            folder -> PairWriter.write(folder.resolve(name), "a", "", sink -> many(sink, 10)),
                            folder -> PairWriter.write(folder.resolve(name), "a", "", sink -> many(sink, 5_000)));
        }
    }

    private static PromptList list(String word) {
        return PromptList.of(new PromptSet("a", "", "", List.of(new PromptPair("The sun is", word, "cold"))));
    }

    private static void many(PairWriter.Sink sink, int pairs) {
        for (int i = 0; i < pairs; i++) {
            sink.pair(new PromptPair("The number after " + i + " is", "a", "b"));
        }
    }
}
