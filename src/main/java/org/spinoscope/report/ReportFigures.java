package org.spinoscope.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.plots.AblationPlots;
import org.spinoscope.plots.CorrelationPlots;
import org.spinoscope.plots.OrthographicProjection;
import org.spinoscope.plots.PlanePlot;
import org.spinoscope.plots.SpinPlots;
import org.spinoscope.plots.TemperaturePlots;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.study.HeadEffect;
import org.spinoscope.study.ReproductionScan;
import org.spinoscope.study.SpinStudy;

/// The report's figures, in the order they are told.
final class ReportFigures {

    private static final int SCATTERS = 3;
    private static final int BARS = 5;

    private ReportFigures() {}

    static List<ReportFigure> of(FullStudy study) {
        var figures = new ArrayList<ReportFigure>();
        correlation(study, figures);
        planes(study, figures);
        ablation(study, figures);
        temperature(study, figures);
        spin(study, figures);
        return List.copyOf(figures);
    }

    private static void correlation(FullStudy study, List<ReportFigure> figures) {
        var plots = new CorrelationPlots(study.correlation(), study.provenanceSource());
        figures.add(new ReportFigure(
                "Every head against the model",
                "head-map",
                plots.headMap(Set.of()),
                Size.twoColumns(160),
                "One cell a head, layers downwards: its colour is the Pearson correlation r between the head's theoretical"
                        + " logit gap and the model's actual one over the prompts, and a dot marks an |r| that the largest"
                        + " of all heads rarely reaches when the prompts are shuffled (permutation test)."));
        for (var head : plots.strongest(SCATTERS)) {
            figures.add(new ReportFigure(
                    "Every head against the model",
                    "scatter-" + head,
                    plots.scatter(head),
                    Size.oneColumn(70),
                    "Head " + head
                            + ": one point a prompt, the head's theoretical logit gap to the right and the model's"
                            + " actual one upwards, with the least-squares line and its 95 % confidence band."));
        }
        figures.add(new ReportFigure(
                "Every head against the model",
                "null-histogram",
                plots.nullHistogram(),
                Size.oneColumn(65),
                "How often the largest |r| of all heads falls into each bin when the prompts are shuffled, so that no head"
                        + " can know anything; the line marks the largest that was observed."));
    }

    private static void planes(FullStudy study, List<ReportFigure> figures) {
        var correlation = study.correlation();
        var provenance = study.provenanceSource()
                .provenance(
                        correlation.request().prompts(),
                        correlation.request().reading().toString(),
                        "");
        for (var plane : study.planes()) {
            figures.add(new ReportFigure(
                    "One head on one prompt",
                    "plane-" + plane.head(),
                    PlanePlot.of(plane.result(), plane.head(), plane.pair(), plane.tokens(), provenance),
                    Size.oneColumn(85),
                    "Decision plane of head " + plane.head()
                            + ": the colour at a place s is the logit N0·s that a token with that spin gets from the"
                            + " context field N0 (the arrow); the green circle is the good word, the orange square the"
                            + " bad one, and the arrow's height is the logit gap over |ΔS|."));
        }
    }

    private static void temperature(FullStudy study, List<ReportFigure> figures) {
        var plots = new TemperaturePlots(study.temperature(), study.provenanceSource());
        figures.add(new ReportFigure(
                "The temperature of the output",
                "temperature",
                plots.both(),
                Size.twoColumns(75),
                "Entropy and largest probability of the next token against the output temperature T: the strong line is"
                        + " the mean over prompts, the band its standard deviation, thin lines are single prompts, and T = 1"
                        + " is the model itself."));
        figures.add(new ReportFigure(
                "The temperature of the output",
                "heat-capacity",
                plots.heatCapacity(),
                Size.oneColumn(65),
                "Variance of the logits under the distribution at temperature T, divided by T²: the higher a curve, the more"
                        + " bits a relative change of T adds."));
    }

