package org.spinoscope.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.spinoscope.plots.AblationPlots;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.statistics.MaxStatisticTest;
import org.spinoscope.statistics.Regression;
import org.spinoscope.statistics.SignFlipTest;
import org.spinoscope.study.AblationResult;
import org.spinoscope.study.CorrelationResult;
import org.spinoscope.study.Temperature;

/// results.json: the study for programs. Keys are stable, numbers have full precision, undefined is null.
final class ResultsJson {

    private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999};

    private final JsonMapper mapper = JsonMapper.builder().build();

    String of(FullStudy study) {
        var root = mapper.createObjectNode();
        root.put("program", study.provenanceSource().version());
        model(root.putObject("model"), study);
        root.put("promptSet", study.correlation().request().prompts().name());
        root.put("seed", study.correlation().request().seed());
        var reading = root.putObject("reading");
        study.correlation().request().reading().toMap().forEach(reading::put);
        prompts(root.putArray("prompts"), study.correlation());
        heads(root.putArray("heads"), study.correlation());
        familyWise(root.putObject("familywise"), study.correlation());
        temperature(root.putArray("temperature"), study);
        ablation(root.putObject("ablation"), study.ablation());
        scan(root.putArray("reproduction"), study);
        for (var row : PaperComparison.of(study)) {
            var entry = root.withArray("paper").addObject();
            entry.put("quantity", row.quantity());
            number(entry, "paper", row.paper());
            number(entry, "measured", row.measured());
        }
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts is always JSON", e);
        }
    }

    private static void model(ObjectNode node, FullStudy study) {
        node.put("id", study.provenanceSource().model().id());
        node.put("label", study.provenanceSource().model().label());
        node.put("sha256", study.provenanceSource().sha256());
        node.put("layers", study.config().layers());
        node.put("heads", study.config().heads());
    }

    private static void prompts(ArrayNode list, CorrelationResult study) {
        var tokenizedPrompts = study.gaps().tokenizedPrompts();
        for (int p = 0; p < tokenizedPrompts.used().size(); p++) {
            var pair = tokenizedPrompts.used().get(p);
            var entry = list.addObject();
            entry.put("prompt", pair.prompt());
            entry.put("good", pair.good());
            entry.put("bad", pair.bad());
            ints(entry.putArray("tokens"), tokenizedPrompts.trials().get(p).tokens());
            ints(entry.putArray("goodIds"), tokenizedPrompts.trials().get(p).good());
            ints(entry.putArray("badIds"), tokenizedPrompts.trials().get(p).bad());
            number(entry, "actualGap", study.actual()[p]);
        }
    }

    private static void heads(ArrayNode list, CorrelationResult study) {
        for (var head : study.heads()) {
            var entry = list.addObject();
            entry.put("layer", head.id().layer());
            entry.put("head", head.id().head());
            numbers(entry.putArray("theoryGap"), head.theory());
            number(entry, "r", head.fit().number(Regression::r));
            number(entry, "p", head.fit().number(Regression::p));
            number(entry, "slope", head.fit().number(Regression::slope));
            number(entry, "intercept", head.fit().number(Regression::intercept));
            number(entry, "r0", head.fit().number(Regression::r0));
            number(entry, "spearman", head.fit().number(Regression::spearman));
            number(entry, "bonferroni", head.bonferroni());
            number(entry, "q", head.q());
        }
    }

    private static void familyWise(ObjectNode node, CorrelationResult study) {
        if (study.familyWise() instanceof Estimate.Defined<MaxStatisticTest>(MaxStatisticTest test)) {
            node.put("permutations", test.nullMaxima().size());
            number(node, "p", test.p());
            number(node, "maxAbsR", test.max());
            var quantiles = node.putArray("nullQuantiles");
            for (double probability : QUANTILES) {
                var entry = quantiles.addObject();
                number(entry, "probability", probability);
                number(entry, "value", test.nullMaxima().quantile(probability));
            }
        } else {
            node.put("permutations", 0);
            node.putNull("p");
            node.putArray("nullQuantiles");
        }
        node.put("seed", study.request().seed());
    }

    private static void temperature(ArrayNode list, FullStudy study) {
        var sweep = study.temperature();
        var entropy = sweep.mean(Temperature::entropyBits);
        var top1 = sweep.mean(Temperature::top1);
        for (int i = 0; i < entropy.length; i++) {
            var entry = list.addObject();
            number(entry, "T", sweep.request().temperatures()[i]);
            number(entry, "entropyBits", entropy[i]);
            number(entry, "top1", top1[i]);
        }
    }

    private static void ablation(ObjectNode node, AblationResult study) {
        node.put("mode", AblationPlots.removal(study.request().ablationMode()));
        node.put("positions", study.request().positions().name().toLowerCase(java.util.Locale.ROOT));
        var prompts = node.putArray("prompts");
        for (var layers : study.without().gap()) {
            var prompt = prompts.addArray();
            for (var heads : layers) {
                numbers(prompt.addArray(), heads);
            }
        }
        numbers(node.putArray("gaps"), study.gaps());
        var effects = node.putArray("effects");
        for (var head : study.heads()) {
            var entry = effects.addObject();
            entry.put("layer", head.id().layer());
            entry.put("head", head.id().head());
            number(entry, "mean", head.mean());
            number(entry, "p", head.test().number(SignFlipTest::p));
            number(entry, "q", head.q());
            number(entry, "estimate", head.estimate());
            number(entry, "direct", head.direct());
        }
    }

    private static void scan(ArrayNode list, FullStudy study) {
        for (var row : study.scan().rows()) {
            var entry = list.addObject();
            var reading = entry.putObject("reading");
            row.reading().toMap().forEach(reading::put);
            entry.put("n", row.n());
            number(entry, "rL3H5", row.r()[0]);
            number(entry, "rL0H2", row.r()[1]);
            number(entry, "rL0H7", row.r()[2]);
            entry.put("rankL3H5", row.rank());
            number(entry, "germanyGap", row.germanyGap());
            number(entry, "distance", row.distance());
        }
    }

    private static void ints(ArrayNode list, int[] values) {
        for (int value : values) {
            list.add(value);
        }
    }

    static void numbers(ArrayNode list, double[] values) {
        for (double value : values) {
            if (Double.isFinite(value)) {
                list.add(value);
            } else {
                list.addNull();
            }
        }
    }

    static void number(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }
}
