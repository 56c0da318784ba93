package org.spinoscope.desktop.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spinoscope.prompt.BuiltInPrompts;

class PromptSetDraftTest {

    private final PromptSetDraft opened = PromptSetDraft.of(BuiltInPrompts.FACTUAL_RECALL.load());

    @Test
    void anUntouchedSetKeepsItsName() {
        assertThat(opened.title()).isEqualTo(opened.name());
        assertThat(opened.set().orElseThrow().name()).isEqualTo(opened.name());
    }

    @Test
    void anEditedSetSaysSoEverywhereItsNameIsShown() {
        var edited = opened.with(3, opened.drafts().get(3).prompt("Another prompt"));
        assertThat(edited.title()).isEqualTo(opened.name() + " (edited)");
        assertThat(edited.set().orElseThrow().name()).isEqualTo(opened.name() + " (edited)");
        assertThat(edited.without(List.of(0)).title()).isEqualTo(opened.name() + " (edited)");
    }

    @Test
    void aSetThatIsAsItWasAgainHasItsNameBack() {
        var back = opened.with(3, opened.drafts().get(3).good("else"))
                .with(3, opened.drafts().get(3));
        assertThat(back.title()).isEqualTo(opened.name());
    }

    @Test
    void theHashTellsSetsApartWhateverTheyAreCalled() {
        var set = opened.set().orElseThrow();
        var edited = opened.with(3, opened.drafts().get(3).bad("else")).set().orElseThrow();
        assertThat(opened.renamed("other").set().orElseThrow().sha256()).isEqualTo(set.sha256());
        assertThat(edited.sha256()).isNotEqualTo(set.sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void promptsThatAreSwitchedOffStayInTheListAndAreNotInTheSet() {
        var off = opened.switched(List.of(3, 7), false);
        var set = off.set().orElseThrow();
        assertThat(off.drafts()).hasSize(20);
        assertThat(set.size()).isEqualTo(18);
        assertThat(set.pairs()).doesNotContain(opened.drafts().get(3).pair().orElseThrow());
        assertThat(set.name()).isEqualTo(opened.name() + ", 18 of 20 prompts");
        assertThat(set.sha256()).isNotEqualTo(opened.set().orElseThrow().sha256());
        assertThat(off.without(List.of(3, 7)).set().orElseThrow().sha256()).isEqualTo(set.sha256());
        assertThat(off.switched(List.of(3, 7), true)).isEqualTo(opened);
    }

    @Test
    void aSetThatIsWhollySwitchedOffSaysWhatToDo() {
        var off = opened.switched(opened.having(""), false);
        assertThat(off.set()).isEmpty();
        assertThat(off.whyEmpty()).contains("switched off").contains("Switch one on");
        assertThat(off.list().orElseThrow().entries()).hasSize(20);
    }

    @Test
    void aCopyTakesThePlaceOfAPromptThatIsSwitchedOff() {
        var copied = opened.inserted(1, opened.drafts().get(0)).switched(List.of(0), false);
        assertThat(copied.set().orElseThrow().size()).isEqualTo(20);
        assertThat(copied.title()).isEqualTo(opened.name());
    }

    @Test
    void promptsAreFoundByWordsInAnyOrderAndCase() {
        assertThat(opened.having("  berlin GERMANY "))
                .isNotEmpty()
                .allSatisfy(
                        row -> assertThat(opened.drafts().get(row).toString()).contains("Germany"));
        assertThat(opened.having("")).hasSize(20);
        assertThat(opened.having("nowhere-to-be-found")).isEmpty();
    }
}
