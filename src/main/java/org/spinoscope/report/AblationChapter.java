package org.spinoscope.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.plots.AblationPlots;
import org.spinoscope.spinbath.Reading.AnswerToken;
import org.spinoscope.study.AblationResult;
import org.spinoscope.study.AblationStudy;
import org.spinoscope.study.CorrelationResult;
import org.spinoscope.study.HeadEffect;
import org.spinoscope.study.ReproductionScan;

/// Every head removed by itself, on every prompt (Fig. 4).
final class AblationChapter implements Chapter<AblationResult> {

    private static final int BARS = 5;

    @Override
    public String title() {
        return "What happens without a head";
    }

    @Override
    public Class<AblationResult> resultType() {
        return AblationResult.class;
    }

    @Override
    public double weight() {
        return 30;
    }

    @Override
    public AblationResult run(Gpt2 model, FullStudy study, Progress progress) {
        return new AblationStudy()
                .run(
                        model,
                        AblationStudy.Request.of(study.prompts())
                                .answering(answer(study.reading().answer())),
                        progress);
    }

    /// A gap of sequences is no difference of two logits, so a head's removal is measured on their first tokens.
    private static AnswerToken answer(AnswerToken answer) {
        return answer == AnswerToken.SEQUENCE ? AnswerToken.FIRST : answer;
    }

    @Override
    public void write(AblationResult result, FullStudy study, ReportContent content) {
        content.section(title());
        figures(result, study, content);
        var request = result.request();
        var provenance = study.provenance("answer=" + request.answer().key(), Long.toString(request.seed()));
        AblationData.tables(result, provenance, content);
        AblationData.json(result, content.json().putObject("ablation"));
    }

    private static void figures(AblationResult result, FullStudy study, ReportContent content) {
        var plots = new AblationPlots(result, study.provenanceSource());
        content.figure(
                "ablation-bars",
                plots.bars(barsPrompt(result), barsHeads(result)),
                Size.twoColumns(75),
                "Left, the logit gap of one prompt with the whole model and without one head each (the paper's heads, then"
                        + " those of largest mean effect); right, the change each removal makes.");
        content.figure(
                "ablation-map",
                plots.meanMap(Set.of()),
                Size.twoColumns(160),
                "One cell a head, layers downwards: its colour is the mean change of the logit gap over all prompts when"
                        + " the head's output is set to zero, and a dot marks an effect of consistent sign, however"
                        + " small.");
        content.figure(
                "ablation-against-r",
                plots.effectAgainstR(study.get(CorrelationResult.class)),
                Size.oneColumn(70),
                "One point a head: its correlation r to the right, the mean change of the gap without it upwards; far"
                        + " above or below the line a head matters, far left or right it correlates.");
        content.figure(
                "ablation-direct-total",
                plots.totalAgainstDirect(),
                Size.oneColumn(70),
                "One point a head: its direct effect on the gap (attribution) to the right, its total effect (removal) upwards; what lies"
                        + " off the diagonal passes through later layers.");
        content.figure(
                "ablation-estimate",
                plots.exactAgainstEstimate(),
                Size.oneColumn(70),
                "One point a head: the first-order estimate of its mean effect to the right, the exact one upwards; on the diagonal both are"
                        + " equal.");
    }

    /// The paper's lions and cows if they are in the set, else the first prompt.
    private static int barsPrompt(AblationResult result) {
        var used = result.tokenizedPrompts().used();
        return IntStream.range(0, used.size())
                .filter(p -> used.get(p).good().equals("herbivores"))
                .findFirst()
                .orElse(0);
    }

    private static List<HeadId> barsHeads(AblationResult result) {
        var heads = new LinkedHashSet<HeadId>();
        var all = result.heads().stream().map(HeadEffect::id).toList();
        for (var named : List.of(ReproductionScan.STRONGEST, new HeadId(0, 0))) {
            if (all.contains(named)) {
                heads.add(named);
            }
        }
        result.ranking().stream().limit(BARS).map(HeadEffect::id).forEach(heads::add);
        return List.copyOf(heads);
    }
}
