package org.spinoscope.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.spinoscope.common.Progress;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.plots.PhasePlots;
import org.spinoscope.spinbath.phases.CollapsedHead;
import org.spinoscope.spinbath.phases.Repetition.Regime;
import org.spinoscope.study.coupling.BoundaryAgreement;
import org.spinoscope.study.coupling.CouplingDetails;
import org.spinoscope.study.coupling.CouplingResult;
import org.spinoscope.study.coupling.PhasesResult;
import org.spinoscope.study.coupling.Species;
import org.spinoscope.study.coupling.VocabularyPlane;

/// Phase boundaries: predicted from a head, measured in the model.
final class PhasesChapter implements Chapter<BoundaryAgreement> {

    private static final double SOLVED_COSINE = 0.2;

    @Override
    public String title() {
        return "Phase boundaries";
    }

    @Override
    public Class<BoundaryAgreement> resultType() {
        return BoundaryAgreement.class;
    }

    @Override
    public double weight() {
        return 1;
    }

    @Override
    public BoundaryAgreement run(Gpt2 model, FullStudy study, Progress progress) {
        return BoundaryAgreement.of(study.get(CouplingResult.class).phases());
    }

    @Override
    public void write(BoundaryAgreement result, FullStudy study, ReportContent content) {
        var details = study.get(CouplingDetails.class);
        var phases = study.get(CouplingResult.class).phases();
        content.section(title());
        content.paragraph(
                "Where would a head change its mind if the prompt were another? Theory answers in closed form:"
                        + " for the direction of the context field, for the composition of the context, for the number of times"
                        + " the good word is repeated, and for the temperature of the head's attention. Each prediction concerns"
                        + " one head; what is measured is the whole model.");
        agreement(result, study, content);
        figures(details, phases, study, content);
        temperatures(details, phases, content);
        collapses(details, content);
        CouplingTables.phases(phases, study, content);
    }

    private static void agreement(BoundaryAgreement result, FullStudy study, ReportContent content) {
        content.paragraph(String.format(
                Locale.ROOT,
                "Critical repetition over all heads and prompts of %s: in %,d cases with a prediction, head and model"
                        + " agree on the regime in %s of them (the trivial prediction “at once” is right in %s). %s have no"
                        + " measured crossing. Where both numbers exist (%,d), the median of |predicted − measured| is %s"
                        + " copies.",
                Html.escape(study.provenanceSource().model().id()) + " ("
                        + Html.escape(study.provenanceSource().model().label()) + ")",
                result.rows(),
                Html.number(100 * result.sameRegime(), "%.0f %%"),
                Html.number(100 * result.atOnce(), "%.0f %%"),
                Html.number(100 * result.withoutMeasured(), "%.0f %%"),
                result.both(),
                Html.number(result.medianError(), "%.2f")));
        var regimes = List.of(Regime.AT_ONCE, Regime.AFTER, Regime.NEVER);
        var rows = new ArrayList<List<String>>();
        for (var head : regimes) {
            var row = new ArrayList<String>();
            row.add(said(head));
            regimes.forEach(model -> row.add(Integer.toString(result.count(head, model))));
            rows.add(row);
        }
        content.table(List.of("predicted by the head", "model: at once", "model: after", "model: never"), rows);
    }

    private static String said(Regime regime) {
        return switch (regime) {
            case AT_ONCE -> "at once";
            case AFTER -> "after";
            case NEVER -> "never";
            case UNDEFINED -> "undefined";
        };
    }

