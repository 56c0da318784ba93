package org.spinoscope.desktop.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;

class PromptEditorTest {

    private final PromptSet set = new PromptSet(
            "three",
            "",
            "",
            List.of(
                    new PromptPair("A is", "a", "b"),
                    new PromptPair("B is", "b", "c"),
                    new PromptPair("C is", "c", "d")));
    private final PromptEditor editor = new PromptEditor(PromptSetDraft.of(set));

    @Test
    void typingInOneFieldIsOneStepToUndo() {
        for (var text : List.of("A i", "A", "A w", "A was")) {
            editor.type("prompt", editor.draft().prompt(text));
        }
        editor.undo();
        assertThat(editor.draft().prompt()).isEqualTo("A is");
        editor.redo();
        assertThat(editor.draft().prompt()).isEqualTo("A was");
    }

    @Test
    void typingInAnotherFieldOrRowIsAnotherStep() {
        editor.type("good", editor.draft().good("x"));
        editor.type("bad", editor.draft().bad("y"));
        editor.undo();
        assertThat(editor.draft().good()).isEqualTo("x");
        assertThat(editor.draft().bad()).isEqualTo("b");
    }

    @Test
    void undoReturnsToTheRowThatWasDeleted() {
        editor.go(2);
        editor.rows().delete();
        assertThat(editor.row().get()).isEqualTo(1);
        editor.undo();
        assertThat(editor.row().get()).isEqualTo(2);
        assertThat(editor.book().get()).isEqualTo(PromptSetDraft.of(set));
    }

    @Test
    void rowsMoveButNotBeyondTheEnds() {
        editor.rows().move(-1);
        assertThat(editor.book().get()).isEqualTo(PromptSetDraft.of(set));
        editor.rows().move(1);
        assertThat(editor.row().get()).isEqualTo(1);
        assertThat(editor.draft().prompt()).isEqualTo("A is");
    }

    @Test
    void theLastRowBecomesEmptyInsteadOfGoing() {
        editor.rows().delete();
        editor.rows().delete();
        editor.rows().delete();
        assertThat(editor.book().get().drafts()).containsExactly(PromptDraft.EMPTY);
        assertThat(editor.book().get().set()).isEmpty();
    }

    @Test
    void aDraftThatMakesNoSenseIsLeftOutOfTheSetAndSaysWhy() {
        editor.type("good", editor.draft().good(""));
        assertThat(editor.book().get().set().orElseThrow().size()).isEqualTo(2);
        assertThat(editor.draft().remarks()).singleElement().asString().contains("good answer");
    }

    @Test
    void aDuplicateIsAskedOnlyOnce() {
        editor.rows().duplicate();
        assertThat(editor.book().get().drafts()).hasSize(4);
        assertThat(editor.book().get().set().orElseThrow()).isEqualTo(set);
    }
}
