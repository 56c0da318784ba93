package org.spinoscope.study.examination;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.prompt.PromptPair;

class ExaminationTest {

    private static Gpt2 model;

    @BeforeAll
    static void load() {
        model = Gpt2.load(Path.of("assets/model"), new ModelIdentity("embedded", "embedded"), Progress.NONE);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void theRankCountsTokensThatAreMoreLikelyAndTheListBeginsWithTheLikeliest() {
        var pair = new PromptPair("The sky is", "blue", "red", "colour");
        var answer = PromptScore.of(model, "one", List.of(pair), OwnTokens.any(model), Progress.NONE)
                .answers();
        var logits = model.run(
                        ForwardRequest.of(List.of(model.tokenizer().encode(pair.prompt())))
                                .logits(new LogitRequest.Final()),
                        Progress.NONE)
                .logits()
                .getFirst()
                .data();
        int good = model.tokenizer().encode(" blue")[0];
        int better = 0;
        int likeliest = 0;
        for (int token = 0; token < logits.length; token++) {
            better += logits[token] > logits[good] ? 1 : 0;
            likeliest = logits[token] > logits[likeliest] ? token : likeliest;
        }
        assertThat(answer.getFirst().rank()).isEqualTo(better + 1);
        assertThat(answer.getFirst().top().getFirst())
                .isEqualTo(model.tokenizer().decode(likeliest));
    }

    @Test
    void pairsOfWordsThatBeginAlikeAreSkipped() {
        var pair = new PromptPair("It is", "screwdriver", "screwdrivers");
        var score = PromptScore.of(model, "one", List.of(pair), OwnTokens.any(model), Progress.NONE);
        assertThat(score.answers()).isEmpty();
        assertThat(score.skipped()).isEqualTo(1);
    }

    @Test
    void theTokensThatTheEmbeddedModelNeverSawHaveNoEmbeddingOfTheirOwn() {
        var own = OwnTokens.of(model);
        assertThat(own.has(model.tokenizer().encode(" Paris")[0])).isTrue();
        assertThat(own.has(model.tokenizer().encode(" SolidGoldMagikarp")[0])).isFalse();
        assertThat(own.all()).hasSizeBetween(2_000, 20_000);
    }

    @Test
    void theEmbeddedModelHasInductionAndPreviousTokenHeads() {
        var scores = AttentionScores.of(model, OwnTokens.of(model), 1, Progress.NONE);
        assertThat(Arrays.stream(scores.induction())
                        .flatMapToDouble(Arrays::stream)
                        .filter(s -> s >= 0.4))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(Arrays.stream(scores.previousToken())
                        .flatMapToDouble(Arrays::stream)
                        .filter(s -> s >= 0.5))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void theEmbeddedModelsHeadsDoNotAttendEvenlyUnderThePapersReading() {
        var attention =
                PaperAttention.of(model, org.spinoscope.prompt.BuiltInPrompts.FACTUAL_RECALL.load(), Progress.NONE);
        assertThat(Arrays.stream(attention.largest())
                        .flatMapToDouble(Arrays::stream)
                        .filter(share -> share >= 2))
                .hasSizeGreaterThanOrEqualTo(50);
    }

    @Test
    void criteriaCountHeadsAndGaps() {
        var quiet = new double[12][12];
        var effects = new double[12][12];
        for (int layer = 1; layer <= 6; layer++) {
            effects[layer][0] = 0.2;
            effects[layer][1] = 0.3;
        }
        var induction = new double[12][12];
        induction[5][1] = 0.9;
        var score = new PromptScore("one", List.of(answer(0.5, 1), answer(-7, 4)), 0);
        var criteria = Criterion.of(new Examination(
                new ModelIdentity("test", "test"),
                "",
                0,
                score,
                score,
                List.of(),
                new AttentionScores(induction, quiet),
                new PaperAttention(quiet, quiet),
                effects,
                quiet,
                0.5));
        assertThat(measured(criteria, "Table I: right")).isEqualTo(1);
        assertThat(measured(criteria, "Table I: right word among the first three"))
                .isEqualTo(1);
        assertThat(measured(criteria, "Table I: negative gaps")).isEqualTo(1);
        assertThat(measured(criteria, "Table I: smallest |gap|")).isEqualTo(0.5);
        assertThat(measured(criteria, "Table I: largest |gap|")).isEqualTo(7);
        assertThat(measured(criteria, "heads with induction score ≥ 0.4")).isEqualTo(1);
        assertThat(measured(criteria, "heads outside layer 0 with mean |ablation effect| ≥ 0.15"))
                .isEqualTo(12);
        assertThat(measured(criteria, "layers among the 20 strongest heads")).isGreaterThanOrEqualTo(6);
        assertThat(criteria.stream().filter(c -> c.name().startsWith("heads with induction")))
                .noneMatch(Criterion::met);
    }

    private static double measured(List<Criterion> criteria, String name) {
        return criteria.stream()
                .filter(criterion -> criterion.name().equals(name))
                .findFirst()
                .orElseThrow()
                .measured();
    }

    private static PromptScore.Answer answer(double gap, int rank) {
        return new PromptScore.Answer(new PromptPair("a", "b", "c"), gap, rank, List.of());
    }
}
