package org.spinoscope.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import org.spinoscope.common.NumberText;
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

    public InspectorViewModel(StudyResults studyResults, Selection selection) {
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
        facts.add(fact("r", "%+.3f", fit.r(), "Pearson's r between ΔL theory and ΔL of the model"));
        facts.add(new InspectorEntry(
                "95 % (Fisher z)",
                NumberText.of("%+.2f", fit.fisher().low()) + " … "
                        + NumberText.of("%+.2f", fit.fisher().high()),
                "Where the true r lies, for a head chosen beforehand"));
        facts.add(new InspectorEntry(
                "Rank", "%d of %d".formatted(result.rank(id), result.heads().size()), "Place by |r| among all heads"));
        facts.add(fact("r²", "%.3f", fit.r2(), "Share of the variance that the line explains"));
        facts.add(fact("p", "%.2g", fit.p(), "Two-sided, as if this head had been chosen beforehand"));
        facts.add(fact("Bonferroni p", "%.2g", h.bonferroni(), "p times the number of heads"));
        facts.add(fact("q (BH)", "%.2g", h.q(), "False discovery rate at which this head would count"));
        result.familyWise()
                .optional()
                .ifPresent(f -> facts.add(fact(
                        "Family-wise p",
                        "%.3g",
                        f.heads().get(at).p(),
                        "Chance that any head reaches this |r| if none is correlated; %,d permutations"
                                .formatted(f.nullMaxima().size()))));
        facts.add(fact("r₀ (uncentred)", "%+.3f", fit.r0(), "Does not depend on which word was called good"));
        facts.add(fact("Spearman ρ", "%+.3f", h.fit().number(Regression::spearman), "Correlation of the ranks"));
        result.familyWiseRho()
                .optional()
                .ifPresent(f -> facts.add(fact(
                        "Family-wise p of ρ",
                        "%.3g",
                        f.heads().get(at).p(),
                        "Chance that any head reaches this |ρ| if none is correlated; %,d permutations"
                                .formatted(f.nullMaxima().size()))));
        h.leaveOneOut()
                .optional()
                .ifPresent(l -> facts.add(new InspectorEntry(
                        "Leave one out",
                        NumberText.of("%+.2f", l.range().low()) + " … "
                                + NumberText.of("%+.2f", l.range().high()),
                        "Range of r when one prompt is missing")));
        result.bootstrap()
                .optional()
                .ifPresent(b -> facts.add(new InspectorEntry(
                        "First in", "%.0f %% of samples".formatted(100 * b.firstShare(at)), "Bootstrap over prompts")));
        return facts;
    }

    private static List<InspectorEntry> onPrompt(HeadOnPrompt scene, StudyResults studyResults) {
        var facts = new ArrayList<InspectorEntry>();
        var field = scene.field();
        facts.add(fact("ΔL theory", "%+.4g", field.gap(), "N0·(S_good − S_bad), eq. (5)"));
        facts.add(fact(
                "as eq. (4)",
                "%+.4g",
                field.gapInModelSpace(),
                "N_proj·(e_good − e_bad): the same by the other route"));
        studyResults
                .answers()
                .get()
                .value()
                .filter(a -> a.pair().equals(scene.pair()))
                .ifPresent(a -> facts.add(fact("ΔL model", "%+.4g", a.gap(), "Difference of the model's logits")));
        facts.add(fact("|N0|", "%.4g", length(field.contextField()), "Length of the context field in head space"));
        facts.add(
                fact("|N_proj|", "%.4g", length(field.projectedField()), "Length of the field in the residual stream"));
        int most = 0;
        for (int j = 1; j < field.weights().length; j++) {
            most = field.weights()[j] > field.weights()[most] ? j : most;
        }
        facts.add(new InspectorEntry(
                "Looks at",
                "“%s” %.0f %%".formatted(scene.tokens().get(most).text().strip(), 100 * field.weights()[most]),
                "The token with the largest attention weight"));
        return facts;
    }

    private static InspectorEntry fact(String name, String format, double value, String meaning) {
        return new InspectorEntry(name, NumberText.of(format, value), meaning);
    }

    private static double length(double[] x) {
        double sum = 0;
        for (double v : x) {
            sum += v * v;
        }
        return Math.sqrt(sum);
    }
}