    private static void ablation(FullStudy study, List<ReportFigure> figures) {
        var plots = new AblationPlots(study.ablation(), study.provenanceSource());
        int prompt = barsPrompt(study);
        figures.add(new ReportFigure(
                "What happens without a head",
                "ablation-bars",
                plots.bars(prompt, barsHeads(study)),
                Size.twoColumns(75),
                "Left, the logit gap of one prompt with the whole model and without one head each (the paper's heads, then"
                        + " those of largest mean effect); right, the change each removal makes."));
        figures.add(new ReportFigure(
                "What happens without a head",
                "ablation-map",
                plots.meanMap(Set.of()),
                Size.twoColumns(160),
                "One cell a head, layers downwards: its colour is the mean change of the logit gap over all prompts when"
                        + " the head's output is set to zero, and a dot marks an effect of consistent sign, however"
                        + " small."));
        figures.add(new ReportFigure(
                "What happens without a head",
                "ablation-against-r",
                plots.effectAgainstR(study.correlation()),
                Size.oneColumn(70),
                "One point a head: its correlation r to the right, the mean change of the gap without it upwards; far"
                        + " above or below the line a head matters, far left or right it correlates."));
        figures.add(new ReportFigure(
                "What happens without a head",
                "ablation-direct-total",
                plots.totalAgainstDirect(),
                Size.oneColumn(70),
                "One point a head: its direct effect on the gap (attribution) to the right, its total effect (removal) upwards; what lies"
                        + " off the diagonal passes through later layers."));
        figures.add(new ReportFigure(
                "What happens without a head",
                "ablation-estimate",
                plots.exactAgainstEstimate(),
                Size.oneColumn(70),
                "One point a head: the first-order estimate of its mean effect to the right, the exact one upwards; on the diagonal both are"
                        + " equal."));
    }

    /// The paper's lions and cows if they are in the set, else the first prompt.
    private static int barsPrompt(FullStudy study) {
        var used = study.ablation().tokenizedPrompts().used();
        return IntStream.range(0, used.size())
                .filter(p -> used.get(p).good().equals("herbivores"))
                .findFirst()
                .orElse(0);
    }

    private static List<HeadId> barsHeads(FullStudy study) {
        var heads = new LinkedHashSet<HeadId>();
        var all = study.ablation().heads().stream().map(HeadEffect::id).toList();
        for (var named : List.of(ReproductionScan.STRONGEST, new HeadId(0, 0))) {
            if (all.contains(named)) {
                heads.add(named);
            }
        }
        study.ablation().ranking().stream().limit(BARS).map(HeadEffect::id).forEach(heads::add);
        return List.copyOf(heads);
    }

    private static void spin(FullStudy study, List<ReportFigure> figures) {
        if (!(study.spin() instanceof Estimate.Defined<SpinStudy.Result>(SpinStudy.Result spin))) {
            return;
        }
        var request = spin.request();
        var provenance = study.provenanceSource()
                .provenance(
                        study.correlation().request().prompts(),
                        request.reading().toString(),
                        Long.toString(request.seed()))
                .with("head", request.head().toString())
                .with("prompt", request.pair().prompt());
        figures.add(new ReportFigure(
                "A spin in the field of a head",
                "spin-trajectory",
                SpinPlots.trajectory(
                        spin.trail(), spin.field(), spin.words(), OrthographicProjection.DEFAULT, provenance),
                Size.oneColumn(90),
                "A token spin in the context field of head " + request.head()
                        + " on the first prompt, moving by the stochastic Landau–Lifshitz–Gilbert equation as printed in"
                        + " eq. (9) from the bad word on; the colour along its path is time. "
                        + bath(request)));
        figures.add(new ReportFigure(
                "A spin in the field of a head",
                "spin-mean",
                SpinPlots.mean(spin.ensemble(), provenance),
                Size.oneColumn(65),
                "Mean alignment with the field over " + request.spins()
                        + " spins against time, and as a horizontal line what the stationary law predicts. "
                        + bath(request)));
        figures.add(new ReportFigure(
                "A spin in the field of a head",
                "spin-histogram",
                SpinPlots.histogram(spin.ensemble(), provenance),
                Size.oneColumn(65),
                "Bars: how the spins' alignment with the field is distributed in the long run; line: the stationary law. "
                        + bath(request)));
        figures.add(
                new ReportFigure(
                        "A spin in the field of a head",
                        "spin-convergence",
                        SpinPlots.convergence(spin.convergence(), true, provenance),
                        Size.oneColumn(75),
                        "Strong error of each integrator against its time step, both axes logarithmic, on the same Brownian paths"
                                + " in this field (eq. (9), λ = 0.6, k_BT = 0.4): the slope of a line is the integrator's order."));
        figures.add(new ReportFigure(
                "A spin in the field of a head",
                "spin-first-passage",
                SpinPlots.firstPassage(
                        spin.passages(), request.pair().bad(), request.pair().good(), provenance),
                Size.oneColumn(75),
                "Time a spin needs from the bad to the good word, upwards, against the bath's temperature; a spin that has"
                        + " not arrived after 100 units of time is given up. " + bath(request)));
    }

    private static String bath(SpinStudy.Request request) {
        var bath = request.bath();
        return String.format(
                Locale.ROOT,
                "The field has N_proj's direction and the strength |B| = %.3g, since the model fixes no unit of it;"
                        + " γ = %.3g, λ = %.3g, k_BT = %.3g, dt = %.3g.",
                request.strength(),
                bath.gamma(),
                bath.lambda(),
                bath.temperature(),
                request.dt());
    }
}
