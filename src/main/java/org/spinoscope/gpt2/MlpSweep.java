package org.spinoscope.gpt2;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;

/// Removes the MLP of every layer in turn, exactly.
///
/// An MLP acts on the rest of the model only through its output, so the run without it starts from the clean run's
/// residual stream before that MLP. Prompts that begin alike share rows as in [AblationSweep].
public final class MlpSweep {

    /// Receives each result at once, on the thread that runs the sweep.
    @FunctionalInterface
    public interface Listener {

        /// @param good the good answer's logit without the MLP; NaN or infinite if the model's activations are
        /// @param bad the bad answer's logit
        void ablated(MlpId mlp, int prompt, double good, double bad);
    }

    private final Gpt2 model;
    private final CleanRun clean;
    private final AblationValues ablationValues;

    public MlpSweep(Gpt2 model, CleanRun clean, AblationValues ablationValues) {
        this.model = model;
        this.clean = clean;
        this.ablationValues = ablationValues;
    }

    /// Runs all layers × all prompts, but for the pairs that are known.
    ///
    /// @throws java.util.concurrent.CancellationException between layers, if `progress` says so; what the listener
    ///     has heard by then stands
    /// @throws ModelClosedException if the model is closed meanwhile
    public void run(BiPredicate<MlpId, Integer> known, Listener listener, Progress progress) {
        int layers = model.config().layers();
        for (int layer = 0; layer < layers; layer++) {
            var mlp = new MlpId(layer);
            var unknown = IntStream.range(0, clean.prompts().size())
                    .filter(p -> !known.test(mlp, p))
                    .boxed()
                    .toList();
            var batches = MlpOutputs.batches(clean.prompts(), unknown);
            var part = progress.part((double) layer / layers, (layer + 1.0) / layers);
            for (int b = 0; b < batches.size(); b++) {
                run(mlp, batches.get(b), listener, part.part((double) b / batches.size(), (b + 1.0) / batches.size()));
            }
        }
    }

    private void run(MlpId mlp, List<Integer> batch, Listener listener, Progress progress) {
        var doing = "Without " + mlp;
        progress.at(0, doing);
        var patch = ablationValues.patch(mlp, batch);
        var tree = PrefixTree.of(
                ablationValues, batch.stream().map(clean.prompts()::get).toList());
        var normalised = model.inScope(scope -> {
            var packedBatch = new PackedBatch(scope, tree);
            var recorder = ActivationRecorder.patching(model.config(), model.weights(), packedBatch, List.of(patch));
            var x = PackedRows.of(scope, model.config(), tree, batch, p -> clean.residMid(mlp.layer(), p));
            var last = model.forward()
                    .fromResidMid(mlp.layer(), x, packedBatch, recorder, (f, layer) -> progress.at(f, doing));
            return model.forward().finalNorm(last).toFloatArray();
        });
        var to = clean.directions();
        for (int row = 0; row < batch.size(); row++) {
            int p = batch.get(row);
            listener.ablated(mlp, p, to.good(p, normalised, row), to.bad(p, normalised, row));
        }
    }
}