    private static void figures(CouplingDetails details, PhasesResult phases, FullStudy study, ReportContent content) {
        var head = details.heads().getFirst().id();
        var plots = new PhasePlots(study.provenance(study.reading().toString(), ""));
        content.figure(
                "phases-repetition",
                plots.repetition(phases, head, turning(phases), 0),
                Size.oneColumn(70),
                "The model's gap after n copies of the good word; marked where head " + head
                        + " is predicted to turn and where the model does.");
        content.figure(
                "phases-predicted-measured",
                plots.predictedAgainstMeasured(phases),
                Size.oneColumn(70),
                "One point a head and prompt with both a predicted and a measured critical repetition.");
        var scan = details.scans().getFirst();
        content.figure(
                "phases-attention-temperature",
                plots.attentionTemperature(head, phases.terms().of(head)[0], scan.temperatures(), scan.gaps()[0]),
                Size.oneColumn(70),
                "Gap of head " + head + " on the first prompt against the temperature of its attention, with every"
                        + " crossing marked, and the gap of the model whose scores in that head are divided by it.");
        for (var composed : details.composed()) {
            var species = composed.species();
            content.figure(
                    "phases-composition",
                    plots.ternary(species.composition(), species.names(), new double[] {0, 0, 1}, composed.measured()),
                    Size.oneColumn(85),
                    "Contexts made of three words of the first prompt, asked by the last: where head " + head
                            + " prefers which word. "
                            + (Species.fits(study.config())
                                    ? "Open circles: where the model's own gap changes sign on contexts of "
                                            + Species.LENGTH + " tokens along the edges."
                                    : "The model's own gap is not measured: such a context has " + Species.LENGTH
                                            + " tokens, and this model reads at most "
                                            + study.config().positions() + "."));
        }
        if (details.plane() instanceof VocabularyPlane.Drawn(VocabularyPlane plane)) {
            content.figure(
                    "phases-cones",
                    plots.cones(
                            head,
                            plane.words(),
                            plane.cones(),
                            details.pieces(),
                            plane.plane().field()),
                    Size.oneColumn(85),
                    "Which word of the whole vocabulary a context field of any direction in the decision plane prefers: "
                            + "the corners of the convex hull and their cones.");
        }
        content.figure(
                "phases-solved-model",
                plots.solvedModel(SOLVED_COSINE),
                Size.oneColumn(70),
                "A head that can be solved (Chen et al. 2025): cosine of two outputs against inverse temperature for"
                        + " equiangular tokens of cosine 0.2; the limit is reached slowly.");
    }

    /// The first prompt with a measured crossing, or the first.
    private static int turning(PhasesResult phases) {
        for (int p = 0; p < phases.measured().length; p++) {
            if (!Double.isNaN(phases.measured()[p])) {
                return p;
            }
        }
        return 0;
    }

    private static void temperatures(CouplingDetails details, PhasesResult phases, ReportContent content) {
        var rows = new ArrayList<List<String>>();
        for (var scan : details.scans()) {
            var crossings = phases.crossings()[scan.head().layer()][scan.head().head()];
            long predicted = Arrays.stream(crossings).filter(c -> c.length > 0).count();
            long measured =
                    Arrays.stream(scan.measured()).filter(c -> c.length > 0).count();
            var errors = new ArrayList<Double>();
            for (int p = 0; p < crossings.length; p++) {
                if (crossings[p].length > 0 && scan.measured()[p].length > 0) {
                    errors.add(nearest(crossings[p], scan.measured()[p]));
                }
            }
            errors.sort(null);
            rows.add(List.of(
                    scan.head().toString(),
                    Integer.toString(crossings.length),
                    Long.toString(predicted),
                    Long.toString(measured),
                    errors.isEmpty() ? "–" : Html.number(errors.get((errors.size() - 1) / 2), "%.2f")));
        }
        content.paragraph("Attention temperature: prompts on which the head's own gap crosses zero between 0.05 and 20,"
                + " prompts on which the model's does when that head's scores are divided by it, and the median distance"
                + " of the nearest two in units of ln T.");
        content.table(List.of("head", "prompts", "predicted", "measured", "median |Δ ln T|"), rows);
    }

    private static void collapses(CouplingDetails details, ReportContent content) {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < details.heads().size(); i++) {
            var heads = details.collapses().get(i);
            rows.add(List.of(
                    details.heads().get(i).id().toString(),
                    mean(heads, CollapsedHead::gamma),
                    mean(heads, CollapsedHead::criticalGamma),
                    mean(heads, CollapsedHead::valueCosine),
                    mean(heads, CollapsedHead::predicted),
                    mean(heads, CollapsedHead::unmasked),
                    mean(heads, CollapsedHead::causal)));
        }
        content.paragraph(
                "Heads beside the solved model, means over prompts: the head's γ and the critical one of its keys,"
                        + " the cosine of two of its values, and of two of its outputs: as the solved model has it, measured without"
                        + " a mask, and measured with the causal mask.");
        content.table(
                List.of("head", "γ", "γ<sub>c</sub>", "values", "outputs, solved", "without mask", "causal"), rows);
    }

    private static String mean(List<CollapsedHead> heads, ToDoubleFunction<CollapsedHead> of) {
        return Html.number(heads.stream().mapToDouble(of).average().orElse(Double.NaN), "%.3f");
    }

    private static double nearest(double[] a, double[] b) {
        double best = Double.POSITIVE_INFINITY;
        for (double x : a) {
            for (double y : b) {
                best = Math.min(best, Math.abs(Math.log(x / y)));
            }
        }
        return best;
    }
}
