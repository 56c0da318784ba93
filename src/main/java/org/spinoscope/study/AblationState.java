package org.spinoscope.study;

import java.util.Locale;
import java.util.Optional;
import org.spinoscope.gpt2.HeadId;

/// What is known of the heads' effects so far: estimates of all, exact values of some.
///
/// @param request what was asked
/// @param gaps ΔL of the whole model `[prompt]`
/// @param estimates first-order estimates of gap without the head − gap `[prompt][layer][head]`
/// @param exact the same exactly, NaN where not measured yet `[prompt][layer][head]`
/// @param done how many are exact
/// @param total how many there are
/// @param result everything, once all are exact
public record AblationState(
        AblationStudy.Request request,
        TokenizedPrompts tokenizedPrompts,
        double[] gaps,
        double[][][] estimates,
        double[][][] exact,
        int done,
        int total,
        Optional<AblationResult> result) {

    /// A head's effect on a prompt: exact where it is known, else the estimate.
    public double effect(int prompt, HeadId head) {
        double measured = exact[prompt][head.layer()][head.head()];
        return Double.isNaN(measured) ? estimates[prompt][head.layer()][head.head()] : measured;
    }

    /// Whether a head's effect on a prompt has been measured.
    public boolean measured(int prompt, HeadId head) {
        return !Double.isNaN(exact[prompt][head.layer()][head.head()]);
    }

    /// Mean effect over the prompts, of what [#effect] gives.
    public double mean(HeadId head) {
        double sum = 0;
        for (int p = 0; p < gaps.length; p++) {
            sum += effect(p, head);
        }
        return sum / gaps.length;
    }

    /// How much is measured, in words.
    public String progress() {
        return done == total
                ? String.format(Locale.ROOT, "all %,d exact", total)
                : String.format(Locale.ROOT, "%,d of %,d exact, the others estimated to first order", done, total);
    }

    public int layers() {
        return estimates[0].length;
    }

    public int heads() {
        return estimates[0][0].length;
    }
}
