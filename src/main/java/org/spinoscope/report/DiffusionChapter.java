package org.spinoscope.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spinoscope.common.Progress;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.plots.DiffusionPlots;
import org.spinoscope.study.diffusion.DiffusionResult;
import org.spinoscope.study.diffusion.DiffusionStudy;
import org.spinoscope.study.diffusion.Residuals;

/// Spins that are noised and brought back; the keys `forwardMoments` and `diffusion` of results.json.
final class DiffusionChapter implements Chapter<DiffusionResult> {

    private static final List<String> GRID = List.of(
            "path",
            "field",
            "guidance",
            "strength",
            "guidance_kind",
            "steps",
            "residual",
            "sampler",
            "nll",
            "kl",
            "good_rank",
            "entropy",
            "nll_closed",
            "kl_closed",
            "good_rank_closed",
            "entropy_closed",
            "distinct2",
            "kappa_eff",
            "score_evaluations",
            "seconds");

    @Override
    public String title() {
        return "Spins that forget their word and find one";
    }

    @Override
    public Class<DiffusionResult> resultType() {
        return DiffusionResult.class;
    }

    @Override
    public double weight() {
        return 60;
    }

    @Override
    public DiffusionResult run(Gpt2 model, FullStudy study, Progress progress) {
        var residual = Residuals.ofThisMachine().find(model.sha256());
        return new DiffusionStudy()
                .run(model, DiffusionStudy.Request.of(study.prompts(), study.reading(), residual), progress);
    }

    @Override
    public void write(DiffusionResult result, FullStudy study, ReportContent content) {
        content.section(title());
        content.paragraph(
                "A token spin is noised on the sphere until it is uniform (eq. 12) and brought back by the score"
                        + " of the noised vocabulary (eq. 13). With GPT-2's own log-probabilities as log-weights the words the"
                        + " spins end at must be GPT-2's next words; a head's field N reweights them by exp(g N·ê)."
                        + " The signs of eq. (14) are corrected here: as printed, spins flee every word or turn away from N.");
        var provenance = study.provenance(
                study.reading().toString(), Long.toString(result.request().seed()));
        var plots = new DiffusionPlots(result, provenance);
        int chains = result.request().exactChains();
        content.figure(
                "diffusion-agreement",
                plots.agreement(),
                Size.oneColumn(75),
                String.format(
                        Locale.ROOT,
                        "Each point is one of the likeliest words of a prompt: its share of %,d chains"
                                + " against its probability under GPT-2; on the dashed line the two are equal.",
                        chains));
        content.figure(
                "diffusion-bias",
                plots.bias(),
                Size.oneColumn(75),
                "How far the law of decoded words is from GPT-2's, against the number of score evaluations: below the dotted"
                        + " line a difference is hidden in the noise of so many chains.");
        content.figure(
                "diffusion-rank",
                plots.rank(),
                Size.oneColumn(75),
                "Rank of the good word in the tilted law, mean over prompts, against the strength of the tilt for each"
                        + " field; at 0 it is GPT-2's own rank, and lower is better.");
        content.figure(
                "diffusion-frontier",
                plots.frontier(),
                Size.oneColumn(75),
                "Negative log-likelihood under GPT-2 against the entropy of the tilted law: dull words are always likely, so"
                        + " only a point below and to the right of another is better.");
        content.figure(
                "diffusion-steps",
                plots.steps(),
                Size.oneColumn(65),
                "KL from the decoded words to GPT-2's law, against the number of score evaluations of the flow.");
        content.figure(
                "diffusion-residual",
                plots.residuals(),
                Size.oneColumn(70),
                "Relative squared error of the score with the context-free prior and with the learned residual, along the"
                        + " path from noise (right) to words (left).");
        content.table(
                List.of("prompt", "bits", "chains", "χ²", "degrees of freedom", "p", "differ from 200 steps"),
                prompts(result));
        tables(result, study, content);
        json(result, content.json());
    }

    private static List<List<String>> prompts(DiffusionResult result) {
        var rows = new ArrayList<List<String>>();
        for (var row : result.promptAgreement()) {
            rows.add(List.of(
                    Integer.toString(row.prompt()),
                    Html.number(row.bits(), "%.2f"),
                    Integer.toString(row.chains()),
                    Html.number(row.chiSquare(), "%.1f"),
                    Integer.toString(row.degreesOfFreedom()),
                    Html.number(row.p(), "%.3g"),
                    Html.number(100 * row.differs(), "%.2f %%")));
        }
        return rows;
    }

    private static void tables(DiffusionResult result, FullStudy study, ReportContent content) {
        var provenance = study.provenance(
                study.reading().toString(), Long.toString(result.request().seed()));
        content.csv("diffusion-grid.csv", provenance, GRID, out -> {
            for (var row : result.grid()) {
                out.printRecord(
                        row.path(),
                        row.field(),
                        Csv.field(row.guidance()),
                        Csv.field(row.strength()),
                        row.guidanceKind(),
                        row.steps(),
                        row.residual(),
                        row.sampler(),
                        Csv.field(row.measured().nll()),
                        Csv.field(row.measured().kl()),
                        Csv.field(row.measured().goodRank()),
                        Csv.field(row.measured().entropy()),
                        Csv.field(row.closed().nll()),
                        Csv.field(row.closed().kl()),
                        Csv.field(row.closed().goodRank()),
                        Csv.field(row.closed().entropy()),
                        Csv.field(row.distinct2()),
                        Csv.field(row.kappaEff()),
                        row.scoreEvaluations(),
                        Csv.field(row.seconds()));
            }
        });
        content.csv(
                "diffusion-bias.csv",
                provenance,
                List.of(
                        "sampler",
                        "steps",
                        "score_evaluations",
                        "chains",
                        "total_variation",
                        "counting_noise",
                        "differs"),
                out -> {
                    for (var row : result.bias()) {
                        out.printRecord(
                                row.sampler(),
                                row.steps(),
                                row.scoreEvaluations(),
                                row.chains(),
                                Csv.field(row.totalVariation()),
                                Csv.field(row.floor()),
                                Csv.field(row.differs()));
                    }
                });
    }

    private static void json(DiffusionResult result, ObjectNode root) {
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
