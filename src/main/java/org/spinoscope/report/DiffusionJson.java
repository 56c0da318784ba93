package org.spinoscope.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.spinoscope.study.diffusion.DiffusionResult;

/// The keys `forwardMoments` and `diffusion` of results.json.
final class DiffusionJson {

    private DiffusionJson() {}

    /// Adds the keys.
    static void write(DiffusionResult result, ObjectNode root) {
        moments(result, root);
        var diffusion = root.putObject("diffusion");
        moments(result, diffusion);
        var agreement = diffusion.putArray("exactAgreement");
        for (var row : result.exactAgreement()) {
            var entry = agreement.addObject();
            entry.put("prompt", row.prompt());
            entry.put("token", row.token());
            entry.put("text", row.text());
            entry.put("tied", row.tied());
            entry.put("chains", row.chains());
            Json.number(entry, "gpt2", row.gpt2());
            Json.number(entry, "decoded", row.decoded());
            Json.number(entry, "standardError", row.standardError());
        }
        var tests = diffusion.putArray("exactness");
        for (var row : result.promptAgreement()) {
            var entry = tests.addObject();
            entry.put("prompt", row.prompt());
            entry.put("chains", row.chains());
            Json.number(entry, "bits", row.bits());
            Json.number(entry, "chiSquare", row.chiSquare());
            entry.put("degreesOfFreedom", row.degreesOfFreedom());
            Json.number(entry, "p", row.p());
            Json.number(entry, "differs", row.differs());
        }
        var bias = diffusion.putArray("bias");
        for (var row : result.bias()) {
            var entry = bias.addObject();
            entry.put("sampler", row.sampler());
            entry.put("steps", row.steps());
            entry.put("scoreEvaluations", row.scoreEvaluations());
            entry.put("chains", row.chains());
            Json.number(entry, "totalVariation", row.totalVariation());
            Json.number(entry, "countingNoise", row.floor());
            Json.number(entry, "differs", row.differs());
        }
        grid(result, diffusion);
        var residuals = diffusion.putArray("residualError");
        for (var row : result.residuals()) {
            var entry = residuals.addObject();
            entry.put("residual", row.residual());
            Json.number(entry, "kl", row.kl());
            Json.number(entry, "klDecoded", row.klDecoded());
            entry.put("chains", row.chains());
            Json.numbers(entry.putArray("tau"), row.tau());
            Json.numbers(entry.putArray("error"), row.error());
        }
    }

    private static void grid(DiffusionResult result, ObjectNode diffusion) {
        var grid = diffusion.putArray("grid");
        for (var row : result.grid()) {
            var entry = grid.addObject();
            entry.put("path", row.path());
            entry.put("field", row.field());
            entry.put("guidance", row.guidance());
            Json.number(entry, "strength", row.strength());
            entry.put("guidanceKind", row.guidanceKind());
            entry.put("steps", row.steps());
            entry.put("residual", row.residual());
            entry.put("sampler", row.sampler());
            law(entry, row.measured());
            law(entry.putObject("closed"), row.closed());
            Json.number(entry, "distinct2", row.distinct2());
            Json.number(entry, "kappaEff", row.kappaEff());
            entry.put("scoreEvaluations", row.scoreEvaluations());
        }
    }

    private static void law(ObjectNode entry, DiffusionResult.Law law) {
        Json.number(entry, "nll", law.nll());
        Json.number(entry, "kl", law.kl());
        Json.number(entry, "goodRank", law.goodRank());
        Json.number(entry, "entropy", law.entropy());
    }

    private static void moments(DiffusionResult result, ObjectNode root) {
        var list = root.putArray("forwardMoments");
        for (var row : result.forwardMoments()) {
            var entry = list.addObject();
            entry.put("path", row.path().key());
            entry.put("method", row.method());
            entry.put("d", row.d());
            Json.number(entry, "tau", row.tau());
            Json.number(entry, "kappa", row.kappa());
            entry.put("n", row.n());
            Json.number(entry, "meanCosine", row.meanCosine());
            Json.number(entry, "expected", row.expected());
            Json.number(entry, "standardError", row.standardError());
            Json.number(entry, "meanSquare", row.meanSquare());
            Json.number(entry, "expectedSquare", row.expectedSquare());
            Json.number(entry, "standardErrorSquare", row.standardErrorSquare());
        }
    }
}
