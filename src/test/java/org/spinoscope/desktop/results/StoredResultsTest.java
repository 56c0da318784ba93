package org.spinoscope.desktop.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.spinoscope.common.RecordCodec;
import org.spinoscope.gpt2.AblationMode;
import org.spinoscope.gpt2.ComponentPatch.Positions;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.MlpId;
import org.spinoscope.gpt2.ModelComponent;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.study.RemovalMemory;
import org.spinoscope.sweep.ResultStore;

@Execution(ExecutionMode.CONCURRENT)
class StoredResultsTest {

    @TempDir
    private Path folder;

    @Test
    void aSessionShowsItsResultsBeforeItsModelIsLoaded() throws Exception {
        var store = new ResultStore(folder, 100_000_000);
        var session = java.util.Map.<String, String>of();
        double[] r;
        double[] effects;
        try (var lab = new SmallLab(store)) {
            lab.load();
            lab.ablationService.watch();
            lab.studyResults.scan();
            lab.settle();
            r = r(lab);
            effects = effects(lab);
            session = lab.storedResults.settings();
            assertThat(lab.studyResults.recalled().get()).isFalse();
        }
        assertThat(session.get("sha256")).hasSize(64);
        try (var lab = new SmallLab(new ResultStore(folder, 100_000_000))) {
            lab.ablationService.watch();
            lab.storedResults.restore(session);
            lab.studyResults.recall();
            lab.ablationService.recall();
            lab.settle();
            assertThat(lab.inferenceService.model().get().value()).isEmpty();
            assertThat(r(lab)).containsExactly(r);
            assertThat(effects(lab)).containsExactly(effects);
            assertThat(lab.studyResults.reproduction().get().value()).isPresent();
            assertThat(lab.studyResults.recalled().get()).isTrue();
            assertThat(lab.provenanceFactory.sources().sha256()).isEqualTo(session.get("sha256"));

            lab.load();
            assertThat(r(lab)).containsExactly(r);
            assertThat(lab.studyResults.recalled().get()).isFalse();
        }
    }

    @Test
    void otherPromptsThanTheLastOnesRecallNothing() throws Exception {
        var store = new ResultStore(folder, 100_000_000);
        var session = java.util.Map.<String, String>of();
        try (var lab = new SmallLab(store)) {
            lab.load();
            session = lab.storedResults.settings();
        }
        try (var lab = new SmallLab(store)) {
            lab.storedResults.restore(session);
            lab.studyResults.recall();
            lab.settle();
            assertThat(lab.studyResults.correlation().get().value()).isPresent();
            lab.editor.rows().delete();
            lab.settle();
            assertThat(lab.studyResults.correlation().get().value()).isEmpty();
        }
    }

    @Test
    void nothingIsComputedTwice() throws Exception {
        try (var lab = new SmallLab(new ResultStore(folder, 1_000_000))) {
            record Answer(double value) {}
            var kind = new StoredResults.Kind<>("test", Answer.class);
            var runs = new AtomicInteger();
            var set = lab.editor.book().get().set().orElseThrow();
            for (int i = 0; i < 2; i++) {
                assertThat(lab.storedResults
                                .of(kind, "sha", set, "plan", () -> new Answer(runs.incrementAndGet()))
                                .value())
                        .isEqualTo(1);
            }
            lab.storedResults.of(kind, "sha", set, "other plan", () -> new Answer(runs.incrementAndGet()));
            assertThat(runs).hasValue(2);
            assertThat(set.pairs()).contains(new PromptPair("A cat", "pet", "car"));
        }
    }

