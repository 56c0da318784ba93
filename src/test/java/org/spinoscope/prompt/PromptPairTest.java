package org.spinoscope.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptPairTest {

    @Test
    void spaceAroundAnswersIsRemovedAndThePromptIsKeptLetterByLetter() {
        var pair = new PromptPair(" A cat  says ", " meow", "moo\n", " sound ");
        assertThat(pair).isEqualTo(new PromptPair(" A cat  says ", "meow", "moo", "sound"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u00a0"})
    void aBlankTextIsRefused(String blank) {
        assertThatThrownBy(() -> new PromptPair(blank, "a", "b"))
                .isInstanceOf(PromptException.class)
                .hasMessage("The prompt is empty. Write at least one word.");
        assertThatThrownBy(() -> new PromptPair("p", blank, "b")).hasMessageContaining("good answer is empty");
        assertThatThrownBy(() -> new PromptPair("p", "a", blank)).hasMessageContaining("bad answer is empty");
    }

    @Test
    void equalAnswersAreRefusedEvenIfOnlyOneHasASpaceInFront() {
        assertThatThrownBy(() -> new PromptPair("p", " Rome", "Rome"))
                .isInstanceOf(PromptException.class)
                .hasMessageContaining("both “Rome”");
    }

    @Test
    void halfACharacterIsRefused() {
        assertThatThrownBy(() -> new PromptPair("p \ud83d", "a", "b")).hasMessageContaining("half a character");
    }

    @Test
    void aTrailingSpaceIsKeptButWarnedOf() {
        assertThat(new PromptPair("The capital of Germany is ", "Berlin", "Rome").warnings())
                .singleElement()
                .asString()
                .startsWith("The prompt ends in white space.");
        assertThat(new PromptPair("The capital of Germany is", "Berlin", "Rome").warnings())
                .isEmpty();
    }

    @Test
    void whatIsOftenAMistakeIsWarnedOf() {
        assertThat(new PromptPair(" Is\u00a0Rome", "rome", "New York").warnings())
                .satisfiesExactly(
                        w -> assertThat(w).contains("begins with white space"),
                        w -> assertThat(w).contains("unusual white space"),
                        w -> assertThat(w).contains("“rome” already occurs in the prompt"),
                        w -> assertThat(w).contains("“New York” has several words"));
    }

    @Test
    void aSetRefusesTheSameQuestionTwiceInWhicheverOrder() {
        var pair = new PromptPair("p", "a", "b");
        var other = new PromptPair("q", "a", "b");
        assertThatThrownBy(() -> new PromptSet("s", "", "", List.of(pair, other, new PromptPair("p", "a", "b", "r"))))
                .isInstanceOf(PromptException.class)
                .hasMessageContaining("there twice")
                .hasMessageContaining("pair 1 and pair 3");
        assertThatThrownBy(() -> new PromptSet("s", "", "", List.of(pair, new PromptPair("p", "b", "a"))))
                .hasMessageContaining("in either order");
    }

    @Test
    void aSetNeedsANameAndAPair() {
        assertThatThrownBy(() -> new PromptSet(" ", "", "", List.of(new PromptPair("p", "a", "b"))))
                .hasMessageContaining("no name");
        assertThatThrownBy(() -> new PromptSet("s", "", "", List.of())).hasMessageContaining("no pairs");
    }

    @Test
    void relationsKeepTheOrderOfTheirFirstPair() {
        var set = new PromptSet(
                "s",
                "",
                "",
                List.of(
                        new PromptPair("1", "a", "b", "z"),
                        new PromptPair("2", "a", "b", "y"),
                        new PromptPair("3", "a", "b", "z")));
        assertThat(set.byRelation().keySet()).containsExactly("z", "y");
        assertThat(set.byRelation().get("z")).extracting(PromptPair::prompt).containsExactly("1", "3");
    }

    @Test
    void warningsOfASetNameTheirPair() {
        var set = new PromptSet("s", "", "", List.of(new PromptPair("1", "a", "b"), new PromptPair("2 ", "a", "b")));
        assertThat(set.warnings()).singleElement().asString().startsWith("Pair 2: The prompt ends");
    }
}
