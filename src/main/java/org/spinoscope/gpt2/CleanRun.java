package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.spinoscope.common.Progress;

/// What every ablation starts from: the unpatched model's run over the prompts, in plain memory.
///
/// Removing a head of layer l changes nothing before that layer's output projection, so the residual stream and the
/// heads' z recorded here are the whole of what the runs without a head have in common.
public final class CleanRun {

    /// Rows of one batch; enough for fast matrix products, few enough for a small memory.
    private static final int ROWS = 768;

    /// Native bytes the graph of one backward pass may keep.
    private static final double GRAPH_BYTES = 400e6;

    private final Gpt2Config config;
    private final List<TokenizedPair> prompts;
    private final LogitDiffDirections directions;
    private final List<Recorded> recorded;

    /// One prompt's run, all layers: residual stream between attention and MLP, z, ∂gap/∂z, each `[T·d_model]`.
    private record Recorded(float[][] residMid, float[][] z, float[][] gradient, double good, double bad) {}

    private CleanRun(
            Gpt2Config c, List<TokenizedPair> prompts, LogitDiffDirections directions, List<Recorded> recorded) {
        this.config = c;
        this.prompts = List.copyOf(prompts);
        this.directions = directions;
        this.recorded = List.copyOf(recorded);
    }

    /// One forward pass over all prompts.
    public static CleanRun of(Gpt2 model, List<TokenizedPair> prompts, Progress progress) {
        return run(model, prompts, false, ROWS, progress);
    }

    /// One forward and one backward pass over all prompts: everything the first-order estimate needs as well.
    public static CleanRun withGradients(Gpt2 model, List<TokenizedPair> prompts, Progress progress) {
        var c = model.config();
        double perRow = 4.0 * c.layers() * (5L * c.dMlp() + 14L * c.dModel());
        return run(model, prompts, true, (int) Math.clamp(GRAPH_BYTES / perRow, 1, ROWS), progress);
    }

    private static CleanRun run(
            Gpt2 model, List<TokenizedPair> prompts, boolean backward, int rows, Progress progress) {
        new RequestValidator(model.config())
                .require(ForwardRequest.of(
                        prompts.stream().map(TokenizedPair::tokens).toList()));
        var directions = LogitDiffDirections.of(model, prompts);
        var recorded = new ArrayList<Recorded>();
        for (int from = 0; from < prompts.size(); ) {
            int to = from + 1;
            int used = prompts.get(from).length();
            while (to < prompts.size() && used + prompts.get(to).length() <= rows) {
                used += prompts.get(to++).length();
            }
            var part = progress.part((double) from / prompts.size(), (double) to / prompts.size());
            recorded.addAll(batch(model, prompts, directions, from, to, backward, part));
            from = to;
        }
        return new CleanRun(model.config(), prompts, directions, recorded);
    }

    private static List<Recorded> batch(
            Gpt2 model,
            List<TokenizedPair> all,
            LogitDiffDirections to,
            int first,
            int end,
            boolean backward,
            Progress p) {
        return model.inScope(scope -> {
            boolean before = NativeOps.recording();
            NativeOps.record(backward);
            try {
                return batch(model, scope, all.subList(first, end), to.part(first, end), backward, p);
            } finally {
                NativeOps.record(before);
            }
        });
    }

    private static List<Recorded> batch(
            Gpt2 model,
            NDManager scope,
            List<TokenizedPair> batch,
            LogitDiffDirections to,
            boolean backward,
            Progress p) {
        var config = model.config();
        var tokens = batch.stream().map(TokenizedPair::tokens).toList();
        var packedBatch = backward ? PackedBatch.of(scope, tokens) : PackedBatch.sharing(scope, tokens);
        var activationRecorder = backward
                ? new GradientRecorder(config, model.weights(), packedBatch, scope, points(config))
                : new ActivationRecorder(config, model.weights(), packedBatch, points(config), List.of());
        var x = model.forward()
                .blocks(
                        0,
                        model.forward().embed(tokens, packedBatch, activationRecorder),
                        packedBatch,
                        activationRecorder,
                        false,
                        p);
        var last = model.forward().finalNorm(packedBatch.last(x));
        var rows = last.toFloatArray();
        var gradients = new float[config.layers()][0];
        if (activationRecorder instanceof GradientRecorder leaves) {
            backward(scope, last, to.differences());
            for (int layer = 0; layer < config.layers(); layer++) {
                gradients[layer] = leaves.gradient(layer);
            }
        }
        var recorded = new ArrayList<Recorded>();
        for (int s = 0; s < batch.size(); s++) {
            int from = packedBatch.start(s) * config.dModel();
            int until = from + packedBatch.length(s) * config.dModel();
            var residMid = new float[config.layers()][];
            var z = new float[config.layers()][];
            var gradient = new float[config.layers()][];
            for (int layer = 0; layer < config.layers(); layer++) {
                residMid[layer] =
                        activationRecorder.kept(Hook.RESID_MID.in(layer), s).data();
                z[layer] = activationRecorder.kept(Hook.Z.in(layer), s).data();
                gradient[layer] = backward ? Arrays.copyOfRange(gradients[layer], from, until) : gradients[layer];
            }
            recorded.add(new Recorded(residMid, z, gradient, to.good(s, rows, s), to.bad(s, rows, s)));
        }
        return recorded;
    }

    /// Runs backward from the sum of the batch's gaps. Prompts never mix, so each one's gradient is that of its own
    /// gap.
    private static void backward(NDManager scope, NDArray last, float[] differences) {
        try (var directions = scope.create(differences, last.getShape());
                var gaps = last.mul(directions).sum();
                var one = scope.ones(new Shape())) {
            JniUtils.backward((PtNDArray) gaps, (PtNDArray) one, false, false);
        }
    }

    private static Set<HookPoint> points(Gpt2Config config) {
        var points = new HashSet<HookPoint>();
        for (int layer = 0; layer < config.layers(); layer++) {
            points.add(Hook.RESID_MID.in(layer));
            points.add(Hook.Z.in(layer));
        }
        return points;
    }

    public List<TokenizedPair> prompts() {
        return prompts;
    }

    /// The logit of a prompt's good answer.
    public double good(int prompt) {
        return recorded.get(prompt).good();
    }

    /// The logit of a prompt's bad answer.
    public double bad(int prompt) {
        return recorded.get(prompt).bad();
    }

    /// The model's own logit gap, ΔL_actual.
    public double gap(int prompt) {
        return good(prompt) - bad(prompt);
    }

    /// |z| of a head at a prompt's last position.
    public double lastLength(HeadId head, int prompt) {
        var z = z(head.layer(), prompt);
        int from = z.length - config.dModel() + head.head() * config.dHead();
        double square = 0;
        for (int a = from; a < from + config.dHead(); a++) {
            square += (double) z[a] * z[a];
        }
        return Math.sqrt(square);
    }

    LogitDiffDirections directions() {
        return directions;
    }

    Gpt2Config config() {
        return config;
    }

    /// `[T, d_model]`, shared.
    float[] residMid(int layer, int prompt) {
        return recorded.get(prompt).residMid()[layer];
    }

    /// `[T, head, d_head]`, shared.
    float[] z(int layer, int prompt) {
        return recorded.get(prompt).z()[layer];
    }

    /// ∂gap/∂z `[T, head, d_head]`, shared.
    float[] gradient(int layer, int prompt) {
        var gradient = recorded.get(prompt).gradient()[layer];
        if (gradient.length == 0) {
            throw new IllegalStateException("This run was made without gradients");
        }
        return gradient;
    }
}
