package org.spinoscope.study.coupling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Golden;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.Hook;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.HeadField;
import org.spinoscope.spinbath.HeadTerms;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.phases.Composition;
import org.spinoscope.study.coupling.BoundaryPairs.Kind;

class BoundaryPairsTest {

    private static final PromptSet SET = new PromptSet(
            "pairs",
            "",
            "",
            List.of(
                    new PromptPair("abcabc", "ab", "ca"),
                    new PromptPair("two and two", "p", "q"),
                    new PromptPair("say no: no", "yes", "no!")));

    private static Gpt2 model;
    private static PhasesResult phases;

    @BeforeAll
    static void load() {
        model = Golden.model("odd-3x5");
        var terms = PromptTerms.of(model, SET, Reading.parse("answer=last"), Progress.NONE);
        phases = PhasesStudy.run(model, terms, Progress.NONE);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void theNearestTwoCrossingsOfACaseAreCompared() {
        var all = new BoundaryPairs.Collector(Kind.TEMPERATURE);
        var head = new HeadId(1, 2);
        all.add(head, 0, new double[] {0.1, 4}, new double[] {1, 8});
        all.add(head, 1, new double[] {2}, new double[0]);
        all.add(head, 2, new double[0], new double[] {3});
        all.add(head, 3, new double[] {1}, new double[] {Math.E});
        all.add(head, 4, new double[0], new double[0]);
        var pairs = all.pairs();
        assertThat(pairs.cases()).isEqualTo(5);
        assertThat(pairs.predicted()).isEqualTo(3);
        assertThat(pairs.measured()).isEqualTo(3);
        assertThat(pairs.both().getFirst()).isEqualTo(new BoundaryPairs.Pair(head, 0, 4, 8));
        assertThat(pairs.withoutMeasured()).isCloseTo(0.4, within(1e-15));
        assertThat(pairs.medianError()).isCloseTo((1 + Math.log(2)) / 2, within(1e-15));
        assertThat(new BoundaryPairs.Collector(Kind.COMPOSITION).pairs().medianError())
                .isNaN();
    }

    @Test
    void directionsAreComparedRoundTheCircle() {
        var all = new BoundaryPairs.Collector(Kind.DIRECTION);
        all.add(new HeadId(0, 0), 0, new double[] {0, 180}, new double[] {350});
        assertThat(all.pairs().medianError()).isCloseTo(10, within(1e-12));
    }

    @Test
    void sweptTemperaturesAreThoseOfEachHeadScannedAlone() {
        var measured = MeasuredTemperatures.of(model, phases.terms(), Progress.NONE);
        var grid = MeasuredTemperatures.sweptGrid();
        assertThat(grid).hasSize(13).contains(1.0);
        int crossings = 0;
        for (var head : model.heads()) {
            for (int p = 0; p < SET.pairs().size(); p++) {
                var trial = phases.terms().trials().trials().get(p);
                var gaps = ModelScans.attentionTemperature(model, trial, head, grid);
                var alone = MeasuredTemperatures.crossings(grid, gaps);
                var swept = measured[head.layer()][head.head()][p];
                assertThat(swept).as("%s on %d", head, p).hasSameSizeAs(alone);
                for (int i = 0; i < alone.length; i++) {
                    assertThat(swept[i]).isCloseTo(alone[i], within(0.002 * alone[i]));
                    crossings++;
                }
            }
        }
        assertThat(crossings).isPositive();
    }

    @Test
    void directionsSweptOverAllHeadsAreThoseOfOne() {
        var pairs = TurnedFields.all(model, phases.terms(), Progress.NONE);
        assertThat(pairs.cases()).isEqualTo(45);
        assertThat(pairs.predicted()).isEqualTo(45);
        assertThat(pairs.both()).isNotEmpty();
        for (var pair : pairs.both()) {
            var trial = phases.terms().trials().trials().get(pair.prompt());
            var turned = turned(trial, pair.head(), 8);
            assertThat(Arrays.stream(turned.crossings())
                            .map(angle -> Kind.DIRECTION.distance(angle, pair.measured()))
                            .min())
                    .hasValueCloseTo(0.0, within(0.05));
        }
    }

    private static TurnedField turned(TokenizedPair trial, HeadId head, int directions) {
        var z = Hook.Z.in(head.layer());
        var run = model.run(ForwardRequest.of(List.of(trial.tokens())).recording(z), Progress.NONE);
        var field = HeadField.of(model, List.of(trial), 0, head, phases.terms().reading(), run);
        return TurnedField.of(model, trial, field, TurnedField.length(run.activation(z, 0), head), directions);
    }

    @Test
    void aTurnedFieldPrefersTheGoodWordInTheUpperHalf() {
        var trial = phases.terms().trials().trials().getFirst();
        var turned = turned(trial, new HeadId(1, 1), 48);
        assertThat(turned.length()).isPositive();
        for (int i = 0; i < turned.angles().length; i++) {
            assertThat(Math.signum((double) Math.round(1e9 * turned.theory()[i])))
                    .isEqualTo(Math.signum((double) Math.round(1e9 * Math.sin(Math.toRadians(turned.angles()[i])))));
        }
        assertThat(turned.actual()).hasSameSizeAs(turned.angles()).doesNotContain(Double.NaN);
        assertThat(Arrays.stream(turned.actual()).distinct().count()).isGreaterThan(20);
    }

    @Test
    void aPredictedCompositionIsWhereTheHeadsGapVanishes() {
        var head = new Composition(new HeadTerms(new double[] {0.3, -1, 0.5}, new double[] {1, -2, 0.05}));
        int found = 0;
        for (int edge = 0; edge < 3; edge++) {
            for (double n : CompositionEdges.predicted(head, edge)) {
                assertThat(head.gap(CompositionEdges.shares(edge, n))).isCloseTo(0, within(1e-14));
                found++;
            }
        }
        assertThat(found).isEqualTo(2);
        for (double n : new double[] {0, 7.5, 23}) {
            assertThat(Arrays.stream(CompositionEdges.shares(1, n)).sum()).isCloseTo(1, within(1e-15));
        }
    }

    @Test
    void compositionsAreComparedOnEveryEdgeForPromptsOfThreeDifferentTokens() {
        var pairs = CompositionEdges.all(model, phases.terms(), Progress.NONE);
        long three = phases.terms().trials().trials().stream()
                .filter(t -> IntStream.of(t.good()[0], t.bad()[0], t.tokens()[t.length() - 1])
                                .distinct()
                                .count()
                        == 3)
                .count();
        assertThat(three).isPositive();
        assertThat(pairs.cases()).isEqualTo((int) (3 * 15 * three));
        assertThat(pairs.both()).allSatisfy(pair -> assertThat(pair.measured()).isBetween(0.0, 1.0));
    }

    @Test
    void repetitionsCountCasesWithBothRegimes() {
        var pairs = BoundaryPairs.repetition(phases);
        var agreement = BoundaryAgreement.of(phases);
        assertThat(pairs.cases()).isEqualTo(agreement.rows());
        assertThat(pairs.both()).hasSize(agreement.both());
        assertThat(pairs.withoutMeasured()).isCloseTo(agreement.withoutMeasured(), within(1e-12));
    }

    @Test
    void theHeadsGapAfterCopiesTurnsWhereItIsPredictedTo() {
        int turned = 0;
        for (var head : model.heads()) {
            var gaps = HeadRepetition.gaps(
                    model, SET.pairs().getFirst(), head, phases.terms().reading(), Progress.NONE);
            double predicted = phases.repetition()[head.layer()][head.head()][0].predicted();
            if (!Double.isNaN(predicted) && predicted < gaps.length) {
                int n = (int) predicted;
                assertThat(gaps[n - 1] * gaps[n]).isNegative();
                turned++;
            }
        }
        assertThat(turned).isPositive();
    }
}
