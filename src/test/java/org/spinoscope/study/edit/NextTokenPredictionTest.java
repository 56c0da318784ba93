package org.spinoscope.study.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading.AnswerToken;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.study.CorrelationStudy;

class NextTokenPredictionTest {

    private static final PromptSet SET = new PromptSet(
            "words of several tokens",
            "",
            "",
            List.of(
                    new PromptPair("A cat is a", "pet", "car"),
                    new PromptPair("Ice is", "cold", "warm"),
                    new PromptPair("To drive a nail, use a", "screwdriver", "wrench")));

    private static Gpt2 model;

    private final PromptRuns runs = new PromptRuns();

    @BeforeAll
    static void load() {
        model = Gpt2.load(
                Path.of("src/test/resources/golden/checkpoints/tiny-12x12"),
                new ModelIdentity("tiny", "a test model"),
                Progress.NONE);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = AnswerToken.class,
            names = {"FIRST", "LAST", "NO_SPACE", "MEAN", "SEQUENCE"})
    void theGapOnTheScreenIsTheGapOfTheStudy(AnswerToken answer) {
        var study = new CorrelationStudy()
                .run(model, CorrelationStudy.Request.of(SET, Reading.PAPER.answer(answer)), Progress.NONE)
                .gaps()
                .actual();
        var lines = PromptSetPredictions.of(model, runs, SET, Reading.PAPER.answer(answer), Progress.NONE);
        for (int p = 0; p < study.length; p++) {
            var pair = SET.pairs().get(p);
            assertThat(NextTokenPrediction.of(model, runs, pair, Reading.PAPER.answer(answer), Progress.NONE)
                            .gap())
                    .isCloseTo(study[p], within(1e-4));
            assertThat(lines.of(pair).orElseThrow().gap()).isCloseTo(study[p], within(1e-4));
        }
    }

    @Test
    void aPairThatTheChoiceLeavesOutIsStillShownWhileItIsTyped() {
        var pair = SET.pairs().getLast();
        var single = NextTokenPrediction.of(
                model, runs, pair, Reading.PAPER.answer(AnswerToken.SINGLE_ONLY), Progress.NONE);
        assertThat(single.good().pieces()).hasSizeGreaterThan(1);
        assertThat(single.gap()).isEqualTo(single.good().logit() - single.bad().logit(), within(1e-6));
    }
}
