package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Prompts that cannot be run, and prompts that are not finished, among ordinary ones.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddPromptsTest {

    private MainController mainController;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        mainController = Headless.open(folder, () -> {});
        Headless.settle(mainController);
    }

    @AfterAll
    void close() throws Exception {
        Headless.close(mainController);
    }

    @Test
    void onePromptThatIsTooLongLeavesTheStudyToTheOthers() throws Exception {
        type("#edit-prompt", "cat ".repeat(500));
        Headless.settle(mainController);
        var bench = mainController.bench();
        var result = Headless.on(() -> bench.studyResults.correlation().get().value());
        assertThat(result).isPresent();
        assertThat(result.orElseThrow().actual()).hasSize(5);
        assertThat(Headless.on(() -> bench.studyResults.temperature().get().value()))
                .isPresent();
        assertThat(texts("#prompt-form")).anyMatch(text -> text.contains("reads at most 64"));
        Headless.does(() -> bench.commands.get("view.prompts").run());
        Headless.settle(mainController);
        assertThat(Headless.on(() -> ((TableView<?>) node("#prompt-table"))
                        .getItems()
                        .getFirst()
                        .toString()))
                .contains("Excluded: The prompt", "Shorten it.");
        Headless.does(() -> bench.commands.get("edit.undo").run());
        Headless.settle(mainController);
        assertThat(Headless.on(() -> bench.studyResults
                        .correlation()
                        .get()
                        .value()
                        .orElseThrow()
                        .actual()))
                .hasSize(6);
    }

    @Test
    void tokensFollowEachFieldByItself() throws Exception {
        Headless.does(() -> mainController.bench().commands.get("prompt.add").run());
        Headless.settle(mainController);
        assertThat(Headless.on(() -> node("#prompt-form").lookupAll(".chip"))).isEmpty();
        assertThat(texts("#prompt-form"))
                .filteredOn(text -> text.contains("prompt is empty"))
                .hasSize(1);
        type("#edit-good", "pet");
        Headless.settle(mainController);
        assertThat(Headless.on(() -> node("#prompt-form").lookupAll(".chip"))).hasSize(3);
        assertThat(texts("#prompt-form")).anyMatch(text -> text.contains("“pet” has 3 tokens"));
        Headless.does(() -> mainController.bench().commands.get("edit.undo").run());
        Headless.does(() -> mainController.bench().commands.get("edit.undo").run());
        Headless.settle(mainController);
    }

    private void type(String field, String text) throws Exception {
        Headless.does(() -> ((TextInputControl) node(field)).setText(text));
    }

    private List<String> texts(String within) throws Exception {
        return Headless.on(() -> ((Parent) node(within))
                .lookupAll(".label").stream()
                        .filter(Label.class::isInstance)
                        .map(label -> ((Label) label).getText())
                        .toList());
    }

    private Node node(String selector) {
        return mainController.bench().stage.getScene().lookup(selector);
    }
}
