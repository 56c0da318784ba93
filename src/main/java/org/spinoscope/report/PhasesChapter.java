package org.spinoscope.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.spinoscope.common.Progress;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.plots.ConePlots;
import org.spinoscope.plots.PhasePlots;
import org.spinoscope.spinbath.phases.CollapsedHead;
import org.spinoscope.spinbath.phases.Repetition.Regime;
import org.spinoscope.study.coupling.BoundaryAgreement;
import org.spinoscope.study.coupling.BoundaryStudy;
import org.spinoscope.study.coupling.CouplingDetails;
import org.spinoscope.study.coupling.CouplingResult;
import org.spinoscope.study.coupling.MeasuredTemperatures;
import org.spinoscope.study.coupling.PhasesResult;
import org.spinoscope.study.coupling.Species;
import org.spinoscope.study.coupling.VocabularyPlane;

/// Phase boundaries: predicted from a head, measured in the model.
final class PhasesChapter implements Chapter<BoundaryStudy> {

    private static final double SOLVED_COSINE = 0.2;

    @Override
    public String title() {
        return "Phase boundaries";
    }

    @Override
    public Class<BoundaryStudy> resultType() {
        return BoundaryStudy.class;
    }

    @Override
    public double weight() {
        return 12;
    }

    @Override
    public BoundaryStudy run(Gpt2 model, FullStudy study, Progress progress) {
        return BoundaryStudy.of(model, study.get(CouplingResult.class).phases(), progress);
    }

    @Override
    public void write(BoundaryStudy result, FullStudy study, ReportContent content) {
        var details = study.get(CouplingDetails.class);
        var phases = study.get(CouplingResult.class).phases();
        content.section(title());
        content.paragraph(
                "Where would the sign of a head's gap change if the prompt were another? Theory answers in closed form:"
                        + " for the direction of the context field, for the composition of the context, for the number of times"
                        + " the good word is repeated, and for the temperature of the head's attention. Each prediction concerns"
                        + " one head; what is measured is the whole model.");
        kinds(result, study, content);
        agreement(result.regimes(), study, content);
        figures(details, phases, study, content);
        for (var pairs : result.kinds()) {
            content.figure(
                    "phases-agreement-" + pairs.kind().name().toLowerCase(Locale.ROOT),
                    new PhasePlots(study.provenance(study.reading().toString(), "")).agreement(pairs),
                    Size.oneColumn(70),
                    "One point a head and prompt with both a predicted and a measured boundary.");
        }
        collapses(details, content);
        CouplingTables.phases(phases, result.temperatures(), study, content);
        CouplingJson.putAgreement(content.json(), result.kinds());
    }

    private static void kinds(BoundaryStudy result, FullStudy study, ReportContent content) {
        content.paragraph(
                "How well do boundaries that single heads predict match the model? Over all heads and prompts of "
                        + model(study)
                        + ": for compositions, contexts of 24 tokens made of the good word, the bad word and the last token;"
                        + " for temperatures, the model with that head's scores divided by T; for directions, the model with the"
                        + " head's mixed values at the last position turned in its decision plane. The median distance is that of"
                        + " the nearest two crossings where head and model have one each.");
        content.table(
                List.of("boundary in", "cases", "head crosses", "model crosses", "without measured", "both", "median"),
                result.kinds().stream()
                        .map(pairs -> List.of(
                                pairs.kind().title(),
                                String.format(Locale.ROOT, "%,d", pairs.cases()),
                                String.format(Locale.ROOT, "%,d", pairs.predicted()),
                                String.format(Locale.ROOT, "%,d", pairs.measured()),
                                Html.number(100 * pairs.withoutMeasured(), "%.2f %%"),
                                String.format(Locale.ROOT, "%,d", pairs.both().size()),
                                Html.number(pairs.medianError(), "%.2f") + " "
                                        + pairs.kind().unit()))
                        .toList());
    }

    private static String model(FullStudy study) {
        return Html.escape(study.provenanceSource().model().id()) + " ("
                + Html.escape(study.provenanceSource().model().label()) + ")";
    }

    private static void agreement(BoundaryAgreement result, FullStudy study, ReportContent content) {
        content.paragraph(String.format(
                Locale.ROOT,
                "Critical repetition over all heads and prompts of %s: in %,d cases with a prediction, head and model"
                        + " agree on the regime in %s of them (the trivial prediction “at once” is right in %s). %s have no"
                        + " measured crossing. Where both numbers exist (%,d), the median of |predicted − measured| is %s"
                        + " copies.",
                model(study),
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
                plots.repetition(phases, head, turning(phases), new double[0], 0),
                Size.oneColumn(70),
                "The model's gap after n copies of the good word; marked where head " + head
                        + " is predicted to turn and where the model does.");
        content.figure(
                "phases-attention-temperature",
                plots.attentionTemperature(
                        head, phases.terms().of(head)[0], MeasuredTemperatures.grid(), details.temperatureGaps()),
                Size.oneColumn(70),
                "Gap of head " + head + " on the first prompt against the temperature of its attention, with every"
                        + " crossing marked, and the gap of the model whose scores in that head are divided by it.");
        for (var composed : details.composed()) {
            var species = composed.species();
            content.figure(
                    "phases-composition",
                    plots.ternary(species.composition(), species.names(), new double[] {0, 0, 1}, composed.measured()),
                    Size.oneColumn(85),
                    "Contexts made of three words of the first prompt, queried by the last: where head " + head
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
                    new ConePlots(
                                    plane,
                                    details.pieces(),
                                    study.provenance(study.reading().toString(), ""))
                            .both(),
                    Size.twoColumns(80),
                    "Which word of the whole vocabulary a context field of any direction in the decision plane prefers"
                            + " (the corners of the convex hull and their cones); the head prefers the good word above the"
                            + " line. Right, its mixed values turned once round in this plane, as long as they really are:"
                            + " the head's own gap, and the model's.");
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
}
