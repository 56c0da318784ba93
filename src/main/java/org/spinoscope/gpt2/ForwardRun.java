package org.spinoscope.gpt2;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.spinoscope.common.Progress;

/// Runs a [ForwardRequest].
final class ForwardRun {

    /// Tokens that run together: 12,000 in one batch took three times as long a token as 1,200.
    static final int TOKENS = 2048;

    private ForwardRun() {}

    static ForwardResult of(Gpt2 model, NDManager scope, ForwardRequest request, Progress progress) {
        var parts = request.parts(TOKENS);
        if (parts.size() == 1) {
            return together(model, scope, request, progress);
        }
        var logits = new ArrayList<Tensor>();
        var activations = new HashMap<HookPoint, List<Tensor>>();
        for (int i = 0; i < parts.size(); i++) {
            try (var inner = scope.newSubManager()) {
                double n = parts.size();
                var part = together(model, inner, parts.get(i), progress.part(i / n, (i + 1) / n));
                logits.addAll(part.logits());
                part.activations()
                        .forEach((point, found) -> activations
                                .computeIfAbsent(point, p -> new ArrayList<>())
                                .addAll(found));
            }
        }
        return new ForwardResult(logits, activations);
    }

    private static ForwardResult together(Gpt2 model, NDManager scope, ForwardRequest request, Progress progress) {
        var prompts = request.prompts();
        var batch = request.changesNothing() ? PackedBatch.sharing(scope, prompts) : PackedBatch.of(scope, prompts);
        var recorder = new ActivationRecorder(
                model.config(), model.weights(), batch, request.record(), request.patches(), request.scorePatches());
        boolean lastOnly = request.readsLastOnly(model.config().layers() - 1);
        var x = model.forward().embed(prompts, batch, recorder);
        x = model.forward().blocks(0, x, batch, recorder, lastOnly, progress);
        var logits = new FinalLogits(model, batch, lastOnly).logits(request.logits(), x, recorder);
        return new ForwardResult(logits, recorder.kept());
    }
}
