package org.spinoscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CurriculumTest {

    @Test
    void theShippedStagesAreReadAndEndWithAFallingRateWhileTheAttentionLayersAreHeld() {
        var end = Curriculum.parse(TrainingRun.shippedCurriculum(), 12).getLast();
        assertThat(end.layers()).hasSize(12);
        assertThat(end.held()).containsExactly(2, 5);
        assertThat(end.finalRate()).isLessThan(0.1 * end.rate());
    }

    @Test
    void everyLayerOfTheShippedModelLearnsFromTheCorpus() {
        var stages = Curriculum.parse(TrainingRun.shippedCurriculum(), 12);
        for (int layer = 0; layer < 12; layer++) {
            var weight = "h." + layer + ".ln_1.weight";
            assertThat(stages)
                    .as(weight)
                    .anyMatch(stage -> stage.documentTokens() > 0 && stage.has(weight) && !stage.holds(weight));
        }
    }

    @Test
    void aStarHoldsALayer() {
        var stage = Curriculum.parse(List.of("one 10 2*,5 64 8 16 0 0 1e-3 1e-3"), 12)
                .getFirst();
        assertThat(stage.has("h.2.ln_1.weight")).isTrue();
        assertThat(stage.holds("h.2.ln_1.weight")).isTrue();
        assertThat(stage.holds("h.5.ln_1.weight")).isFalse();
        assertThat(stage.has("h.3.ln_1.weight")).isFalse();
        assertThat(stage.has("wte.weight")).isTrue();
    }

    @Test
    void theRateWarmsUpAndReachesItsFinalValue() {
        var stage = Curriculum.parse(List.of("one 1000 all 0 0 0 64 100 1e-3 1e-4"), 2)
                .getFirst();
        assertThat(stage.rate(0)).isLessThan(2e-5);
        assertThat(stage.rate(999)).isCloseTo(1e-4, within(2e-6));
    }

    @Test
    void aLineWithTooFewColumnsIsShown() {
        assertThatThrownBy(() -> Curriculum.parse(List.of("one 10 all"), 2)).hasMessageContaining("one 10 all");
    }

    @Test
    void everyCountedPredictionOfARepeatedBlockIsDeterminedByWhatCameBefore() {
        var batch = RepeatedBlocks.draw(new Stage.Repeats(640, 1, 0, 32), 100_000, new SplittableRandom(4));
        for (int d = 0; d < batch.documents().size(); d++) {
            var document = batch.documents().get(d);
            for (int p = batch.from()[d]; p < batch.length(); p++) {
                int position = p;
                // With 100,000 tokens to draw from, the token's earlier occurrence is the block's.
                assertThat(java.util.stream.IntStream.range(0, position)
                                .anyMatch(e ->
                                        document[e] == document[position] && document[e + 1] == document[position + 1]))
                        .isTrue();
            }
        }
    }

    @Test
    void thePreviousTokenIsAskedForBesideTheTokenItself() {
        var batches = RepeatedBlocks.previous(new Stage.Repeats(128, 1, 50, 16), 1000, new SplittableRandom(4));
        var document = batches.getFirst().documents().getFirst();
        assertThat(batches.getFirst().labels()[0]).isEqualTo(document[0]);
        assertThat(batches.getLast().labels()[0]).isEqualTo(document[1]);
        assertThat(batches.getFirst().counted()[0]).isEqualTo(1);
    }
}
