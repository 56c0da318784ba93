package org.spinoscope.desktop.heads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.spinoscope.desktop.results.AblationService;
import org.spinoscope.desktop.results.SmallLab;
import org.spinoscope.desktop.results.StudyResults;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.figure.HeatMap;
import org.spinoscope.figure.Plot;
import org.spinoscope.gpt2.HeadId;

/// The view model of the heads on a real, small model; the test's own thread plays the screen.
@Execution(ExecutionMode.CONCURRENT)
class HeadsViewModelTest {

    private final SmallLab lab;
    private final StudyResults studyResults;
    private final AblationService ablationService;
    private final Selection selection;
    private final PromptEditor editor;
    private final HeadsViewModel model;

    HeadsViewModelTest() throws InterruptedException {
        lab = new SmallLab();
        studyResults = lab.studyResults;
        ablationService = lab.ablationService;
        selection = lab.selection;
        editor = lab.editor;
        model = new HeadsViewModel(studyResults, ablationService, selection, lab.provenanceFactory);
        lab.settle();
    }

    @AfterEach
    void close() {
        lab.close();
        assertThat(lab.problems).isEmpty();
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
        var result = studyResults.correlation().get().value().orElseThrow();
        assertThat(cells().grid().at(1, 3))
                .isEqualTo(result.head(new HeadId(1, 3)).theory()[2]);
        assertThat(cells().dotted()).as("the family-wise test is about r").isEmpty();
        var ranking = model.ranking().get();
        for (int i = 1; i < ranking.size(); i++) {
            assertThat(Math.abs(ranking.get(i).gap()))
                    .isLessThanOrEqualTo(Math.abs(ranking.get(i - 1).gap()));
        }
    }

    @Test
    void theEffectsAreMeasuredWhenSomebodyAsksAndTheRankingFollows() throws Exception {
        model.metric().set(Metric.EFFECT);
        assertThat(model.map().get().message()).isPresent();
        assertThat(model.measurable().get()).isTrue();
        assertThat(model.ranking().get()).allMatch(row -> Double.isNaN(row.effect()));
        ablationService.measure();
        assertThat(model.measurable().get()).isFalse();
        lab.settle();
        var known = ablationService.effects().get().value().orElseThrow();
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

    private HeatMap cells() {
        var plot = (Plot) model.map().get().value().orElseThrow();
        return (HeatMap) plot.marks().getFirst();
    }

    @Test
    void everyMetricSaysInWordsWhatItIs() {
        for (var metric : Metric.values()) {
            assertThat(metric.description()).startsWith(metric.title()).hasSizeGreaterThan(12);
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
                .startsWith("a test model");
    }

    @Test
    void anEditedPromptChangesTheResultAndTheOldOneStaysInSightMeanwhile() throws Exception {
        var before = studyResults.correlation().get();
        editor.type("prompt", editor.draft().prompt("A dog"));
        assertThat(studyResults.correlation().get()).isSameAs(before);
        lab.settle();
        assertThat(studyResults
                        .correlation()
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
}
