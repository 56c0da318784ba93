package org.spinoscope.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;
import org.spinoscope.figure.Provenance;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.statistics.MaxStatisticTest;
import org.spinoscope.statistics.Regression;
import org.spinoscope.study.CorrelationResult;

/// The correlation study's tables and its keys of results.json: `prompts`, `heads`, `familywise`.
final class CorrelationData {

    private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999};

    private static final List<String> HEAD_COLUMNS = List.of(
            "layer",
            "head",
            "rank",
            "r",
            "p",
            "slope",
            "intercept",
            "r0",
            "spearman",
            "sign_agree",
            "sign_p",
            "fisher_low",
            "fisher_high",
            "loo_low",
            "loo_high",
            "bonferroni",
            "q",
            "p_familywise",
            "p_familywise_rho");

    private CorrelationData() {}

    static void tables(CorrelationResult result, Provenance provenance, ReportContent content) {
        content.csv(
                "prompts.csv",
                provenance,
                List.of("prompt", "good", "bad", "relation", "tokens", "good_ids", "bad_ids", "actual_gap"),
                out -> prompts(result, out));
        content.csv("heads.csv", provenance, HEAD_COLUMNS, out -> heads(result, out));
        content.csv("gaps.csv", provenance, List.of("layer", "head", "prompt", "theory_gap", "actual_gap"), out -> {
            for (var head : result.heads()) {
                for (int p = 0; p < result.actual().length; p++) {
                    out.printRecord(
                            head.id().layer(),
                            head.id().head(),
                            p,
                            Csv.field(head.theory()[p]),
                            Csv.field(result.actual()[p]));
                }
            }
        });
    }

    private static void prompts(CorrelationResult result, CSVPrinter out) throws IOException {
        var tokenizedPrompts = result.gaps().tokenizedPrompts();
        for (int p = 0; p < tokenizedPrompts.used().size(); p++) {
            var pair = tokenizedPrompts.used().get(p);
            var trial = tokenizedPrompts.trials().get(p);
            out.printRecord(
                    pair.prompt(),
                    pair.good(),
                    pair.bad(),
                    pair.relation(),
                    Csv.joined(trial.tokens()),
                    Csv.joined(trial.good()),
                    Csv.joined(trial.bad()),
                    Csv.field(result.actual()[p]));
        }
    }

    private static void heads(CorrelationResult result, CSVPrinter out) throws IOException {
        var ranking = result.ranking();
        for (int h = 0; h < result.heads().size(); h++) {
            var head = result.heads().get(h);
            var fit = head.fit();
            out.printRecord(
                    head.id().layer(),
                    head.id().head(),
                    Double.isNaN(head.r()) ? "" : 1 + ranking.indexOf(head),
                    Csv.field(head.r()),
                    Csv.field(fit.number(Regression::p)),
                    Csv.field(fit.number(Regression::slope)),
                    Csv.field(fit.number(Regression::intercept)),
                    Csv.field(fit.number(Regression::r0)),
                    Csv.field(fit.number(Regression::spearman)),
                    Csv.count(fit.number(f -> f.signs().agree())),
                    Csv.field(fit.number(f -> f.signs().p())),
                    Csv.field(fit.number(f -> f.fisher().low())),
                    Csv.field(fit.number(f -> f.fisher().high())),
                    Csv.field(head.leaveOneOut().number(l -> l.range().low())),
                    Csv.field(head.leaveOneOut().number(l -> l.range().high())),
                    Csv.field(head.bonferroni()),
                    Csv.field(head.q()),
                    Csv.field(adjusted(result.familyWise(), h)),
                    Csv.field(adjusted(result.familyWiseRho(), h)));
        }
    }

    private static double adjusted(Estimate<MaxStatisticTest> test, int head) {
        return test.number(t -> t.heads().get(head).p());
    }

    static void json(CorrelationResult result, ObjectNode root) {
        root.put("seed", result.request().seed());
        prompts(root.putArray("prompts"), result);
        remarks(root.putArray("remarks"), result);
        heads(root.putArray("heads"), result);
        familyWise(root.putObject("familywise"), result);
    }

    private static void prompts(ArrayNode list, CorrelationResult result) {
        var tokenizedPrompts = result.gaps().tokenizedPrompts();
        for (int p = 0; p < tokenizedPrompts.used().size(); p++) {
            var pair = tokenizedPrompts.used().get(p);
            var entry = list.addObject();
            entry.put("prompt", pair.prompt());
            entry.put("good", pair.good());
            entry.put("bad", pair.bad());
            Json.ints(entry.putArray("tokens"), tokenizedPrompts.trials().get(p).tokens());
            Json.ints(
                    entry.putArray("goodIds"), tokenizedPrompts.trials().get(p).good());
            Json.ints(entry.putArray("badIds"), tokenizedPrompts.trials().get(p).bad());
            Json.number(entry, "actualGap", result.actual()[p]);
        }
    }

    private static void remarks(ArrayNode list, CorrelationResult result) {
        for (var remark : result.gaps().tokenizedPrompts().remarks()) {
            list.addObject()
                    .put("prompt", remark.pair().prompt())
                    .put("good", remark.pair().good())
                    .put("bad", remark.pair().bad())
                    .put("remark", remark.reason());
        }
    }

    private static void heads(ArrayNode list, CorrelationResult result) {
        for (var head : result.heads()) {
            var entry = Json.head(list.addObject(), head.id());
            Json.numbers(entry.putArray("theoryGap"), head.theory());
            Json.number(entry, "r", head.fit().number(Regression::r));
            Json.number(entry, "p", head.fit().number(Regression::p));
            Json.number(entry, "slope", head.fit().number(Regression::slope));
            Json.number(entry, "intercept", head.fit().number(Regression::intercept));
            Json.number(entry, "r0", head.fit().number(Regression::r0));
            Json.number(entry, "spearman", head.fit().number(Regression::spearman));
            Json.number(entry, "bonferroni", head.bonferroni());
            Json.number(entry, "q", head.q());
        }
    }

    private static void familyWise(ObjectNode node, CorrelationResult result) {
        if (result.familyWise() instanceof Estimate.Defined<MaxStatisticTest>(MaxStatisticTest test)) {
            node.put("permutations", test.nullMaxima().size());
            Json.number(node, "p", test.p());
            Json.number(node, "maxAbsR", test.max());
            var quantiles = node.putArray("nullQuantiles");
            for (double probability : QUANTILES) {
                var entry = quantiles.addObject();
                Json.number(entry, "probability", probability);
                Json.number(entry, "value", test.nullMaxima().quantile(probability));
            }
        } else {
            node.put("permutations", 0);
            node.putNull("p");
            node.putArray("nullQuantiles");
        }
        node.put("seed", result.request().seed());
        var spearman = node.putObject("spearman");
        Json.number(spearman, "p", result.familyWiseRho().number(MaxStatisticTest::p));
        Json.number(spearman, "maxAbsRho", result.familyWiseRho().number(MaxStatisticTest::max));
    }
}
