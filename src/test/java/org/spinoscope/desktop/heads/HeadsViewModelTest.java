package org.spinoscope.desktop.heads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spinoscope.desktop.lab.Ablations;
import org.spinoscope.desktop.lab.Lab;
import org.spinoscope.desktop.lab.Labels;
import org.spinoscope.desktop.lab.Studies;
import org.spinoscope.desktop.state.PromptBook;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.task.InferenceThread;
import org.spinoscope.figure.Cells;
import org.spinoscope.figure.Plot;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;

/// The view model of the heads on a real, small model; this test's own thread plays the screen.
class HeadsViewModelTest {

    private static final Path MODEL = Path.of("src/test/resources/golden/checkpoints/odd-3x5");

    private final LinkedBlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private final InferenceThread<Gpt2> inference = new InferenceThread<>(screen::add);
    private final LinkedBlockingQueue<Throwable> problems = new LinkedBlockingQueue<>();
    private final Lab lab = new Lab(inference, screen::add, problems::add);
    private final Selection selection = new Selection();
    private final PromptEditor editor = new PromptEditor(PromptBook.of(new PromptSet(
            "short",
            "",
            "",
            List.of(
                    new PromptPair("A cat", "pet", "car"),
                    new PromptPair("Ice is", "cold", "warm"),
                    new PromptPair("Two", "four", "five"),
                    new PromptPair("Sun", "hot", "mild"),
                    new PromptPair("Sea", "blue", "red")))));
    private final Studies studies = new Studies(lab, selection, editor);
    private final Ablations ablations = new Ablations(lab, selection, editor);
    private final HeadsViewModel model =
            new HeadsViewModel(studies, ablations, selection, new Labels(lab, editor, "test"));

    @BeforeEach
    void load() throws Exception {
        // This vocabulary is of single letters: the first token of every answer would be the space.
        selection.reading(Reading.parse("answer=last"));
        lab.load("load", progress -> Gpt2.load(MODEL, new ModelIdentity("odd", "a test model"), progress));
        settle();
    }

    @AfterEach
    void close() {
        inference.close();
        assertThat(problems).isEmpty();
    }

    @Test
    void theRankingGoesByTheSizeOfR() {
        var ranking = model.ranking().get();
        assertThat(ranking).hasSize(15);
        for (int i = 1; i < ranking.size(); i++) {
            assertThat(Math.abs(ranking.get(i).r()))
                    .isLessThanOrEqualTo(Math.abs(ranking.get(i - 1).r()));
        }
    }

    @Test
    void theMapShowsTheGapsOfTheCurrentPrompt() {
        model.metric().set(Metric.GAP);
        selection.row(2);
        var result = studies.correlation().get().value().orElseThrow();
        assertThat(cells().grid().at(1, 3))
                .isEqualTo(result.head(new HeadId(1, 3)).theory()[2]);
        assertThat(cells().dottedMeans()).contains("family-wise");
        var ranking = model.ranking().get();
        for (int i = 1; i < ranking.size(); i++) {
            assertThat(Math.abs(ranking.get(i).gap()))
                    .isLessThanOrEqualTo(Math.abs(ranking.get(i - 1).gap()));
        }
    }

    @Test
    void theEffectsAreMeasuredWhenSomebodyAsksAndTheRankingFollows() throws Exception {
        model.metric().set(Metric.EFFECT);
        assertThat(model.map().get().instead()).isPresent();
        assertThat(model.measurable().get()).isTrue();
        assertThat(model.ranking().get()).allMatch(row -> Double.isNaN(row.effect()));
        ablations.measure();
        assertThat(model.measurable().get()).isFalse();
        settle();
        var known = ablations.effects().get().value().orElseThrow();
        assertThat(cells().grid().at(2, 4)).isEqualTo(known.mean(new HeadId(2, 4)));
        assertThat(((Plot) model.map().get().value().orElseThrow()).subtitle()).isEqualTo("all 75 exact");
        var ranking = model.ranking().get();
        for (int i = 1; i < ranking.size(); i++) {
            assertThat(Math.abs(ranking.get(i).effect()))
                    .isLessThanOrEqualTo(Math.abs(ranking.get(i - 1).effect()));
        }
        model.metric().set(Metric.R);
        selection.head(new HeadId(1, 1));
        assertThat(cells().outlinedMeans()).isEqualTo("L1H1");
    }

    private Cells cells() {
        var plot = (Plot) model.map().get().value().orElseThrow();
        return (Cells) plot.marks().getFirst();
    }

    @Test
    void everyMetricSaysInWordsWhatItIs() {
        for (var metric : Metric.values()) {
            assertThat(metric.spoken()).startsWith(metric.title()).hasSizeGreaterThan(12);
        }
    }

    @Test
    void aClickedHeadIsSelectedAndTheScatterFollows() {
        model.chooseHead("L2H4");
        assertThat(selection.now().head()).isEqualTo(new HeadId(2, 4));
        assertThat(model.scatter().get().value().orElseThrow().title()).contains("L2H4");
        model.chooseHead("not a head");
        assertThat(selection.now().head()).isEqualTo(new HeadId(2, 4));
    }

    @Test
    void arrowsStayInsideTheMap() {
        selection.head(new HeadId(0, 0));
        model.move(-1, -1);
        assertThat(selection.now().head()).isEqualTo(new HeadId(0, 0));
        model.move(9, 0);
        assertThat(selection.now().head()).isEqualTo(new HeadId(0, 0));
        model.move(1, 1);
        assertThat(selection.now().head()).isEqualTo(new HeadId(1, 1));
    }

    @Test
    void figuresSayWhichModelTheyComeFrom() {
        assertThat(model.map().get().value().orElseThrow().provenance().modelLabel())
                .isEqualTo("a test model");
    }

    @Test
    void anEditedPromptChangesTheResultAndTheOldOneStaysInSightMeanwhile() throws Exception {
        var before = studies.correlation().get();
        editor.type("prompt", editor.draft().prompt("A dog"));
        assertThat(studies.correlation().get()).isSameAs(before);
        settle();
        assertThat(studies.correlation()
                        .get()
                        .value()
                        .orElseThrow()
                        .request()
                        .prompts()
                        .pairs()
                        .getFirst()
                        .prompt())
                .isEqualTo("A dog");
    }

    /// Runs what was handed over to the screen until nothing is left to do.
    private void settle() throws InterruptedException {
        int calm = 0;
        while (calm < 3) {
            var next = screen.poll(100, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.run();
                calm = 0;
            } else {
                calm = lab.idle() ? calm + 1 : 0;
            }
        }
    }
}
