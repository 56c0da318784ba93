package org.spinoscope.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.AblationValues;
import org.spinoscope.gpt2.CleanRun;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.MlpId;
import org.spinoscope.gpt2.MlpSweep;
import org.spinoscope.gpt2.ModelComponent;

/// Removes every layer's MLP, all its heads, and both, on every prompt, exactly. What replaces an MLP is what the
/// request says of heads, applied to the MLP's output; its bias counts as part of it.
///
/// Of the request, the order of heads and the number of those tried together have no meaning here.
public final class LayerAblationStudy implements Study<AblationStudy.Request, LayerAblationResult> {

    private final RemovalMemory memory;

    /// @param memory of the model that the study will run
    public LayerAblationStudy(RemovalMemory memory) {
        this.memory = memory;
    }

    @Override
    public LayerAblationResult run(Gpt2 model, AblationStudy.Request request, Progress progress) {
        var tokenizedPrompts = TokenizedPrompts.of(model, request.prompts(), request.answer());
        var clean = CleanRun.of(model, tokenizedPrompts.trials(), progress.part(0, 0.1));
        var values = new AblationValues(model, clean, request.ablationMode(), request.positions());
        int prompts = clean.prompts().size();
        var gaps = IntStream.range(0, prompts).mapToDouble(clean::gap).toArray();
        int layers = model.config().layers();

        var known = memory.of(tokenizedPrompts.trials(), request.ablationMode(), request.positions());
        new MlpSweep(model, clean, values)
                .run(
                        (mlp, p) -> known.has(List.of(mlp), p),
                        (mlp, p, good, bad) -> known.keep(List.of(mlp), p, good - bad),
                        progress.part(0.1, 0.3));

        var heads = IntStream.range(0, layers)
                .mapToObj(layer -> model.heads().stream()
                        .filter(head -> head.layer() == layer)
                        .<ModelComponent>map(head -> head)
                        .toList())
                .toList();
        var mlps = IntStream.range(0, layers)
                .mapToObj(layer -> List.<ModelComponent>of(new MlpId(layer)))
                .toList();
        var blocks = IntStream.range(0, layers)
                .mapToObj(layer -> {
                    var all = new ArrayList<>(heads.get(layer));
                    all.addAll(mlps.get(layer));
                    return List.copyOf(all);
                })
                .toList();
        var withoutMlp = mlps.stream()
                .map(mlp -> IntStream.range(0, prompts)
                        .mapToDouble(p -> known.gap(mlp, p))
                        .toArray())
                .toArray(double[][]::new);
        var withoutHeads = new double[layers][];
        var withoutBlock = new double[layers][];
        for (int layer = 0; layer < layers; layer++) {
            var part = progress.part(0.3 + 0.7 * layer / layers, 0.3 + 0.7 * (layer + 1) / layers);
            withoutHeads[layer] = known.without(
                    model,
                    clean,
                    values,
                    heads.get(layer),
                    saying(part.part(0, 0.5), "Without heads of layer " + layer));
            withoutBlock[layer] = known.without(
                    model, clean, values, blocks.get(layer), saying(part.part(0.5, 1), "Without block " + layer));
        }
        return new LayerAblationResult(
                request,
                tokenizedPrompts,
                gaps,
                LayerEffect.all(heads, withoutHeads, gaps, request),
                LayerEffect.all(mlps, withoutMlp, gaps, request),
                LayerEffect.all(blocks, withoutBlock, gaps, request));
    }

    private static Progress saying(Progress progress, String doing) {
        return (fraction, what) -> progress.at(fraction, doing);
    }
}
