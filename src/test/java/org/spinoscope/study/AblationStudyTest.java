package org.spinoscope.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.AblationProgress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Golden;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.HeadPatch;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.Reading.AnswerToken;
import org.spinoscope.statistics.Regression;
import org.spinoscope.statistics.SignFlipTest;

class AblationStudyTest {

    private static final PromptSet PROMPTS = new PromptSet(
            "four",
            "",
            "",
            List.of(
                    new PromptPair("Cows are", "x", "y"),
                    new PromptPair("A", "b", "c"),
                    new PromptPair("The sky is", "d", "e"),
                    new PromptPair("One and one is", "g", "h")));

    /// This checkpoint reads single letters, so words are read without a space in front.
    private static final AblationStudy.Request REQUEST =
            AblationStudy.Request.of(PROMPTS).answering(AnswerToken.NO_SPACE);

    private static Gpt2 model;
    private static AblationResult result;

    @BeforeAll
    static void run() {
        model = Golden.model("odd-3x5");
        result = new AblationStudy().run(model, REQUEST.together(3), Progress.NONE);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void anEffectIsTheGapWithoutTheHeadMinusTheGapWithIt() {
        var head = new HeadId(1, 2);
        var trials = result.tokenizedPrompts().trials();
        var patched = ActualGaps.request(trials).patching(List.of(HeadPatch.zero(head)));
        var without = ActualGaps.of(trials, model.run(patched, Progress.NONE));
        var with = ActualGaps.of(trials, model.run(ActualGaps.request(trials), Progress.NONE));
        for (int p = 0; p < trials.size(); p++) {
            assertThat(result.head(head).effects()[p]).isCloseTo(without[p] - with[p], within(1e-5));
            assertThat(result.gapWithout(head, p)).isCloseTo(without[p], within(1e-5));
        }
        assertThat(result.head(head).test().number(SignFlipTest::mean))
                .isCloseTo(result.head(head).mean(), within(1e-12));
    }

    /// In the last layer a head has nothing after it but the MLP and ln_f; its direct effect is minus its attribution.
    @Test
    void directEffectsAreMinusTheHeadsAttribution() {
        var head = result.heads().getLast();
        var reading =
                Reading.parse("source=ln_1(resid_pre),biases=qkv,readout=dla,answer=" + AnswerToken.NO_SPACE.key());
        var gaps = new CorrelationStudy()
                .run(model, new CorrelationStudy.Request(PROMPTS, reading, 10, 0, 1), Progress.NONE);
        assertThat(head.direct())
                .isCloseTo(-AblationStudy.mean(gaps.head(head.id()).theory()), within(1e-9));
        assertThat(result.directAgainstTotal().optional()).isPresent();
        assertThat(result.effectAgainst(gaps).optional()).isPresent();
    }

    @Test
    void estimatesGoWithTheExactEffects() {
        assertThat(result.estimateAgainstExact().number(Regression::r)).isGreaterThan(0.7);
        assertThat(result.estimateAgainstExact().number(Regression::n)).isEqualTo(15 * 4);
    }

    @Test
    void pairsAreComparedWithTheSumOfEachAlone() {
        var pairs = result.jointEffects().pairs();
        assertThat(pairs).hasSize(3);
        for (var pair : pairs) {
            double sum = result.head(pair.heads().getFirst()).mean()
                    + result.head(pair.heads().getLast()).mean();
            assertThat(pair.sum()).isCloseTo(sum, within(1e-12));
            assertThat(pair.excess()).isCloseTo(pair.mean() - sum, within(1e-12));
        }
        assertThat(Math.abs(pairs.get(0).excess()))
                .isGreaterThanOrEqualTo(Math.abs(pairs.get(2).excess()));
    }

    @Test
    void theGreedySetGrowsByTheHeadThatMovesTheGapFurthest() {
        var greedy = result.jointEffects().greedy();
        var strongest = result.ranking().getFirst().id();
        assertThat(greedy).extracting(c -> c.heads().size()).containsExactly(2, 3);
        assertThat(greedy.getFirst().heads()).startsWith(strongest);
        double best = result.jointEffects().pairs().stream()
                .filter(pair -> pair.heads().contains(strongest))
                .mapToDouble(pair -> Math.abs(pair.mean()))
                .max()
                .orElseThrow();
        assertThat(Math.abs(greedy.getFirst().mean())).isCloseTo(best, within(1e-6));
    }

    @Test
    void aWholeLayerIsRemovedInOneRun() {
        var layers = result.jointEffects().layers();
        assertThat(layers).hasSize(3);
        var patches = model.heads().stream()
                .filter(h -> h.layer() == 2)
                .map(HeadPatch::zero)
                .toList();
        List<TokenizedPair> trials = result.tokenizedPrompts().trials();
        ForwardRequest request = ActualGaps.request(trials).patching(patches);
        var without = ActualGaps.of(trials, model.run(request, Progress.NONE));
        assertThat(layers.get(2).effects()[0]).isCloseTo(without[0] - result.gaps()[0], within(1e-5));
    }

    @Test
    void estimatesComeFirstThenTheSelectedPromptAndWhatACancelledStudyHadDoneStays() {
        var order = new ArrayList<String>();
        var map = new AblationProgress(model.config(), PROMPTS.size());
        var study = new AblationStudy(new RemovalMemory(), new AblationStudy.Listener() {
            @Override
            public void estimated(TokenizedPrompts tokenizedPrompts, double[] gaps, double[][][] estimates) {
                order.add("estimates of " + estimates.length);
            }

            @Override
            public void ablated(HeadId head, int prompt, double gap) {
                order.add(head + " on " + prompt);
                map.ablated(head, prompt, gap);
            }
        });
        var request = REQUEST.first(2, List.of(new HeadId(2, 4)));
        assertThatThrownBy(() -> study.run(model, request, (fraction, doing) -> {
                    if (map.snapshot().count() > 20) {
                        throw new CancellationException();
                    }
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(order).startsWith("estimates of 4", "estimates of 4", "L2H4 on 2");
        assertThat(order.subList(2, 17)).allMatch(line -> line.endsWith("on 2"));
        assertThat(map.snapshot().complete()).isFalse();
        assertThat(map.snapshot().count()).isGreaterThan(20);
    }
}
