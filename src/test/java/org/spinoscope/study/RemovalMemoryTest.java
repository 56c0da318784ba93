package org.spinoscope.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.Progress;
import org.spinoscope.common.RecordCodec;
import org.spinoscope.gpt2.AblationMode;
import org.spinoscope.gpt2.ComponentPatch.Positions;
import org.spinoscope.gpt2.Golden;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading.AnswerToken;

class RemovalMemoryTest {

    private static final int HEADS = 15;
    private static final int LAYERS = 3;
    private static final List<PromptPair> PAIRS = List.of(
            new PromptPair("Cows are", "x", "y"),
            new PromptPair("A", "b", "c"),
            new PromptPair("The sky is", "d", "e"),
            new PromptPair("One and one is", "g", "h"));
    private static final PromptPair OTHER = new PromptPair("The sky was", "d", "e");

    private static Gpt2 model;

    private final RemovalMemory memory = new RemovalMemory();

    @BeforeAll
    static void load() {
        model = Golden.model("odd-3x5");
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void afterAnEditOnlyTheChangedPromptIsMeasured() {
        heads(memory, PAIRS, new AblationMode.Zero());
        assertThat(memory.measured()).isEqualTo(4 * (HEADS + LAYERS));
        var edited = List.of(PAIRS.get(3), OTHER, PAIRS.get(0), PAIRS.get(1));
        var after = heads(memory, edited, new AblationMode.Zero());
        assertThat(memory.measured()).isEqualTo(5 * (HEADS + LAYERS));
        agrees(after, heads(new RemovalMemory(), edited, new AblationMode.Zero()));
    }

    @Test
    void whatAStoppedStudyMeasuredIsNotMeasuredAgain() throws Exception {
        var study = new AblationStudy(memory, new Silent());
        assertThatThrownBy(() -> study.run(model, request(PAIRS, new AblationMode.Zero()), (fraction, doing) -> {
                    if (memory.measured() > 20) {
                        throw new CancellationException();
                    }
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(memory.measured()).isBetween(20L, 4L * HEADS - 1);
        var codec = new RecordCodec<>(RemovalMemory.Table.class);
        var kept = new RemovalMemory(codec.decode(codec.encode(memory.table())));
        var resumed = heads(kept, PAIRS, new AblationMode.Zero());
        assertThat(memory.measured() + kept.measured()).isEqualTo(4 * (HEADS + LAYERS));
        agrees(resumed, heads(new RemovalMemory(), PAIRS, new AblationMode.Zero()));
    }

    @Test
    void standInsFromOtherPromptsHoldForTheSamePromptsOnly() {
        for (var mode : List.of(new AblationMode.Mean(), new AblationMode.Resample(1))) {
            long before = memory.measured();
            heads(memory, PAIRS, mode);
            long once = memory.measured();
            heads(memory, PAIRS, mode);
            assertThat(memory.measured()).as("again " + mode).isEqualTo(once);
            var edited = List.of(PAIRS.get(0), PAIRS.get(1), OTHER, PAIRS.get(3));
            agrees(heads(memory, edited, mode), heads(new RemovalMemory(), edited, mode));
            assertThat(memory.measured()).as("edited " + mode).isEqualTo(2 * once - before);
        }
    }

    @Test
    void headsOfALayerAreRemovedTogetherOnce() {
        var result = heads(memory, PAIRS, new AblationMode.Zero());
        for (var known : List.of(memory, RemovalMemory.of(result))) {
            long before = known.measured();
            var request = result.request();
            var layers = new LayerAblationStudy(known).run(model, request, Progress.NONE);
            assertThat(known.measured() - before).isEqualTo(4 * 2 * LAYERS); // MLPs and blocks
            var whole = new LayerAblationStudy(new RemovalMemory()).run(model, request, Progress.NONE);
            for (int layer = 0; layer < LAYERS; layer++) {
                assertThat(layers.heads().get(layer).effects())
                        .containsExactly(whole.heads().get(layer).effects(), within(1e-5));
                assertThat(layers.mlps().get(layer).effects())
                        .containsExactly(whole.mlps().get(layer).effects(), within(1e-5));
            }
        }
    }

    @Test
    void undefinedGapsAreNotKeptAndTheOldestPromptsMakeRoom() {
        var trials = TokenizedPrompts.of(model, PAIRS, AnswerToken.NO_SPACE).trials();
        var removals = IntStream.range(0, 1 << 18).mapToObj(i -> "MLP " + i).toList();
        var full = new RemovalMemory(
                new RemovalMemory.Table(removals, List.of("an older prompt"), List.of(new double[] {1})));
        var known = full.of(trials, new AblationMode.Zero(), Positions.ALL);
        known.keep(List.of(new HeadId(0, 0)), 0, Double.NaN);
        assertThat(full.measured()).isZero();
        var other = full.of(
                TokenizedPrompts.of(model, List.of(OTHER), AnswerToken.NO_SPACE).trials(),
                new AblationMode.Zero(),
                Positions.ALL);
        for (int i = 0; i < 4; i++) {
            known.keep(List.of(new HeadId(0, 0)), i, i);
        }
        assertThat(full.table().prompts()).hasSize(4).doesNotContain("an older prompt");
        other.keep(List.of(new HeadId(0, 0)), 0, 7);
        assertThat(other.gap(List.of(new HeadId(0, 0)), 0)).isEqualTo(7);
        assertThat(known.has(List.of(new HeadId(0, 0)), 0)).isFalse();
        assertThat(full.table().prompts()).hasSizeLessThan(5);
    }

    private static AblationStudy.Request request(List<PromptPair> pairs, AblationMode mode) {
        return AblationStudy.Request.of(new PromptSet("some", "", "", pairs))
                .answering(AnswerToken.NO_SPACE)
                .removing(mode, Positions.ALL)
                .together(0);
    }

    private static AblationResult heads(RemovalMemory memory, List<PromptPair> pairs, AblationMode mode) {
        return new AblationStudy(memory, new Silent()).run(model, request(pairs, mode), Progress.NONE);
    }

    private static void agrees(AblationResult one, AblationResult other) {
        for (int h = 0; h < HEADS; h++) {
            assertThat(one.heads().get(h).effects())
                    .containsExactly(other.heads().get(h).effects(), within(1e-5));
        }
        for (int layer = 0; layer < LAYERS; layer++) {
            assertThat(one.jointEffects().layers().get(layer).effects())
                    .containsExactly(other.jointEffects().layers().get(layer).effects(), within(1e-5));
        }
    }

    private record Silent() implements AblationStudy.Listener {

        @Override
        public void estimated(TokenizedPrompts tokenizedPrompts, double[] gaps, double[][][] estimates) {}

        @Override
        public void ablated(HeadId head, int prompt, double gap) {}
    }
}
