package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.AblationPlan.Chunk;

/// Removes every head in turn, on every prompt, exactly.
///
/// A head acts on the rest of the model only through z_h W_O^h, so the run without it starts from the clean run's
/// residual stream of that layer: resid_mid − (z_h − replacement_h) W_O^h. Heads of a layer and prompts share batches,
/// the last block is computed at the last position only, and of the vocabulary only the two answers.
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
    private final AblationValues ablationValues;
    private final int rows;

    public AblationSweep(Gpt2 model, CleanRun clean, AblationValues ablationValues) {
        this(model, clean, ablationValues, ROWS);
    }

    AblationSweep(Gpt2 model, CleanRun clean, AblationValues ablationValues, int rows) {
        this.model = model;
        this.clean = clean;
        this.ablationValues = ablationValues;
        this.rows = rows;
    }

    /// Runs all heads × all prompts, the selected prompt and the preferred heads first.
    ///
    /// @param first the preferred heads, in falling interest; may be empty
    /// @throws java.util.concurrent.CancellationException between layers, if `progress` says so; what the listener
    ///     has heard by then stands
    /// @throws ModelClosedException if the model is closed meanwhile
    public void run(List<HeadId> first, int selected, Listener listener, Progress progress) {
        var config = model.config();
        first.forEach(config::require);
        java.util.Objects.checkIndex(selected, clean.prompts().size());
        int[] lengths = clean.prompts().stream().mapToInt(TokenizedPair::length).toArray();
        var plan = AblationPlan.of(config, lengths, first, selected, rows);
        double all = 0;
        for (var chunk : plan.chunks()) {
            all += cost(chunk, lengths);
        }
        double done = 0;
        for (var chunk : plan.chunks()) {
            double next = done + cost(chunk, lengths);
            run(chunk, listener, progress.part(done / all, next / all));
            done = next;
        }
        progress.at(1, "Every head removed");
    }

    /// The floating-point operations of the matrix products a sweep over prompts of these lengths needs: what remains
    /// of every forward pass after the prefix is reused and the last block narrowed.
    public static double operations(Gpt2Config config, int[] lengths) {
        double d = config.dModel();
        double mlp = 4 * d * config.dMlp();
        double all = 0;
        for (int t : lengths) {
            double full = t * (8 * d * d + mlp) + 4 * d * t * t;
            double narrow = t * 4 * d * d + 4 * d * d + 4 * d * t + mlp;
            for (int layer = 0; layer < config.layers(); layer++) {
                int after = config.layers() - 1 - layer;
                double own = after == 0 ? mlp : t * mlp + narrow;
                all += config.heads() * (own + Math.max(0, after - 1) * full);
            }
        }
        return all;
    }

    private double cost(Chunk chunk, int[] lengths) {
        double tokens = chunk.prompts().stream().mapToInt(p -> lengths[p]).sum();
        return tokens * chunk.heads().size() * (model.config().layers() - chunk.layer());
    }

    private void run(Chunk chunk, Listener listener, Progress progress) {
        var doing = "Without heads of layer " + chunk.layer();
        progress.at(0, doing);
        var normalised = model.inScope(scope -> {
            var lengths = chunk.heads().stream()
                    .flatMap(head -> chunk.prompts().stream())
                    .mapToInt(p -> clean.prompts().get(p).length())
                    .toArray();
            var packedBatch = new PackedBatch(scope, lengths);
            var activationRecorder = ActivationRecorder.none(model.config(), model.weights(), packedBatch);
            var x = model.forward()
                    .fromResidMid(
                            chunk.layer(),
                            without(scope, chunk),
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
    private NDArray without(NDManager scope, Chunk chunk) {
        var config = model.config();
        int layer = chunk.layer();
        var residMid = stacked(scope, chunk, p -> clean.residMid(layer, p));
        var removed = stacked(scope, chunk, p -> ablationValues.removed(layer, p));
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

    private interface OfPrompt {
        float[] rows(int prompt);
    }

    private NDArray stacked(NDManager scope, Chunk chunk, OfPrompt recorded) {
        int d = model.config().dModel();
        int tokens = chunk.prompts().stream()
                .mapToInt(p -> clean.prompts().get(p).length())
                .sum();
        var all = new float[tokens * d];
        int at = 0;
        for (int p : chunk.prompts()) {
            var rows = recorded.rows(p);
            System.arraycopy(rows, 0, all, at, rows.length);
            at += rows.length;
        }
        return scope.create(all, new Shape(tokens, d));
    }
}
