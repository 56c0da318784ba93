package org.spinoscope.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spinoscope.common.Progress;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.plots.DiffusionPlots;
import org.spinoscope.plots.SamplerPlots;
import org.spinoscope.study.diffusion.DiffusionResult;
import org.spinoscope.study.diffusion.DiffusionStudy;
import org.spinoscope.study.diffusion.Residuals;

/// Spins that are noised and brought back; the keys `forwardMoments` and `diffusion` of results.json.
final class DiffusionChapter implements Chapter<DiffusionResult> {

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
                "A token spin is noised on the sphere until it is uniform, eq. (12), and brought back by the score"
                        + " of the noised vocabulary, eq. (13). With the model's own log-probabilities as log-weights the words the"
                        + " spins end at must be the model's next words; a head's field N reweights them by exp(g N·ê)."
                        + " The signs of eq. (14) are corrected here: as printed, spins flee every word or turn away from N.");
        var provenance = study.provenance(
                study.reading().toString(), Long.toString(result.request().seed()));
        var plots = new DiffusionPlots(result, provenance);
        var samplers = new SamplerPlots(result.bias(), provenance);
        int chains = result.request().exactChains();
        content.figure(
                "diffusion-agreement",
                plots.agreement(),
                Size.oneColumn(75),
                String.format(
                        Locale.ROOT,
                        "Each point is one of the likeliest words of a prompt: its share of %,d chains"
                                + " against its probability under the model; on the dashed line the two are equal.",
                        chains));
        content.figure(
                "diffusion-bias",
                samplers.bias(),
                Size.oneColumn(75),
                "How far the law of decoded words is from the model's, against the number of score evaluations: below the dotted"
                        + " line a difference is hidden in the noise of so many chains.");
        content.figure(
                "diffusion-paired",
                samplers.paired(),
                Size.oneColumn(75),
                "Share of the chains that decode otherwise than by 200 steps of the flow from the same starting spins: a bias"
                        + " that no counting noise hides. The noisy sampler has no such pair.");
        content.figure(
                "diffusion-rank",
                plots.rank(),
                Size.oneColumn(75),
                "Rank of the good word in the tilted law, mean over prompts, against the strength of the tilt for each"
                        + " field; at 0 it is the model's own rank, and lower is better.");
        content.figure(
                "diffusion-frontier",
                plots.frontier(),
                Size.oneColumn(75),
                "Negative log-likelihood under the model against the entropy of the tilted law: dull words are always likely, so"
                        + " only a point below and to the right of another is better.");
        content.figure(
                "diffusion-steps",
                plots.steps(),
                Size.oneColumn(65),
                "KL from the decoded words to the model's law, and their negative log-likelihood under it, against what they cost:"
                        + " score evaluations of the flow.");
        content.figure(
                "diffusion-residual",
                plots.residuals(),
                Size.oneColumn(70),
                "Relative squared error of the score along the path from noise (right) to words (left): with the context-free"
                        + " prior, with the learned low-rank residual, and of the network learned by denoising score matching.");
        content.table(
                List.of("prompt", "bits", "chains", "χ²", "degrees of freedom", "p", "differ from 200 steps"),
                prompts(result));
        content.table(
                List.of(
                        "log-weights",
                        "KL of its law",
                        "KL of decoded words",
                        "chains",
                        "score error: noisy",
                        "middle",
                        "clean"),
                residuals(result));
        DiffusionTables.write(result, provenance, content);
        DiffusionJson.write(result, content.json());
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

    private static List<List<String>> residuals(DiffusionResult result) {
        var rows = new ArrayList<List<String>>();
        for (var row : result.residuals()) {
            var error = row.error();
            rows.add(List.of(
                    row.residual(),
                    Html.number(row.kl(), "%.3f"),
                    Html.number(row.klDecoded(), "%.3f"),
                    Integer.toString(row.chains()),
                    Html.number(error[0], "%.3g"),
                    Html.number(error[error.length / 2], "%.3g"),
                    Html.number(error[error.length - 1], "%.3g")));
        }
        return rows;
    }
}
