package org.spinoscope.plots;

import static org.spinoscope.figure.layout.FigureLayout.literal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.InfiniteLine;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Panels;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.ReferenceLine;
import org.spinoscope.figure.Values;
import org.spinoscope.gpt2.AblationMode;
import org.spinoscope.gpt2.ComponentPatch.Positions;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.statistics.Regression;
import org.spinoscope.study.AblationResult;
import org.spinoscope.study.AblationStudy;
import org.spinoscope.study.CorrelationResult;
import org.spinoscope.study.HeadEffect;

/// The figures of an ablation study: bars for chosen heads, effect maps, and effects against possible predictors.
public final class AblationPlots {

    /// False discovery rate at which the mean effect map marks a head.
    public static final double LEVEL = 0.05;

    /// What a dot in the mean effect map means.
    public static final String EFFECTIVE = "sign-flip /{q} < " + LEVEL;

    static final String EFFECT = "Effect on Δ/{L}";

    private final AblationResult result;
    private final Provenance provenance;

    public AblationPlots(AblationResult result, ProvenanceSource provenanceSource) {
        this.result = result;
        this.provenance = provenance(result.request(), provenanceSource);
    }

    /// Where numbers of an ablation study come from; of a Reading, only the answer token matters.
    public static Provenance provenance(AblationStudy.Request request, ProvenanceSource provenanceSource) {
        return provenanceSource
                .provenance(request.prompts(), "answer=" + request.answer().key(), Long.toString(request.seed()))
                .with("removal", removal(request.ablationMode()))
                .with("positions", request.positions() == Positions.ALL ? "all" : "last");
    }

    /// What replaces a removed head, in a word or two.
    public static String removal(AblationMode ablationMode) {
        return switch (ablationMode) {
            case AblationMode.Zero() -> "zero";
            case AblationMode.ValueBias() -> "zero, value bias kept";
            case AblationMode.Mean() -> "mean over the prompt set";
            case AblationMode.Resample(int shift) -> "resampled from prompt p+" + shift;
        };
    }

    /// One prompt's gap with the whole model and without each of some heads, and the differences (Fig. 4).
    public Panels bars(int prompt, List<HeadId> heads) {
        var pair = result.tokenizedPrompts().used().get(prompt);
        var names = new ArrayList<>(List.of("whole model"));
        var gaps = new ArrayList<>(List.of(result.gaps()[prompt]));
        for (var head : heads) {
            names.add("without " + head);
            gaps.add(result.gapWithout(head, prompt));
        }
        var changes =
                gaps.stream().skip(1).map(gap -> gap - result.gaps()[prompt]).toList();
        return GapBars.panels(
                        "“" + literal(pair.prompt()) + "”",
                        "Δ/{L} = /{L}(" + literal(pair.good()) + ") − /{L}(" + literal(pair.bad()) + ")",
                        new GapBars.Values(names, gaps),
                        new GapBars.Values(names.subList(1, names.size()), changes),
                        provenance)
                .caption("The logit gap with the whole model and with single heads removed (" + said() + ").");
    }

    private String said() {
        return said(result.request());
    }

    /// How and where something is removed.
    static String said(AblationStudy.Request request) {
        return removal(request.ablationMode())
                + (request.positions() == Positions.ALL ? ", all positions" : ", last position");
    }

    /// One prompt's effect of every head.
    public Plot promptMap(int prompt, Set<HeadId> selected) {
        var pair = result.tokenizedPrompts().used().get(prompt);
        return map(
                "Effect of each head: " + literal(pair.good() + "/" + pair.bad()),
                head -> head.effects()[prompt],
                Set.of(),
                selected);
    }

    /// The mean effect of every head over the prompts; dots mark those the sign-flip test finds.
    public Plot meanMap(Set<HeadId> selected) {
        return map("Mean effect of removing each head", HeadEffect::mean, effective(result), selected);
    }

    private Plot map(String title, ToDoubleFunction<HeadEffect> value, Set<HeadId> dotted, Set<HeadId> selected) {
        var grid = HeadMap.grid(
                result.heads().stream().map(HeadEffect::id).toList(),
                result.heads().stream().mapToDouble(value).toArray());
        return HeadMap.of(title, EFFECT, grid, ColourScale.symmetric(grid.values()), "%+.2f")
                .dots(dotted, dotted.isEmpty() ? "" : EFFECTIVE)
                .selected(selected)
                .plot()
                .subtitle(said())
                .provenance(provenance);
    }

    /// Heads whose mean effect the sign-flip test finds.
    public static Set<HeadId> effective(AblationResult result) {
        return result.heads().stream()
                .filter(head -> head.q() < LEVEL)
                .map(HeadEffect::id)
                .collect(Collectors.toSet());
    }

    /// Whether heads whose gap correlates with the model's are heads that matter: mean effect against r.
    public Plot effectAgainstR(CorrelationResult correlation) {
        return heads(
                "Do heads that correlate matter?",
                "Pearson /{r} with Δ/{L}_{actual}",
                head -> correlation.head(head.id()).r(),
                result.effectAgainst(correlation));
    }

    /// Total against direct effect: how much of a head's part goes through what follows it.
    public Plot totalAgainstDirect() {
        return heads("Total and direct effect", "Mean direct effect", HeadEffect::direct, result.directAgainstTotal());
    }

    private Plot heads(String title, String what, ToDoubleFunction<HeadEffect> x, Estimate<Regression> fit) {
        var names = result.heads().stream().map(head -> head.id().toString()).toList();
        var plot = Figure.titled(title)
                .x(Axis.linear(what))
                .y(Axis.linear("Mean effect on Δ/{L}"))
                .whenEmpty("no finite effects")
                .add(
                        ReferenceLine.atY(0, ""),
                        Points.at(
                                        Values.of(result.heads().stream()
                                                .mapToDouble(x)
                                                .toArray()),
                                        Values.of(result.heads().stream()
                                                .mapToDouble(HeadEffect::mean)
                                                .toArray()))
                                .tooltips(names)
                                .keyed(names))
                .provenance(provenance);
        return noted(plot, fit);
    }

    private static Plot noted(Plot plot, Estimate<Regression> fit) {
        return switch (fit) {
            case Estimate.Defined<Regression>(Regression line) ->
                plot.note("/{r} = " + NumberFormats.signed(line.r(), 3) + " (/{n} = " + line.n() + ")");
            case Estimate.Undefined<Regression>(String reason) -> plot.note("/{r} undefined: " + reason);
        };
    }

    /// Exact effects against their first-order estimates, every head on every prompt, with the line of equality.
    public Plot exactAgainstEstimate() {
        var x = new ArrayList<Double>();
        var y = new ArrayList<Double>();
        var names = new ArrayList<String>();
        var heads = new ArrayList<String>();
        for (var head : result.heads()) {
            for (int p = 0; p < result.gaps().length; p++) {
                x.add(result.estimates()[p][head.id().layer()][head.id().head()]);
                y.add(head.effects()[p]);
                names.add(head.id() + ", prompt " + (p + 1));
                heads.add(head.id().toString());
            }
        }
        var plot = Figure.titled("First-order estimate and exact effect")
                .x(Axis.linear("Estimated effect on Δ/{L}"))
                .y(Axis.linear("Exact effect on Δ/{L}"))
                .whenEmpty("no finite effects")
                .add(
                        InfiniteLine.where(1, -1, 0)
                                .as(LineStyle.SOLID, Ink.Role.MUTED)
                                .named("equality"),
                        Points.at(Values.of(x), Values.of(y)).tooltips(names).keyed(heads))
                .provenance(provenance);
        return noted(plot, result.estimateAgainstExact());
    }
}
