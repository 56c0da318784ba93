package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Prompts that cannot be run, and prompts that are not finished, among ordinary ones.
class OddPromptsTest {

    @RegisterExtension
    static final WindowFixture window = new WindowFixture();

    @Test
    void onePromptThatIsTooLongLeavesTheStudyToTheOthers() throws Exception {
        type("#edit-prompt", "cat ".repeat(500));
        window.settle();
        var bench = window.bench();
        var result = Headless.on(() -> bench.studyResults.correlation().get().value());
        assertThat(result).isPresent();
        assertThat(result.orElseThrow().actual()).hasSize(5);
        assertThat(Headless.on(() -> bench.studyResults.temperature().get().value()))
                .isPresent();
        assertThat(texts("#prompt-form")).anyMatch(text -> text.contains("reads at most 64"));
        Headless.does(() -> bench.commands.get("view.prompts").run());
        window.settle();
        assertThat(Headless.on(() -> ((TableView<?>) window.node("#prompt-table"))
                        .getItems()
                        .getFirst()
                        .toString()))
                .contains("Excluded: The prompt", "Shorten it.");
        Headless.does(() -> bench.commands.get("edit.undo").run());
        window.settle();
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
        window.run("prompt.add");
        window.settle();
        assertThat(Headless.on(() -> window.node("#prompt-form").lookupAll(".chip")))
                .isEmpty();
        assertThat(texts("#prompt-form"))
                .filteredOn(text -> text.contains("prompt is empty"))
                .hasSize(1);
        type("#edit-good", "pet");
        window.settle();
        assertThat(Headless.on(() -> window.node("#prompt-form").lookupAll(".chip")))
                .hasSize(3);
        assertThat(texts("#prompt-form")).anyMatch(text -> text.contains("“pet” has 3 tokens"));
        window.run("edit.undo");
        window.run("edit.undo");
        window.settle();
    }

    private void type(String field, String text) throws Exception {
        Headless.does(() -> ((TextInputControl) window.node(field)).setText(text));
    }

    private List<String> texts(String within) throws Exception {
        return Headless.on(() -> ((Parent) window.node(within))
                .lookupAll(".label").stream()
                        .filter(Label.class::isInstance)
                        .map(label -> ((Label) label).getText())
                        .toList());
    }
}
