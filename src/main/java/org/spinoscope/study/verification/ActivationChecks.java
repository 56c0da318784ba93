package org.spinoscope.study.verification;

import java.util.List;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Hook;

/// What holds for the recorded activations of every sound GPT-2.
final class ActivationChecks {

    private static final double ROUNDING = 2e-5;

    private ActivationChecks() {}

    /// No number is infinite or undefined.
    static Check finite(ForwardResult run) {
        long wrong = 0;
        for (var recorded : run.activations().entrySet()) {
            if (recorded.getKey().hook() == Hook.ATTN_SCORES) {
                continue; // −∞ above the diagonal by design
            }
            for (var tensor : recorded.getValue()) {
                wrong += MaxError.notFinite(tensor.data());
            }
        }
        for (var logits : run.logits()) {
            wrong += MaxError.notFinite(logits.data());
        }
        return Check.deviation("activations and logits are finite", (double) wrong, 0, "numbers that are not");
    }

    /// The attention weights of a position sum to one.
    static Check patternRowsSumToOne(ForwardResult run, int layers) {
        double worst = 0;
        for (int layer = 0; layer < layers; layer++) {
            for (var pattern : run.activations().getOrDefault(Hook.PATTERN.in(layer), List.of())) {
                int length = pattern.shape()[2];
                for (int from = 0; from < pattern.data().length; from += length) {
                    double sum = 0;
                    for (int j = 0; j < length; j++) {
                        sum += pattern.data()[from + j];
                    }
                    worst = MaxError.larger(worst, Math.abs(sum - 1));
                }
            }
        }
        return Check.deviation("attention weights sum to one", worst, ROUNDING, "largest |Σα − 1|");
    }

    /// No position attends to a later one.
    static Check nothingLooksAhead(ForwardResult run, int layers) {
        double worst = 0;
        for (int layer = 0; layer < layers; layer++) {
            for (var pattern : run.activations().getOrDefault(Hook.PATTERN.in(layer), List.of())) {
                int length = pattern.shape()[2];
                for (int i = 0; i < pattern.data().length; i++) {
                    if (i % length > i / length % length) {
                        worst = MaxError.larger(worst, Math.abs(pattern.data()[i]));
                    }
                }
            }
        }
        return Check.deviation("no attention to later tokens", worst, 0, "largest such weight");
    }
}
