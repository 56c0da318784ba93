package org.spinoscope.desktop.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import org.spinoscope.desktop.lab.HeadScene;
import org.spinoscope.desktop.lab.Studies;
import org.spinoscope.desktop.shell.Columns;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.statistics.Regression;
import org.spinoscope.study.CorrelationResult;

/// What is known about the selected head: over the prompt set, and on the current prompt.
public final class FactsViewModel {

    private final ObjectBinding<String> head;
    private final ObjectBinding<List<Fact>> overSet;
    private final ObjectBinding<List<Fact>> onPrompt;

    public FactsViewModel(Studies studies, Selection selection) {
        head = Bindings.createObjectBinding(() -> selection.now().head().toString(), selection.choice());
        overSet = Bindings.createObjectBinding(
                () -> studies.correlation()
                        .get()
                        .value()
                        .map(result -> overSet(result, selection))
                        .orElse(List.of()),
                studies.correlation(),
                selection.choice());
        onPrompt = Bindings.createObjectBinding(
                () -> studies.scene()
                        .get()
                        .value()
                        .map(scene -> onPrompt(scene, studies))
                        .orElse(List.of()),
                studies.scene(),
                studies.answers());
    }

    public ObjectBinding<String> head() {
        return head;
    }

    /// Statistics over the prompt set; empty before they are there.
    public ObjectBinding<List<Fact>> overSet() {
        return overSet;
    }

    /// The head on the current prompt; empty before it is there.
    public ObjectBinding<List<Fact>> onPrompt() {
        return onPrompt;
    }

    private static List<Fact> overSet(CorrelationResult result, Selection selection) {
        var id = selection.now().head();
        int at = IntStream.range(0, result.heads().size())
                .filter(i -> result.heads().get(i).id().equals(id))
                .findFirst()
                .orElse(-1);
        if (at < 0) {
            return List.of();
        }
        var h = result.heads().get(at);
        var facts = new ArrayList<Fact>();
        if (h.fit().whyUndefined().isPresent()) {
            facts.add(new Fact("r", "undefined", h.fit().whyUndefined().get()));
            return facts;
        }
        var fit = h.fit().optional().orElseThrow();
        facts.add(fact("r", "%+.3f", fit.r(), "Pearson's r between ΔL theory and ΔL of the model"));
        facts.add(new Fact(
                "95 % (Fisher z)",
                Columns.show("%+.2f", fit.fisher().low()) + " … "
                        + Columns.show("%+.2f", fit.fisher().high()),
                "Where the true r lies, for a head chosen beforehand"));
        facts.add(new Fact(
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
        h.leaveOneOut()
                .optional()
                .ifPresent(l -> facts.add(new Fact(
                        "Leave one out",
                        Columns.show("%+.2f", l.range().low()) + " … "
                                + Columns.show("%+.2f", l.range().high()),
                        "Range of r when one prompt is missing")));
        result.bootstrap()
                .optional()
                .ifPresent(b -> facts.add(new Fact(
                        "First in", "%.0f %% of samples".formatted(100 * b.firstShare(at)), "Bootstrap over prompts")));
        return facts;
    }

    private static List<Fact> onPrompt(HeadScene scene, Studies studies) {
        var facts = new ArrayList<Fact>();
        var field = scene.field();
        facts.add(fact("ΔL theory", "%+.4g", field.gap(), "N0·(S_good − S_bad), eq. (5)"));
        facts.add(fact(
                "as eq. (4)",
                "%+.4g",
                field.gapInModelSpace(),
                "N_proj·(e_good − e_bad): the same by the other route"));
        studies.answers()
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
        facts.add(new Fact(
                "Looks at",
                "“%s” %.0f %%".formatted(scene.tokens().get(most).text().strip(), 100 * field.weights()[most]),
                "The token with the largest attention weight"));
        return facts;
    }

    private static Fact fact(String name, String format, double value, String meaning) {
        return new Fact(name, Columns.show(format, value), meaning);
    }

    private static double length(double[] x) {
        double sum = 0;
        for (double v : x) {
            sum += v * v;
        }
        return Math.sqrt(sum);
    }
}
