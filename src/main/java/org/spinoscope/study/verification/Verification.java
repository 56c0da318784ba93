package org.spinoscope.study.verification;

import java.util.ArrayList;
import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.Gpt2Small;
import org.spinoscope.gpt2.ModelIdentity;

/// What is known to be right about a loaded checkpoint.
///
/// @param sha256 of its weights
/// @param checks in the order they were made
public record Verification(ModelIdentity model, String sha256, List<Check> checks) {

    public Verification {
        checks = List.copyOf(checks);
    }

    /// Checks a model: structure and numerics always, and GPT-2 small's recorded behaviour if its weights are those.
    ///
    /// @throws java.util.concurrent.CancellationException if `progress` says so
    public static Verification of(Gpt2 model, Progress progress) {
        progress.at(0, "Hashing the weights");
        var sha256 = model.sha256();
        boolean small = Gpt2Small.hasSha256(sha256);
        var checks = new ArrayList<>(StructuralChecks.of(model, progress.part(0.05, small ? 0.3 : 1)));
        checks.addAll(TokenizerChecks.of(model.tokenizer()));
        if (small) {
            checks.addAll(Gpt2SmallChecks.of(model, progress.part(0.3, 1)));
        } else {
            checks.add(Check.skipped(
                    "GPT-2 small's behaviour", "the weights are not GPT-2 small's own (their sha256 differs)"));
        }
        return new Verification(model.identity().withWeights(sha256), sha256, checks);
    }

    /// Whether no check failed.
    public boolean holds() {
        return count(Check.Outcome.FAIL) == 0;
    }

    /// One sentence.
    public String summary() {
        return "%d checks: %d pass, %d fail, %d skipped, %d reported."
                .formatted(
                        checks.size(),
                        count(Check.Outcome.PASS),
                        count(Check.Outcome.FAIL),
                        count(Check.Outcome.SKIPPED),
                        count(Check.Outcome.REPORTED));
    }

    private long count(Check.Outcome outcome) {
        return checks.stream().filter(check -> check.outcome() == outcome).count();
    }
}
