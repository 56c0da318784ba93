package org.spinoscope.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.desktop.glossary.Term;
import org.spinoscope.desktop.results.CouplingResults;
import org.spinoscope.desktop.results.StudyResults;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.statistics.Regression;
import org.spinoscope.study.CorrelationResult;
import org.spinoscope.study.edit.HeadOnPrompt;

/// What is known about the selected head: over the prompt set, and on the current prompt.
public final class InspectorViewModel {

    private final ObjectBinding<String> head;
    private final ObjectBinding<List<InspectorEntry>> overSet;
    private final ObjectBinding<List<InspectorEntry>> onPrompt;
    private final ObjectBinding<List<InspectorEntry>> ofCoupling;

    public InspectorViewModel(StudyResults studyResults, CouplingResults coupling, Selection selection) {
        head = Bindings.createObjectBinding(() -> selection.now().head().toString(), selection.choice());
        overSet = Bindings.createObjectBinding(
                () -> studyResults
                        .correlation()
                        .get()
                        .value()
                        .map(result -> overSet(result, selection))
                        .orElse(List.of()),
                studyResults.correlation(),
                selection.choice());
        onPrompt = Bindings.createObjectBinding(
                () -> studyResults
                        .scene()
                        .get()
                        .value()
                        .map(scene -> onPrompt(scene, studyResults))
                        .orElse(List.of()),
                studyResults.scene(),
                studyResults.answers());
        ofCoupling = Bindings.createObjectBinding(
                () -> CouplingEntries.of(
                        selection.now().head(),
                        coupling.modes().value().get().value(),
                        coupling.kinds().value().get().value(),
                        coupling.chosenMode().get()),
                coupling.modes().value(),
                coupling.kinds().value(),
                coupling.chosenMode(),
                selection.choice());
    }

    public ObjectBinding<String> head() {
        return head;
    }

    /// Statistics over the prompt set; empty before they are there.
    public ObjectBinding<List<InspectorEntry>> overSet() {
        return overSet;
    }

    /// The head on the current prompt; empty before it is there.
    public ObjectBinding<List<InspectorEntry>> onPrompt() {
        return onPrompt;
    }

    /// The head's coupling and the selected mode; empty before a view has asked for modes.
    public ObjectBinding<List<InspectorEntry>> ofCoupling() {
        return ofCoupling;
    }

