package org.spinoscope.desktop.heads;

import java.util.function.ToDoubleBiFunction;
import org.spinoscope.statistics.Regression;
import org.spinoscope.study.CorrelationResult;
import org.spinoscope.study.CorrelationResult.Head;

/// What the map of heads can show.
enum Metric {
    R("r", "Pearson's r between ΔL theory and ΔL of the model", "%+.2f", true, (result, head) -> head.r()),
    R0(
            "r₀",
            "uncentred correlation: it does not depend on which word was called good",
            "%+.2f",
            true,
            (result, head) -> head.fit().number(Regression::r0)),
    SPEARMAN(
            "ρ",
            "Spearman's rank correlation",
            "%+.2f",
            true,
            (result, head) -> head.fit().number(Regression::spearman)),
    RANK("rank", "place by |r|, 1 is the largest", "%.0f", false, (result, head) -> result.rank(head.id())),
    Q("q", "Benjamini–Hochberg q over all heads", "%.2f", false, (result, head) -> head.q()),
    MEAN_GAP(
            "⟨ΔL⟩",
            "mean ΔL theory over the prompts",
            "%+.2f",
            true,
            (result, head) -> java.util.Arrays.stream(head.theory()).average().orElse(Double.NaN));

    private final String title;
    private final String meaning;
    private final String format;
    private final boolean signed;
    private final ToDoubleBiFunction<CorrelationResult, Head> value;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    Metric(
            String title,
            String meaning,
            String format,
            boolean signed,
            ToDoubleBiFunction<CorrelationResult, Head> value) {
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

    double of(CorrelationResult result, Head head) {
        return value.applyAsDouble(result, head);
    }
}
