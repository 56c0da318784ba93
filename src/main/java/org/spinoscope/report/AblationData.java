package org.spinoscope.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.spinoscope.figure.Provenance;
import org.spinoscope.plots.AblationPlots;
import org.spinoscope.statistics.SignFlipTest;
import org.spinoscope.study.AblationResult;

/// The ablation study's tables and its key of results.json.
final class AblationData {

    private AblationData() {}

    static void tables(AblationResult result, Provenance provenance, ReportContent content) {
        content.csv(
                "ablation.csv",
                provenance,
                List.of("layer", "head", "prompt", "gap", "gap_without", "effect", "estimate"),
                out -> {
                    for (var head : result.heads()) {
                        for (int p = 0; p < result.gaps().length; p++) {
                            out.printRecord(
                                    head.id().layer(),
                                    head.id().head(),
                                    p,
                                    Csv.field(result.gaps()[p]),
                                    Csv.field(result.gapWithout(head.id(), p)),
                                    Csv.field(head.effects()[p]),
                                    Csv.field(result.estimates()[p][head.id().layer()][
                                            head.id().head()]));
                        }
                    }
                });
        content.csv(
                "ablation-heads.csv",
                provenance,
                List.of("layer", "head", "mean_effect", "low", "high", "p", "q", "estimate", "direct_effect"),
                out -> {
                    for (var head : result.heads()) {
                        out.printRecord(
                                head.id().layer(),
                                head.id().head(),
                                Csv.field(head.mean()),
                                Csv.field(head.test()
                                        .number(test -> test.interval().low())),
                                Csv.field(head.test()
                                        .number(test -> test.interval().high())),
                                Csv.field(head.test().number(SignFlipTest::p)),
                                Csv.field(head.q()),
                                Csv.field(head.estimate()),
                                Csv.field(head.direct()));
                    }
                });
    }

    static void json(AblationResult result, ObjectNode node) {
        node.put("mode", AblationPlots.removal(result.request().ablationMode()));
        node.put("positions", result.request().positions().name().toLowerCase(Locale.ROOT));
        var prompts = node.putArray("prompts");
        for (var layers : result.without().gap()) {
            var prompt = prompts.addArray();
            for (var heads : layers) {
                Json.numbers(prompt.addArray(), heads);
            }
        }
        Json.numbers(node.putArray("gaps"), result.gaps());
        var effects = node.putArray("effects");
        for (var head : result.heads()) {
            var entry = Json.head(effects.addObject(), head.id());
            Json.number(entry, "mean", head.mean());
            Json.number(entry, "p", head.test().number(SignFlipTest::p));
            Json.number(entry, "q", head.q());
            Json.number(entry, "estimate", head.estimate());
            Json.number(entry, "direct", head.direct());
        }
    }
}