    private static List<InspectorEntry> overSet(CorrelationResult result, Selection selection) {
        var id = selection.now().head();
        int at = IntStream.range(0, result.heads().size())
                .filter(i -> result.heads().get(i).id().equals(id))
                .findFirst()
                .orElse(-1);
        if (at < 0) {
            return List.of();
        }
        var h = result.heads().get(at);
        var facts = new ArrayList<InspectorEntry>();
        if (h.fit().whyUndefined().isPresent()) {
            facts.add(
                    new InspectorEntry("r", "undefined", h.fit().whyUndefined().get()));
            return facts;
        }
        var fit = h.fit().optional().orElseThrow();
        facts.add(fact("r", "%+.3f", fit.r(), Term.R.tooltip()));
        facts.add(new InspectorEntry(
                Term.FISHER.symbol(),
                NumberFormats.formatted("%+.2f", fit.fisher().low()) + " … "
                        + NumberFormats.formatted("%+.2f", fit.fisher().high()),
                Term.FISHER.tooltip()));
        facts.add(new InspectorEntry(
                "Rank",
                String.format(
                        Locale.ROOT, "%d of %d", result.rank(id), result.heads().size()),
                Term.RANK.tooltip()));
        facts.add(fact("r²", "%.3f", fit.r2(), Term.R2.tooltip()));
        facts.add(new InspectorEntry("p", NumberFormats.probability(fit.p()), Term.P.tooltip()));
        facts.add(new InspectorEntry(
                "Bonferroni p", NumberFormats.probability(h.bonferroni()), Term.BONFERRONI.tooltip()));
        facts.add(new InspectorEntry("q (BH)", NumberFormats.probability(h.q()), Term.Q.tooltip()));
        result.familyWise()
                .optional()
                .ifPresent(f -> facts.add(fact(
                        "Family-wise p",
                        "%.3g",
                        f.heads().get(at).p(),
                        String.format(
                                Locale.ROOT,
                                "Chance that any head reaches this |r| if none is correlated; %,d permutations",
                                f.nullMaxima().size()))));
        facts.add(fact("r₀ (uncentred)", "%+.3f", fit.r0(), Term.R0.tooltip()));
        facts.add(fact("Spearman ρ", "%+.3f", h.fit().number(Regression::spearman), Term.RHO.tooltip()));
        result.familyWiseRho()
                .optional()
                .ifPresent(f -> facts.add(fact(
                        "Family-wise p of ρ",
                        "%.3g",
                        f.heads().get(at).p(),
                        String.format(
                                Locale.ROOT,
                                "Chance that any head reaches this |ρ| if none is correlated; %,d permutations",
                                f.nullMaxima().size()))));
        h.leaveOneOut()
                .optional()
                .ifPresent(l -> facts.add(new InspectorEntry(
                        "Leave one out",
                        NumberFormats.formatted("%+.2f", l.range().low()) + " … "
                                + NumberFormats.formatted("%+.2f", l.range().high()),
                        Term.LOO.tooltip())));
        result.bootstrap()
                .optional()
                .flatMap(b -> b.heads().get(at).interval().optional())
                .ifPresent(interval -> facts.add(new InspectorEntry(
                        Term.BOOTSTRAP.symbol(),
                        NumberFormats.formatted("%+.2f", interval.low()) + " … "
                                + NumberFormats.formatted("%+.2f", interval.high()),
                        Term.BOOTSTRAP.tooltip())));
        result.bootstrap()
                .optional()
                .ifPresent(b -> facts.add(new InspectorEntry(
                        "First in",
                        String.format(Locale.ROOT, "%.0f %% of samples", 100 * b.firstShare(at)),
                        Term.FIRST.tooltip())));
        return facts;
    }

    private static List<InspectorEntry> onPrompt(HeadOnPrompt scene, StudyResults studyResults) {
        var facts = new ArrayList<InspectorEntry>();
        var field = scene.field();
        if (!scene.last()) {
            facts.add(new InspectorEntry(
                    "Query position k",
                    Integer.toString(scene.position()),
                    "The token whose query the head answers, counted from 0; chosen in the view of pairs. The model's own gap"
                            + " is known at the last position only."));
        }
        facts.add(fact("ΔL theory", "%+.4g", field.gap(), Term.GAP.tooltip()));
        facts.add(fact(
                "as eq. (4)",
                "%+.4g",
                field.gapInModelSpace(),
                "N_proj·(e_good − e_bad): the same number, computed in model space"));
        studyResults
                .answers()
                .get()
                .value()
                .filter(a -> a.pair().equals(scene.pair()) && scene.last())
                .ifPresent(a -> facts.add(fact("ΔL model", "%+.4g", a.gap(), Term.ACTUAL.tooltip())));
        facts.add(fact("|N0|", "%.4g", length(field.contextField()), Term.N0.tooltip()));
        facts.add(fact("|N_proj|", "%.4g", length(field.projectedField()), Term.NPROJ.tooltip()));
        int most = 0;
        for (int j = 1; j < field.weights().length; j++) {
            most = field.weights()[j] > field.weights()[most] ? j : most;
        }
        facts.add(new InspectorEntry(
                "Attends to",
                String.format(
                        Locale.ROOT,
                        "“%s” %.0f %%",
                        scene.tokens().get(most).text().strip(),
                        100 * field.weights()[most]),
                "The token with the largest attention weight"));
        return facts;
    }

    private static InspectorEntry fact(String name, String format, double value, String meaning) {
        return new InspectorEntry(name, NumberFormats.formatted(format, value), meaning);
    }

    private static double length(double[] x) {
        double sum = 0;
        for (double v : x) {
            sum += v * v;
        }
        return Math.sqrt(sum);
    }
}
