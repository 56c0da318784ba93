package org.spinoscope.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.Reading.AnswerToken;

/// On a model that reads at most 33 tokens.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenizedPromptsTest {

    private static final PromptPair SHORT = new PromptPair("A cat", "pet", "car");
    private static final PromptPair LONG = new PromptPair("x y ".repeat(500), "pet", "car");

    private Gpt2 model;

    @BeforeAll
    void load() {
        model = Gpt2.load(
                Path.of("src/test/resources/golden/checkpoints/odd-3x5"),
                new ModelIdentity("odd", "a test model"),
                Progress.NONE);
    }

    @AfterAll
    void close() {
        model.close();
    }

    @Test
    void aPromptThatIsTooLongIsLeftOutWithItsReasonAndTheOthersGoOn() {
        var tokenized = TokenizedPrompts.of(model, List.of(SHORT, LONG, SHORT), AnswerToken.LAST);
        assertThat(tokenized.used()).containsExactly(SHORT, SHORT);
        assertThat(tokenized.leftOut()).singleElement().satisfies(left -> {
            assertThat(left.pair()).isEqualTo(LONG);
            assertThat(left.reason()).contains("at most 33", "Shorten it.");
        });
    }

    @Test
    void aStudyRunsOnTheOthers() {
        var set = new PromptSet(
                "mixed",
                "",
                "",
                List.of(
                        SHORT,
                        LONG,
                        new PromptPair("Ice is", "cold", "warm"),
                        new PromptPair("Two", "four", "five"),
                        new PromptPair("Sun", "hot", "mild")));
        var reading = Reading.parse("answer=last");
        var result =
                new CorrelationStudy().run(model, new CorrelationStudy.Request(set, reading, 100, 0, 1), Progress.NONE);
        assertThat(result.actual()).hasSize(4);
        assertThat(result.gaps().tokenizedPrompts().leftOut()).hasSize(1);
    }

    @Test
    void whereTheWholeAnswerCountsItMustFitToo() {
        var room = new PromptPair("a".repeat(33), "cold", "warm");
        assertThat(TokenizedPrompts.of(model, List.of(SHORT, room), AnswerToken.LAST)
                        .leftOut())
                .isEmpty();
        assertThat(TokenizedPrompts.of(model, List.of(SHORT, room), AnswerToken.SEQUENCE)
                        .leftOut())
                .hasSize(1);
    }

    @Test
    void ifNoneCanBeRunTheFirstReasonIsSaid() {
        assertThatThrownBy(() -> TokenizedPrompts.of(model, List.of(LONG), AnswerToken.LAST))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("Shorten it.");
    }
}
