package org.spinoscope.study.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spinoscope.common.Progress;
import org.spinoscope.diffusion.ForwardMoments;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.study.diffusion.DiffusionResult;
import org.spinoscope.study.diffusion.DiffusionStudy;

/// What must hold of diffusing spins: forward moments, and GPT-2's own law from exact log-weights.
final class DiffusionChecks {

    private static final double MOMENT_ERRORS = 3;
    private static final double SHARE_ERRORS = 4;
    private static final double LEAST_P = 1e-3;
    private static final double DIFFERENT = 0.01;

    private DiffusionChecks() {}

    /// The checks of a model; minutes of work.
    static List<Check> of(Gpt2 model, DiffusionStudy.Request request, Progress progress) {
        var result = new DiffusionStudy().exactness(model, request, progress);
        var checks = new ArrayList<Check>();
        result.forwardMoments().forEach(row -> checks.add(moments(row)));
        for (var prompt : result.promptAgreement()) {
            var name = String.format(
                    Locale.ROOT,
                    "prompt %d (%.2f bits), %,d chains, 31 evaluations: ",
                    prompt.prompt(),
                    prompt.bits(),
                    prompt.chains());
            checks.add(Check.deviation(
                    name + "likely words",
                    worst(result, prompt.prompt()),
                    SHARE_ERRORS,
                    "largest, in standard errors"));
            checks.add(new Check(
                    name + "χ² over all words",
                    "p > " + LEAST_P,
                    String.format(Locale.ROOT, "p = %.3g", prompt.p()),
                    "",
                    prompt.p() > LEAST_P ? Check.Outcome.PASS : Check.Outcome.FAIL,
                    String.format(
                            Locale.ROOT,
                            "χ² = %.1f, %d degrees of freedom",
                            prompt.chiSquare(),
                            prompt.degreesOfFreedom())));
            checks.add(Check.deviation(
                    name + "share that 200 steps decode otherwise",
                    prompt.differs(),
                    DIFFERENT,
                    "same starting spins"));
        }
        for (var row : result.bias()) {
            checks.add(new Check(
                    String.format(Locale.ROOT, "bias of %s at %d evaluations", row.sampler(), row.scoreEvaluations()),
                    String.format(Locale.ROOT, "%.4f", row.floor()),
                    String.format(Locale.ROOT, "%.4f", row.totalVariation()),
                    "",
                    Check.Outcome.REPORTED,
                    "total variation; expected is counting noise alone"));
        }
        for (var row : result.residuals()) {
            checks.add(new Check(
                    String.format(
                            Locale.ROOT,
                            "KL of the words %s decodes from the model's, %,d chains",
                            row.residual(),
                            row.chains()),
                    Double.isNaN(row.kl()) ? "–" : String.format(Locale.ROOT, "%.3f", row.kl()),
                    String.format(Locale.ROOT, "%.3f", row.klDecoded()),
                    "",
                    Check.Outcome.REPORTED,
                    String.format(
                            Locale.ROOT,
                            "expected is its law in closed form; relative squared error of the score %.3g at the noisy end, %.3g in"
                                    + " the middle, %.3g at the clean end",
                            row.error()[0],
                            row.error()[row.error().length / 2],
                            row.error()[row.error().length - 1])));
        }
        return checks;
    }

    private static double worst(DiffusionResult result, int prompt) {
        return result.exactAgreement().stream()
                .filter(row -> row.prompt() == prompt && row.counts())
                .mapToDouble(DiffusionResult.Agreement::deviation)
                .max()
                .orElse(0);
    }

    private static Check moments(ForwardMoments.Row row) {
        double first = Math.abs(row.meanCosine() - row.expected()) / row.standardError();
        double second = Math.abs(row.meanSquare() - row.expectedSquare()) / row.standardErrorSquare();
        return Check.deviation(
                String.format(
                        Locale.ROOT,
                        "forward moments, %s (%s), d = %d, m = %.1f",
                        row.path().key(),
                        row.method(),
                        row.d(),
                        row.expected()),
                Math.max(first, second),
                MOMENT_ERRORS,
                "in standard errors");
    }
}
