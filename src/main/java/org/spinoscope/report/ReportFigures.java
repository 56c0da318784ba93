package org.spinoscope.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.spinoscope.figure.paint.Size;
import org.spinoscope.plots.CorrelationPlots;
import org.spinoscope.plots.PlanePlot;
import org.spinoscope.plots.TemperaturePlots;

/// The report's figures, in the order they are told.
final class ReportFigures {

    private static final int SCATTERS = 3;

    private ReportFigures() {}

    static List<ReportFigure> of(WholeStudy study) {
        var figures = new ArrayList<ReportFigure>();
        correlation(study, figures);
        planes(study, figures);
        temperature(study, figures);
        return List.copyOf(figures);
    }

    private static void correlation(WholeStudy study, List<ReportFigure> figures) {
        var plots = new CorrelationPlots(study.correlation(), study.sources());
        figures.add(new ReportFigure(
                "head-map",
                plots.headMap(Set.of()),
                Size.twoColumns(160),
                "Every head's Pearson correlation r between its theoretical logit gap and the model's actual one over the"
                        + " prompts. A dot marks heads that stay significant when the largest of all heads is what one"
                        + " compares with (permutation test)."));
        for (var head : plots.strongest(SCATTERS)) {
            figures.add(new ReportFigure(
                    "scatter-" + head,
                    plots.scatter(head),
                    Size.oneColumn(70),
                    "Head " + head + ": theory against model, one point a prompt, with the least-squares line and its"
                            + " 95 % confidence band."));
        }
        figures.add(new ReportFigure(
                "null-histogram",
                plots.nullHistogram(),
                Size.oneColumn(65),
                "How large the largest |r| of all heads gets when the prompts are shuffled, so that no head can know"
                        + " anything; the observed largest is marked."));
    }

    private static void planes(WholeStudy study, List<ReportFigure> figures) {
        var correlation = study.correlation();
        var provenance = study.sources()
                .provenance(
                        correlation.request().prompts(),
                        correlation.request().reading().toString(),
                        "");
        for (var plane : study.planes()) {
            figures.add(new ReportFigure(
                    "plane-" + plane.head(),
                    PlanePlot.of(plane.result(), plane.head(), plane.pair(), plane.tokens(), provenance),
                    Size.oneColumn(85),
                    "Decision plane of head " + plane.head() + ": colour is the logit N0·s that a token with spin s would"
                            + " get from this head's context field N0; green is the good word, orange the bad one."));
        }
    }

    private static void temperature(WholeStudy study, List<ReportFigure> figures) {
        var plots = new TemperaturePlots(study.temperature(), study.sources());
        figures.add(new ReportFigure(
                "temperature",
                plots.both(),
                Size.twoColumns(75),
                "Entropy and largest probability of the next token against the output temperature: mean and standard"
                        + " deviation over prompts, single prompts behind. The changes are crossovers, not phase"
                        + " transitions."));
        figures.add(new ReportFigure(
                "heat-capacity",
                plots.heatCapacity(),
                Size.oneColumn(65),
                "Variance of the logits under the model's own distribution over T²."));
    }
}
