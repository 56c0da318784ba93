package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.AblationPlan.Chunk;

/// Removes every head in turn, on every prompt, exactly.
///
/// A head acts on the rest of the model only through z_h W_O^h, so the run without it starts from the clean run's
/// residual stream of that layer: resid_mid − (z_h − replacement_h) W_O^h. Heads of a layer and prompts share batches,
/// prompts of a batch share what they begin with, the last block is computed at the last position only,
/// and of the vocabulary only the two answers.
public final class AblationSweep {

    /// Rows of one batch: its widest arrays still stay near the processor, and matrix products run at full speed.
    static final int ROWS = 768;

    /// Receives each result at once, on the thread that runs the sweep.
    @FunctionalInterface
    public interface Listener {

        /// @param good the good answer's logit without the head; NaN or infinite if the model's activations are
        /// @param bad the bad answer's logit
        void ablated(HeadId head, int prompt, double good, double bad);
    }

    private final Gpt2 model;
    private final CleanRun clean;
    private final HeadChanges changes;
    private final int rows;

    public AblationSweep(Gpt2 model, CleanRun clean, HeadChanges changes) {
        this(model, clean, changes, ROWS);
    }

    AblationSweep(Gpt2 model, CleanRun clean, HeadChanges changes, int rows) {
        this.model = model;
        this.clean = clean;
        this.changes = changes;
        this.rows = rows;
    }

    /// Runs all heads × all prompts, the selected prompt and the preferred heads first.
    ///
    /// @param first the preferred heads, in falling interest; may be empty
    /// @throws java.util.concurrent.CancellationException between layers, if `progress` says so; what the listener
    ///     has heard by then stands
    /// @throws ModelClosedException if the model is closed meanwhile
    public void run(List<HeadId> first, int selected, Listener listener, Progress progress) {
        run(first, selected, (head, prompt) -> false, listener, progress);
    }

    /// The same without the pairs of head and prompt that are known.
    public void run(
            List<HeadId> first,
            int selected,
            BiPredicate<HeadId, Integer> known,
            Listener listener,
            Progress progress) {
        first.forEach(model.config()::require);
        var plan = plan(first, selected, known);
        double all = operations(plan);
        double done = 0;
        for (var chunk : plan.chunks()) {
            double next = done + operations(chunk);
            run(chunk, listener, progress.part(done / all, next / all));
            done = next;
        }
        progress.at(1, "Every head removed");
    }

    private AblationPlan plan(List<HeadId> first, int selected, BiPredicate<HeadId, Integer> known) {
        java.util.Objects.checkIndex(selected, clean.prompts().size());
        return AblationPlan.of(model.config(), tokens(clean.prompts()), first, selected, rows, known);
    }

    /// Floating-point operations of the matrix products of this sweep, common beginnings of prompts counted
    /// once in each batch.
    public double operations() {
        return operations(plan(List.of(), 0, (head, prompt) -> false));
    }

    private double operations(AblationPlan plan) {
        return plan.chunks().stream().mapToDouble(this::operations).sum();
    }

    private double operations(Chunk chunk) {
        var prompts = prompts(chunk);
        int[] lengths = prompts.stream().mapToInt(TokenizedPair::length).toArray();
        return chunk.heads().size()
                * SweepCost.of(
                        model.config(),
                        chunk.layer(),
                        PrefixTree.of(changes, prompts).count(),
                        lengths);
    }

    /// The same for prompts of these lengths that share nothing.
    public static double operations(Gpt2Config config, int[] lengths) {
        double all = 0;
        for (int t : lengths) {
            for (int layer = 0; layer < config.layers(); layer++) {
                all += config.heads() * SweepCost.of(config, layer, t, t);
            }
        }
        return all;
    }

    private List<TokenizedPair> prompts(Chunk chunk) {
        return chunk.prompts().stream().map(clean.prompts()::get).toList();
    }

    private static List<int[]> tokens(List<TokenizedPair> prompts) {
        return prompts.stream().map(TokenizedPair::tokens).toList();
    }

    private void run(Chunk chunk, Listener listener, Progress progress) {
        var doing = "Without heads of layer " + chunk.layer();
        progress.at(0, doing);
        var normalised = model.inScope(scope -> {
            var tree = PrefixTree.of(changes, prompts(chunk));
            var packedBatch = new PackedBatch(scope, tree.times(chunk.heads().size()));
            var activationRecorder = ActivationRecorder.none(model.config(), model.weights(), packedBatch);
            var x = model.forward()
                    .fromResidMid(
                            chunk.layer(),
                            without(scope, chunk, tree),
                            packedBatch,
                            activationRecorder,
                            (f, layer) -> progress.at(f, doing));
            return model.forward().finalNorm(x).toFloatArray();
        });
        int row = 0;
        for (int head : chunk.heads()) {
            var id = new HeadId(chunk.layer(), head);
            for (int p : chunk.prompts()) {
                var to = clean.directions();
                listener.ablated(id, p, to.good(p, normalised, row), to.bad(p, normalised, row));
                row++;
            }
        }
    }

    /// The residual stream after the attention of the chunk's layer, each of its heads missing in turn:
    /// `[head·prompt·token, d_model]`.
    private NDArray without(NDManager scope, Chunk chunk, PrefixTree tree) {
        var config = model.config();
        int layer = chunk.layer();
        var residMid = PackedRows.of(scope, config, tree, chunk.prompts(), p -> clean.residMid(layer, p));
        var removed = PackedRows.of(scope, config, tree, chunk.prompts(), p -> changes.removed(layer, p));
        var wO = model.weights().blocks().get(layer).cProj().weight();
        var variants = new ArrayList<NDArray>();
        for (int head : chunk.heads()) {
            int from = head * config.dHead();
            var rows = wO.get("{}:{}", from, from + config.dHead());
            rows.attach(scope);
            variants.add(residMid.sub(
                    removed.get(":, {}:{}", from, from + config.dHead()).matMul(rows)));
        }
        return NDArrays.concat(new NDList(variants), 0);
    }
}
