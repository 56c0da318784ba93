package org.spinoscope.desktop.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.sweep.ResultStore;

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

    private static double[] r(SmallLab lab) {
        return lab.studyResults.correlation().get().value().orElseThrow().heads().stream()
                .mapToDouble(head -> head.r())
                .toArray();
    }

    private static double[] effects(SmallLab lab) {
        var known = lab.ablationService.effects().get().value().orElseThrow();
        return known.exact()[1][2];
    }
}