    /// Kept results are told from computed ones by a changed number.
    @Test
    void whatIsUndoneIsNotMeasuredAgain() throws Exception {
        var store = new ResultStore(folder, 100_000_000);
        var mixture = List.<ModelComponent>of(new HeadId(1, 2), new MlpId(0));
        try (var lab = new SmallLab(store)) {
            lab.load();
            lab.ablationService.watch();
            lab.ablationService.chosen().set(mixture);
            lab.settle();
            var first = lab.ablationService.together().get().value().orElseThrow();
            var layers = lab.ablationService.layers().get().value().orElseThrow();
            var effects = effects(lab);
            var set = lab.editor.book().get().set().orElseThrow();
            var question = new JointAblationResult.Question(
                    set,
                    lab.selection.now().reading().answer(),
                    mixture,
                    lab.ablationService.settings().get());
            var marked = first.without().clone();
            marked[0] += 100;
            var kind = new StoredResults.Kind<>("joint ablation", JointAblationResult.class);
            store.keep(
                    kind.key(lab.inferenceService.sha256().get(), set, question.plan()),
                    new RecordCodec<>(JointAblationResult.class)
                            .encode(new JointAblationResult(first.prompts(), mixture, first.gaps(), marked)));

            lab.ablationService.chosen().set(List.of(new HeadId(0, 0)));
            lab.settle();
            lab.ablationService.chosen().set(mixture.reversed());
            lab.settle();
            assertThat(withoutThem(lab)).as("another choice and back").containsExactly(marked);

            lab.editor.rows().delete();
            lab.settle();
            assertThat(withoutThem(lab)).hasSize(first.without().length - 1);
            lab.editor.undo();
            lab.settle();
            assertThat(lab.editor.book().get().set()).contains(set);
            assertThat(withoutThem(lab)).as("a prompt deleted and undone").containsExactly(marked);
            assertThat(effects(lab)).containsExactly(effects);
            assertThat(lab.ablationService
                            .layers()
                            .get()
                            .value()
                            .orElseThrow()
                            .mlps()
                            .getFirst()
                            .effects())
                    .containsExactly(layers.mlps().getFirst().effects());
        }
    }

    /// A kept number is told from a computed one by a change; the memory is read from the files of a session before.
    @Test
    void afterAnEditTheOtherPromptsAreNotMeasuredAgain() throws Exception {
        var store = new ResultStore(folder, 100_000_000);
        var kind = new StoredResults.Kind<>("removals", RemovalMemory.Table.class);
        String sha256;
        try (var lab = new SmallLab(store)) {
            lab.load();
            lab.ablationService.watch();
            lab.settle();
            sha256 = lab.inferenceService.sha256().get();
            var table = lab.storedResults.find(kind, sha256).orElseThrow();
            int head = table.removals().indexOf("L1H2");
            table.gaps().forEach(prompt -> prompt[head] = 100);
            lab.storedResults.keep(kind, sha256, table);
        }
        try (var lab = new SmallLab(store)) {
            lab.load();
            lab.ablationService.watch();
            lab.settle();
            assertThat(effects(lab)[2]).as("the whole sweep is kept as well").isLessThan(50);
            lab.editor.rows().delete();
            lab.settle();
            var exact =
                    lab.ablationService.effects().get().value().orElseThrow().exact();
            assertThat(exact).hasDimensions(4, 3);
            for (var prompt : exact) {
                assertThat(prompt[1][2]).isGreaterThan(50);
                assertThat(prompt[1][1]).isLessThan(50);
            }
        }
    }

    @Test
    void whatAStoppedSweepMeasuredIsKept() throws Exception {
        try (var lab = new SmallLab(new ResultStore(folder, 1_000_000))) {
            var trials = List.of(new TokenizedPair(new int[] {1, 2}, new int[] {3}, new int[] {4}));
            var head = List.of(new HeadId(1, 2));
            assertThatThrownBy(() -> new StoredRemovals(lab.storedResults).during("weights", memory -> {
                        memory.of(trials, new AblationMode.Zero(), Positions.ALL)
                                .keep(head, 0, 1.5);
                        throw new CancellationException();
                    }))
                    .isInstanceOf(CancellationException.class);
            var later = new StoredRemovals(lab.storedResults);
            for (var weights : List.of("weights", "others", "weights")) {
                double gap = later.during(
                        weights,
                        memory -> memory.of(trials, new AblationMode.Zero(), Positions.ALL)
                                .gap(head, 0));
                assertThat(gap).as(weights).isEqualTo(Double.valueOf(weights.equals("weights") ? 1.5 : Double.NaN));
            }
        }
    }

    private static double[] r(SmallLab lab) {
        return lab.studyResults.correlation().get().value().orElseThrow().heads().stream()
                .mapToDouble(head -> head.r())
                .toArray();
    }

    private static double[] withoutThem(SmallLab lab) {
        return lab.ablationService.together().get().value().orElseThrow().without();
    }

    private static double[] effects(SmallLab lab) {
        var known = lab.ablationService.effects().get().value().orElseThrow();
        return known.exact()[1][2];
    }
}
