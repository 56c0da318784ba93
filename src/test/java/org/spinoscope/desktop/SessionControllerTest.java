package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.desktop.state.PromptDraft;
import org.spinoscope.desktop.state.SessionFile;
import org.spinoscope.gpt2.HeadId;

/// Whose file is written when, and what the title says of it.
class SessionControllerTest {

    @TempDir
    Path folder;

    private MainController mainController;
    private Path file;

    @BeforeEach
    void open() throws Exception {
        mainController = Headless.open(folder, () -> {});
        Headless.settle(mainController);
        file = folder.resolve("work.json");
        Headless.does(() -> mainController.bench().sessionController.saveAs(file));
    }

    @AfterEach
    void close() throws Exception {
        Headless.close(mainController);
    }

    @Test
    void laterEditsAndQuittingLeaveASavedSessionAlone() throws Exception {
        var saved = Files.readAllBytes(file);
        edit("Something else");
        Headless.does(() -> mainController.bench().sessionController.keep());
        Headless.close(mainController);
        assertThat(Files.readAllBytes(file)).isEqualTo(saved);
        var recovered = SessionFile.read(folder.resolve("settings/last-session.json"));
        assertThat(recovered.prompts().drafts().getFirst().prompt()).isEqualTo("Something else");
    }

    @Test
    void theTitleSaysWhatIsOpenAndWhetherItHasChanged() throws Exception {
        assertThat(title()).isEqualTo("work.json – Spinoscope");
        edit("Something else");
        assertThat(title()).isEqualTo("• work.json – Spinoscope");
        Headless.does(() -> mainController.bench().editor.undo());
        assertThat(title()).isEqualTo("work.json – Spinoscope");
        Headless.does(() -> mainController.bench().selection.head(new HeadId(1, 1)));
        assertThat(title()).as("looking is no change").isEqualTo("work.json – Spinoscope");
    }

    @Test
    void saveWritesTheSessionsOwnFileWithoutAsking() throws Exception {
        edit("Something else");
        Headless.does(() -> mainController.bench().commands.get("file.save").run());
        assertThat(SessionFile.read(file).prompts().drafts().getFirst().prompt())
                .isEqualTo("Something else");
        assertThat(title()).isEqualTo("work.json – Spinoscope");
    }

    @Test
    void unsavedWorkIsAskedForBeforeANewSessionBegins() throws Exception {
        edit("Something else");
        Headless.does(() -> mainController.bench().commands.get("file.new").run());
        assertThat(prompt()).isEqualTo("Something else");
        press("#unsaved-cancel");
        assertThat(prompt()).isEqualTo("Something else");
        Headless.does(() -> mainController.bench().commands.get("file.new").run());
        press("#unsaved-discard");
        assertThat(prompt()).isNotEqualTo("Something else");
        assertThat(title()).isEqualTo("Untitled – Spinoscope");
        assertThat(SessionFile.read(file).prompts().drafts().getFirst().prompt())
                .isNotEqualTo("Something else");
    }

    @Test
    void theNextStartKnowsTheFileAndThatItHasUnsavedChanges() throws Exception {
        edit("Something else");
        Headless.close(mainController);
        mainController = Headless.on(() -> {
            var options = new Desktop.Options(
                    folder.resolve("settings"), Headless.MODEL.toString(), java.util.List.of(), false);
            var next = new MainController(new javafx.stage.Stage(), options, StartupData.read(options), () -> {});
            next.open();
            return next;
        });
        Headless.settle(mainController);
        assertThat(prompt()).isEqualTo("Something else");
        assertThat(title()).isEqualTo("• work.json – Spinoscope");
    }

    private void edit(String prompt) throws Exception {
        Headless.does(() -> {
            var editor = mainController.bench().editor;
            editor.type("prompt", editor.draft().prompt(prompt));
        });
    }

    private String prompt() throws Exception {
        PromptDraft first = Headless.on(
                () -> mainController.bench().editor.book().get().drafts().getFirst());
        return first.prompt();
    }

    private String title() throws Exception {
        return Headless.on(() -> mainController.bench().stage.getTitle());
    }

    private void press(String button) throws Exception {
        Headless.does(() -> ((Button) mainController.bench().stage.getScene().lookup(button)).fire());
    }
}
