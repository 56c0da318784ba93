package org.spinoscope.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.Progress;
import org.spinoscope.figure.Bars;
import org.spinoscope.figure.Cell;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.HeatMap;
import org.spinoscope.figure.Mark;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Symbol;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.figure.write.SvgWriter;
import org.spinoscope.gpt2.Golden;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.Reading.AnswerToken;
import org.spinoscope.study.AblationResult;
import org.spinoscope.study.AblationStudy;
import org.spinoscope.study.CorrelationResult;
import org.spinoscope.study.CorrelationStudy;

class AblationPlotsTest {

    private static AblationResult result;
    private static CorrelationResult correlation;
    private static AblationPlots plots;
    private static JointEffectPlots jointEffects;

    @BeforeAll
    static void run() {
        var prompts = new PromptSet(
                "three",
                "",
                "",
                List.of(
                        new PromptPair("Cows are", "x", "y"),
                        new PromptPair("A", "b", "c"),
                        new PromptPair("The sky is", "d", "e")));
        try (var model = Golden.model("odd-3x5")) {
            var request = AblationStudy.Request.of(prompts)
                    .answering(AnswerToken.NO_SPACE)
                    .together(3);
            result = new AblationStudy().run(model, request, Progress.NONE);
            var reading = Reading.parse("answer=" + AnswerToken.NO_SPACE.key());
            correlation = new CorrelationStudy()
                    .run(model, new CorrelationStudy.Request(prompts, reading, 10, 0, 1), Progress.NONE);
            plots = new AblationPlots(result, new ProvenanceSource("0", model.identity(), "abc"));
            jointEffects = new JointEffectPlots(result, new ProvenanceSource("0", model.identity(), "abc"));
        }
    }

    @Test
    void barsShowTheWholeModelThenEachHeadAndTheDifferences() {
        var head = new HeadId(1, 3);
        var panels = plots.bars(0, List.of(head, new HeadId(0, 0)));
        var before = only(Bars.class, (Plot) panels.figures().getFirst());
        assertThat(before.categories()).containsExactly("whole model", "without L1H3", "without L0H0");
        var gaps = before.groups().getFirst().values();
        assertThat(gaps.get(0)).isEqualTo(result.gaps()[0]);
        assertThat(gaps.get(1)).isEqualTo(result.gapWithout(head, 0));
        var change = only(Bars.class, (Plot) panels.figures().getLast());
        assertThat(change.groups().getFirst().values().get(0))
                .isCloseTo(result.head(head).effects()[0], within(1e-12));
    }

    @Test
    void theMeanMapHoldsEveryHeadAndOutlinesTheSelectedOne() {
        var heatMap = only(HeatMap.class, plots.meanMap(Set.of(new HeadId(2, 4))));
        assertThat(heatMap.grid().at(2, 4)).isEqualTo(result.heads().getLast().mean());
        assertThat(heatMap.outlined()).containsExactly(new Cell(2, 4));
    }

    @Test
    void theRemovalIsKeptInTheProvenance() {
        assertThat(plots.meanMap(Set.of()).provenance().entries())
                .containsEntry("removal", "zero")
                .containsEntry("positions", "all")
                .containsEntry("prompts", "three");
    }

    @Test
    void everyPairOfEstimateAndExactEffectIsAPoint() {
        var points = only(Points.class, plots.exactAgainstEstimate());
        assertThat(points.x().size()).isEqualTo(15 * 3);
        assertThat(points.labels().getFirst()).isEqualTo("L0H0, prompt 1");
    }

    @Test
    void pointsOfTheScattersAreHeadsAndTheSelectedOneIsRingedAndKeepsItsName() {
        var plot = plots.totalAgainstDirect();
        assertThat(only(Points.class, plot).keys()).contains("L1H3");
        var rings = Rings.about(plot, "L1H3").marks().stream()
                .filter(mark -> mark instanceof Points points && points.symbol() == Symbol.OPEN_CIRCLE)
                .map(Points.class::cast)
                .toList();
        assertThat(rings).hasSize(1);
        assertThat(rings.getFirst().labels()).containsExactly("L1H3");
        assertThat(rings.getFirst().y().get(0))
                .isEqualTo(result.head(new HeadId(1, 3)).mean());
    }

    @Test
    void everyFigureCanBeDrawn() {
        List<Figure> all = List.of(
                plots.bars(1, List.of(new HeadId(0, 1))),
                plots.promptMap(2, Set.of()),
                plots.meanMap(Set.of()),
                plots.effectAgainstR(correlation),
                plots.totalAgainstDirect(),
                plots.exactAgainstEstimate(),
                jointEffects.pairs(3),
                jointEffects.layers());
        for (var figure : all) {
            var svg = new SvgWriter().text(new FigureLayout().paint(figure, Size.oneColumn(70), FigureTheme.LIGHT));
            assertThat(svg).contains("<title>").doesNotContain("NaN");
        }
    }

    private static <M extends Mark> M only(Class<M> type, Plot plot) {
        return plot.marks().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
