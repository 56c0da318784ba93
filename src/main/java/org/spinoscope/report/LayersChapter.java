package org.spinoscope.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.spinoscope.common.Progress;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.plots.AblationPlots;
import org.spinoscope.plots.LayerAblationPlots;
import org.spinoscope.statistics.SignFlipTest;
import org.spinoscope.study.AblationResult;
import org.spinoscope.study.LayerAblationResult;
import org.spinoscope.study.LayerAblationStudy;
import org.spinoscope.study.LayerEffect;
import org.spinoscope.study.RemovalMemory;

/// Every MLP removed by itself, and of every layer all heads, and heads and MLP together, on every prompt.
final class LayersChapter implements Chapter<LayerAblationResult> {

    @Override
    public String title() {
        return "What happens without an MLP, or a whole layer";
    }

    @Override
    public Class<LayerAblationResult> resultType() {
        return LayerAblationResult.class;
    }

    @Override
    public double weight() {
        return 6;
    }

    /// Uses the request of the chapter about single heads.
    @Override
    public LayerAblationResult run(Gpt2 model, FullStudy study, Progress progress) {
        var heads = study.get(AblationResult.class);
        return new LayerAblationStudy(RemovalMemory.of(heads)).run(model, heads.request(), progress);
    }

    @Override
    public void write(LayerAblationResult result, FullStudy study, ReportContent content) {
        content.section(title());
        var plots = new LayerAblationPlots(result, study.provenanceSource());
        content.figure(
                "ablation-mlps",
                plots.mlps(Optional.empty()),
                Size.twoColumns(70),
                "One bar a layer: the mean change of the logit gap over all prompts when the output of its MLP, bias"
                        + " included, is set to zero. Mind the axis: an MLP does far more than most heads.");
        content.figure(
                "ablation-layers",
                plots.blocks(Optional.empty()),
                Size.twoColumns(70),
                "Three bars a layer: without all its heads, without its MLP, and without both in one run. Where the third"
                        + " is not the sum of the others, the two do something together.");
        var request = result.request();
        tables(result, study.provenance("answer=" + request.answer().key(), Long.toString(request.seed())), content);
        json(result, content.json().putObject("layerAblation"));
    }

    private static Map<String, List<LayerEffect>> parts(LayerAblationResult result) {
        var parts = new LinkedHashMap<String, List<LayerEffect>>();
        parts.put("heads", result.heads());
        parts.put("mlp", result.mlps());
        parts.put("block", result.blocks());
        return parts;
    }

    private static void tables(LayerAblationResult result, Provenance provenance, ReportContent content) {
        content.csv(
                "ablation-layers.csv",
                provenance.with("removed", "per row: all heads of the layer, its MLP, or both (block), in one run"),
                List.of("layer", "removed", "prompt", "gap", "gap_without", "effect"),
                out -> {
                    for (var part : parts(result).entrySet()) {
                        for (var layer : part.getValue()) {
                            for (int p = 0; p < result.gaps().length; p++) {
                                double effect = layer.effects()[p];
                                out.printRecord(
                                        layer.layer(),
                                        part.getKey(),
                                        p,
                                        Csv.field(result.gaps()[p]),
                                        Csv.field(result.gaps()[p] + effect),
                                        Csv.field(effect));
                            }
                        }
                    }
                });
    }

    private static void json(LayerAblationResult result, ObjectNode node) {
        node.put("mode", AblationPlots.removal(result.request().ablationMode()));
        node.put("positions", result.request().positions().name().toLowerCase(Locale.ROOT));
        Json.numbers(node.putArray("gaps"), result.gaps());
        parts(result).forEach((name, layers) -> {
            var list = node.putArray(name);
            for (var layer : layers) {
                var entry = list.addObject();
                entry.put("layer", layer.layer());
                var removed = entry.putArray("removed");
                layer.removed().forEach(component -> removed.add(component.toString()));
                Json.number(entry, "mean", layer.mean());
                Json.number(
                        entry,
                        "low",
                        layer.test().number(test -> test.interval().low()));
                Json.number(
                        entry,
                        "high",
                        layer.test().number(test -> test.interval().high()));
                Json.number(entry, "p", layer.test().number(SignFlipTest::p));
                Json.number(entry, "q", layer.q());
                Json.numbers(entry.putArray("effects"), layer.effects());
            }
        });
    }
}
