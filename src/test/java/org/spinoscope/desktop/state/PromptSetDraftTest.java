package org.spinoscope.desktop.state;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(edited.without(0).title()).isEqualTo(opened.name() + " (edited)");
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
}
