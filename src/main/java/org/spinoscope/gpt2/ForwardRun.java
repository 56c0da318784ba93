package org.spinoscope.gpt2;

import ai.djl.ndarray.NDManager;
import org.spinoscope.common.Progress;

/// Runs a [ForwardRequest].
final class ForwardRun {

    private ForwardRun() {}

    static ForwardResult of(Gpt2 model, NDManager scope, ForwardRequest request, Progress progress) {
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
