package org.spinoscope.desktop.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;

class SelectedPromptsTest {

    private final PromptSetDraft start = PromptSetDraft.of(new PromptSet(
            "five",
            "",
            "",
            Arrays.stream("A B C D E".split(" ", -1))
                    .map(letter -> new PromptPair(letter + " is", letter.equals("C") ? "rare" : "good", "bad"))
                    .toList()));
    private final PromptEditor editor = new PromptEditor(start);
    private final SelectedPrompts rows = editor.rows();

    private String order() {
        return editor.book().get().drafts().stream()
                .map(draft -> draft.prompt().substring(0, 1))
                .collect(Collectors.joining());
    }

    @Test
    void eachActionOnSeveralRowsIsOneStepToUndo() {
        List<Runnable> actions = List.of(
                rows::toggle,
                rows::onlySelected,
                rows::duplicate,
                rows::delete,
                () -> rows.move(1),
                () -> rows.moveInFrontOf(5));
        for (var action : actions) {
            editor.restore(start, 0);
            editor.select(List.of(1, 3), 3);
            action.run();
            assertThat(editor.book().get()).isNotEqualTo(start);
            editor.undo();
            assertThat(editor.book().get()).isEqualTo(start);
            assertThat(editor.selected().get()).containsExactly(1, 3);
            assertThat(editor.row().get()).isEqualTo(3);
            assertThat(editor.canUndo().get()).isFalse();
        }
    }

    @Test
    void theSelectionMovesWithItsRowsUntilTheyReachTheEnd() {
        editor.select(List.of(0, 3), 3);
        rows.move(1);
        assertThat(order()).isEqualTo("BACED");
        assertThat(editor.selected().get()).containsExactly(1, 4);
        rows.move(1);
        assertThat(order()).isEqualTo("BCAED");
        rows.move(-1);
        rows.move(-1);
        rows.move(-1);
        rows.move(-1);
        assertThat(order()).isEqualTo("ADBCE");
        assertThat(editor.row().get()).isEqualTo(1);
    }

    @Test
    void rowsThatTheSearchHidesKeepTheirPlaces() {
        rows.words().set("good");
        assertThat(rows.shown()).containsExactly(0, 1, 3, 4);
        editor.go(1);
        rows.move(1);
        assertThat(order()).isEqualTo("ADCBE");
    }

    @Test
    void rowsAreDroppedTogetherInFrontOfAnother() {
        editor.select(List.of(0, 3), 0);
        rows.moveInFrontOf(2);
        assertThat(order()).isEqualTo("BADCE");
        assertThat(editor.selected().get()).containsExactly(1, 2);
        rows.moveInFrontOf(1);
        assertThat(order()).isEqualTo("BADCE");
        rows.moveInFrontOf(5);
        assertThat(order()).isEqualTo("BCEAD");
    }

    @Test
    void copiesComeBelowAndAreSelected() {
        editor.select(List.of(1, 3), 1);
        rows.duplicate();
        assertThat(order()).isEqualTo("ABCDBDE");
        assertThat(editor.selected().get()).containsExactly(4, 5);
    }

    @Test
    void deletingEveryRowLeavesAnEmptyOne() {
        editor.select(List.of(0, 1, 2, 3, 4), 2);
        rows.delete();
        assertThat(editor.book().get().drafts()).containsExactly(PromptDraft.EMPTY);
        assertThat(editor.selected().get()).isEqualTo(Set.of(0));
    }

    @Test
    void theRowLookedAtDecidesWhichWayASelectionIsSwitched() {
        editor.go(1);
        rows.toggle();
        editor.select(List.of(1, 2), 2);
        rows.toggle();
        assertThat(editor.book().get().set().orElseThrow().size()).isEqualTo(3);
        rows.toggle(2);
        assertThat(editor.book().get().set().orElseThrow().size()).isEqualTo(5);
        rows.onlySelected();
        assertThat(editor.book().get().set().orElseThrow().pairs())
                .extracting(PromptPair::prompt)
                .containsExactly("B is", "C is");
        rows.allOn();
        assertThat(editor.book().get()).isEqualTo(start);
    }

    @Test
    void goingToARowSelectsItAlone() {
        editor.select(List.of(0, 1, 2), 1);
        editor.go(4);
        assertThat(editor.selected().get()).containsExactly(4);
    }
}
