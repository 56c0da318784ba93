package org.spinoscope.desktop.heads;

import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import org.spinoscope.desktop.glossary.Term;
import org.spinoscope.statistics.Regression;
import org.spinoscope.study.AblationState;
import org.spinoscope.study.CorrelationResult;
import org.spinoscope.study.CorrelationResult.Head;

/// What the map of heads can show.
enum Metric {
    R("r", "Pearson's r between ΔL theory and ΔL of the model", "%+.2f", true, (at, head) -> head.r()),
    R0(
            "r₀",
            "uncentred correlation: it does not depend on which word was called good",
            "%+.2f",
            true,
            (at, head) -> head.fit().number(Regression::r0)),
    SPEARMAN(
            "ρ",
            "Spearman's rank correlation",
            "%+.2f",
            true,
            (at, head) -> head.fit().number(Regression::spearman)),
    RANK(
            "rank",
            "rank by |r|; 1 is the largest",
            "%.0f",
            false,
            (at, head) -> at.result().rank(head.id())),
    Q("q", "Benjamini–Hochberg q over all heads", "%.2f", false, (at, head) -> head.q()),
    MEAN_GAP(
            "⟨ΔL⟩",
            "mean ΔL theory over the prompts",
            "%+.2f",
            true,
            (at, head) -> java.util.Arrays.stream(head.theory()).average().orElse(Double.NaN)),
    GAP(
            "ΔL",
            "ΔL theory of each head on the current prompt",
            "%+.2f",
            true,
            (at, head) -> at.row() < 0 ? Double.NaN : head.theory()[at.row()]),
    EFFECT(
            "effect",
            "mean effect of removing the head: gap without it minus gap, over the prompts",
            "%+.2f",
            true,
            (at, head) -> at.effects()
                    .filter(e -> head.id().layer() < e.layers() && head.id().head() < e.heads())
                    .map(e -> e.mean(head.id()))
                    .orElse(Double.NaN));

    /// Where a number is looked up.
    ///
    /// @param row the current prompt among those included, −1 for none
    /// @param effects what is known of the effects
    record At(CorrelationResult result, int row, Optional<AblationState> effects) {}

    private final String title;
    private final String meaning;
    private final String format;
    private final boolean signed;
    private final ToDoubleBiFunction<At, Head> value;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    Metric(String title, String meaning, String format, boolean signed, ToDoubleBiFunction<At, Head> value) {
        this.title = title;
        this.meaning = meaning;
        this.format = format;
        this.signed = signed;
        this.value = value;
    }

    String title() {
        return title;
    }

    String meaning() {
        return meaning;
    }

    /// For screen readers: the title may be a mere symbol.
    String description() {
        return Term.written(title).map(Term::tooltip).orElse(title + ": " + meaning);
    }

    /// Whether it is about r, which the family-wise test is about.
    boolean aboutR() {
        return this == R || this == RANK;
    }

    String format() {
        return format;
    }

    /// Whether it has a sign, and wants a diverging map about 0.
    boolean signed() {
        return signed;
    }

    /// Whether it is a correlation, whose range is −1 … 1.
    boolean correlation() {
        return this == R || this == R0 || this == SPEARMAN;
    }

    double of(At at, Head head) {
        return value.applyAsDouble(at, head);
    }

    /// How far up in the ranking a value belongs: small numbers come first, undefined ones last.
    double order(double value) {
        if (Double.isNaN(value)) {
            return Double.POSITIVE_INFINITY;
        }
        return signed ? -Math.abs(value) : value;
    }
}
