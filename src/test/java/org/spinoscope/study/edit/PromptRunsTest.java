package org.spinoscope.study.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Golden;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.study.CorrelationStudy;
import org.spinoscope.study.TemperatureSweep;
import org.spinoscope.study.TokenizedPrompts;

/// How many forward passes an edit takes, and that what comes from kept runs is what the studies compute.
class PromptRunsTest {

    private static final PromptSet SET = set("A cat is a");
    private static Gpt2 model;

    private final PromptRuns runs = new PromptRuns();
    private long before;

    @BeforeAll
    static void load() {
        model = Golden.model("tiny-12x12");
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @BeforeEach
    void count() {
        before = model.forwardPasses();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "source=ln_1(resid_pre),biases=qkv,readout=dla", "source=W_E+W_pos,answer=last"})
    void anEditRunsTheEditedPromptOnceForEveryView(String text) {
        var reading = Reading.parse(text);
        everyView(SET, reading);
        before = model.forwardPasses();
        everyView(set("A dog is a"), reading);
        assertThat(passes()).isEqualTo(1);
        everyView(set("A dog is a"), reading);
        everyView(SET, reading); // undone
        assertThat(passes()).isEqualTo(1);
    }

    @Test
    void aReadingThatNeedsMoreOfTheRunsMakesThemOnceMore() {
        everyView(SET, Reading.PAPER);
        before = model.forwardPasses();
        var residual = Reading.parse("source=ln_1(resid_pre)");
        gaps(SET, residual);
        assertThat(passes()).isEqualTo(1);
        everyView(SET, residual);
        everyView(SET, Reading.PAPER);
        assertThat(passes()).isEqualTo(1);
    }

    @Test
    void wordsOfSeveralTokensTakeOneMorePass() {
        var reading = Reading.parse("answer=sequence");
        everyView(SET, reading);
        before = model.forwardPasses();
        everyView(set("A dog is a"), reading);
        assertThat(passes()).isEqualTo(2);
    }

    @Test
    void anotherModelStartsAfresh() {
        gaps(SET, Reading.PAPER);
        try (var other = Golden.model("tiny-12x12")) {
            var prompts = TokenizedPrompts.of(other, SET, Reading.PAPER.answer());
            runs.gaps(other, prompts, Reading.PAPER, Progress.NONE);
            assertThat(other.forwardPasses()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "source=ln_1(resid_pre),biases=qkv,readout=dla", "answer=sequence", "answer=mean"})
    void whatComesFromKeptRunsIsWhatTheStudiesCompute(String text) {
        var reading = Reading.parse(text);
        everyView(set("A dog is a"), reading);
        var kept = gaps(SET, reading);
        var fresh = CorrelationStudy.gaps(model, SET, reading, Progress.NONE);
        assertThat(kept.actual()).containsExactly(fresh.actual(), within(1e-4));
        for (var head : model.heads()) {
            assertThat(kept.theory().of(head)).containsExactly(fresh.theory().of(head), within(1e-4));
        }
        var request = TemperatureSweep.Request.of(SET);
        var curves = runs.temperature(model, request, reading, Progress.NONE);
        var swept = new TemperatureSweep().run(model, request, Progress.NONE);
        assertThat(curves.gaps()).containsExactly(swept.gaps(), within(1e-4));
        assertThat(curves.mean(t -> t.entropyBits())).containsExactly(swept.mean(t -> t.entropyBits()), within(1e-4));
    }

    private long passes() {
        return model.forwardPasses() - before;
    }

    private CorrelationStudy.Gaps gaps(PromptSet set, Reading reading) {
        return runs.gaps(model, TokenizedPrompts.of(model, set, reading.answer()), reading, Progress.NONE);
    }

    private void everyView(PromptSet set, Reading reading) {
        var pair = set.pairs().getFirst();
        NextTokenPrediction.of(model, runs, pair, reading, Progress.NONE);
        HeadOnPrompt.of(model, runs, pair, new HeadId(1, 2), reading, List.of("bird"), Progress.NONE);
        PromptSetPredictions.of(model, runs, set, reading, Progress.NONE);
        runs.temperature(model, TemperatureSweep.Request.of(set), reading, Progress.NONE);
        gaps(set, reading);
    }

    private static PromptSet set(String first) {
        return new PromptSet(
                "three",
                "",
                "",
                List.of(
                        new PromptPair(first, "pet", "car"),
                        new PromptPair("Ice is", "cold", "warm"),
                        new PromptPair("To drive a nail, use a", "screwdriver", "wrench")));
    }
}
