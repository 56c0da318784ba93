package org.spinoscope.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.Set;
import org.spinoscope.common.Progress;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.plots.CorrelationPlots;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.statistics.MaxStatisticTest;
import org.spinoscope.statistics.Regression;
import org.spinoscope.study.CorrelationResult;
import org.spinoscope.study.CorrelationStudy;
import org.spinoscope.study.TokenizedPrompts;

/// Every head's theoretical gap against the model's own (App. D, Fig. 1).
final class CorrelationChapter implements Chapter<CorrelationResult> {

    private static final int SCATTERS = 3;
    private static final int RANKED = 20;
    private static final HeadId PAPER_HEAD = new HeadId(3, 5);

    @Override
    public String title() {
        return "Every head against the model";
    }

    @Override
    public Class<CorrelationResult> resultType() {
        return CorrelationResult.class;
    }

    @Override
    public double weight() {
        return 18;
    }

    @Override
    public CorrelationResult run(Gpt2 model, FullStudy study, Progress progress) {
        return new CorrelationStudy()
                .run(model, CorrelationStudy.Request.of(study.prompts(), study.reading()), progress);
    }

    @Override
    public void write(CorrelationResult result, FullStudy study, ReportContent content) {
        content.paragraph(summary(result));
        content.section(title());
        figures(result, new CorrelationPlots(result, study.provenanceSource()), content);
        content.section("The strongest heads");
        ranking(result, content);
        content.section("The prompts");
        prompts(result, content);
        var provenance = study.provenance(
                study.reading().toString(), Long.toString(result.request().seed()));
        CorrelationData.tables(result, provenance, content);
        CorrelationData.json(result, content.json());
    }

    private static String summary(CorrelationResult result) {
        var best = result.ranking().getFirst();
        return String.format(
                Locale.ROOT,
                "Over %d prompts the strongest of %d heads is <strong>%s</strong> with r&nbsp;=&nbsp;%s. %s",
                result.actual().length,
                result.heads().size(),
                best.id(),
                Html.number(best.r(), "%+.3f"),
                familyWise(result));
    }

    private static String familyWise(CorrelationResult result) {
        return switch (result.familyWise()) {
            case Estimate.Defined<MaxStatisticTest>(MaxStatisticTest test) ->
                "It is the largest of many, though: for Pearson's r, among shuffled prompts a largest |r| of at least that size comes up"
                        + " with probability <strong>p = " + Html.number(test.p(), "%.3g") + "</strong> ("
                        + String.format(Locale.ROOT, "%,d", test.nullMaxima().size()) + " permutations). "
                        + (test.p() < 0.05
                                ? "That is unlikely to be chance alone."
                                : "Chance alone often gives as much, so this maximum is no evidence.")
                        + " The largest Spearman |ρ| of all heads has p = "
                        + Html.number(result.familyWiseRho().number(MaxStatisticTest::p), "%.3g")
                        + " by the same test.";
            case Estimate.Undefined<MaxStatisticTest>(String reason) ->
                "How surprising that is cannot be said: " + Html.escape(reason);
        };
    }

    private static void figures(CorrelationResult result, CorrelationPlots plots, ReportContent content) {
        content.figure(
                "head-map",
                plots.headMap(Set.of()),
                Size.twoColumns(160),
                "One cell a head, layers downwards: its colour is the Pearson correlation r between the head's theoretical"
                        + " logit gap and the model's actual one over the prompts, and a dot marks an |r| that the largest"
                        + " of all heads rarely reaches when the prompts are shuffled (permutation test).");
        for (var head : scatters(plots, result)) {
            content.figure(
                    "scatter-" + head,
                    plots.scatter(head),
                    Size.oneColumn(70),
                    "Head " + head
                            + ": one point a prompt, the head's theoretical logit gap to the right and the model's"
                            + " actual one upwards, with the least-squares line and its 95 % confidence band.");
        }
        content.figure(
                "null-histogram",
                plots.nullHistogram(),
                Size.oneColumn(65),
                "How often the largest |r| of all heads falls into each bin when the prompts are shuffled, so that no head"
                        + " can know anything; the line marks the largest that was observed.");
    }

    /// The strongest heads, and always the paper's (Fig. 1) where the model has it.
    private static SequencedSet<HeadId> scatters(CorrelationPlots plots, CorrelationResult result) {
        var heads = new LinkedHashSet<>(plots.strongest(SCATTERS));
        result.heads().stream()
                .map(CorrelationResult.Head::id)
                .filter(PAPER_HEAD::equals)
                .forEach(heads::add);
        return heads;
    }

    private static void ranking(CorrelationResult result, ReportContent content) {
        var rows = new ArrayList<List<String>>();
        var ranking = result.ranking();
        for (int i = 0; i < Math.min(RANKED, ranking.size()); i++) {
            var head = ranking.get(i);
            var fit = head.fit();
            rows.add(List.of(
                    Integer.toString(i + 1),
                    head.id().toString(),
                    Html.number(head.r(), "%+.3f"),
                    Html.number(fit.number(Regression::r2), "%.3f"),
                    Html.number(fit.number(Regression::p), "%.2g"),
                    Html.number(head.q(), "%.2g"),
                    Html.number(fit.number(Regression::spearman), "%+.3f"),
                    Html.number(fit.number(Regression::r0), "%+.3f"),
                    Html.number(head.leaveOneOut().number(l -> l.range().low()), "%+.3f") + " … "
                            + Html.number(
                                    head.leaveOneOut().number(l -> l.range().high()), "%+.3f")));
        }
        content.table(
                List.of("rank", "head", "r", "r²", "p", "q (BH)", "Spearman ρ", "r₀", "r without one prompt"), rows);
    }

    private static void prompts(CorrelationResult result, ReportContent content) {
        var rows = new ArrayList<List<String>>();
        var tokenizedPrompts = result.gaps().tokenizedPrompts();
        for (int p = 0; p < tokenizedPrompts.used().size(); p++) {
            var pair = tokenizedPrompts.used().get(p);
            rows.add(List.of(
                    Html.escape(pair.prompt()),
                    Html.escape(pair.good()),
                    Html.escape(pair.bad()),
                    Integer.toString(tokenizedPrompts.trials().get(p).length()),
                    Html.number(result.actual()[p], "%+.2f")));
        }
        content.table(List.of("prompt", "good", "bad", "tokens", "ΔL actual"), rows);
        remarks(tokenizedPrompts, content);
    }

    private static void remarks(TokenizedPrompts prompts, ReportContent content) {
        var remarks = prompts.remarks();
        if (remarks.isEmpty()) {
            return;
        }
        content.paragraph(
                "Remarks on single prompts. What is left out is excluded from every number of this page's correlations.");
        content.table(
                List.of("prompt", "good", "bad", "remark"),
                remarks.stream()
                        .map(remark -> List.of(
                                Html.escape(remark.pair().prompt()),
                                Html.escape(remark.pair().good()),
                                Html.escape(remark.pair().bad()),
                                Html.escape(remark.reason())))
                        .toList());
    }
}
