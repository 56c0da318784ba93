package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.Set;
import org.spinoscope.common.Progress;

/// One forward pass (and, if wanted, one backward pass) over equally long prompts, and all that a sweep's rows need of
/// it but the theory. Only the results leave native memory.
public final class SweepPass {

    /// The request.
    ///
    /// @param prompts of one length, with the tokens that represent the answers
    /// @param estimate whether first-order effects are wanted, which takes the backward pass
    /// @param record activations to hand out besides
    public record Request(List<TokenizedPair> prompts, boolean estimate, Set<HookPoint> record) {

        public Request {
            prompts = List.copyOf(prompts);
            record = Set.copyOf(record);
            int length = prompts.getFirst().length();
            if (prompts.stream().anyMatch(p -> p.length() != length)) {
                throw new IllegalArgumentException("The prompts of a pass have one length");
            }
        }
    }

    /// What came out; heads are counted layer · heads + head. Values may be NaN or infinite if activations are.
    ///
    /// @param gap ΔL_actual `[prompt]`
    /// @param normalized the final residual after ln_f at the last positions `[prompt, d_model]`
    /// @param sigma σ_f of the final residual's last position `[prompt]`
    /// @param direct direct logit attribution of the gap to each head `[prompt][head]`
    /// @param estimate first-order effect of each head's removal `[prompt][head]`; NaN if not asked for
    /// @param entropyBits entropy of each head's last pattern `[prompt][head]`
    public record Result(
            double[] gap,
            float[] normalized,
            double[] sigma,
            double[][] direct,
            double[][] estimate,
            double[][] entropyBits,
            ForwardResult recorded) {}

    private final Gpt2 model;
    private final Request request;

    private SweepPass(Gpt2 model, Request request) {
        this.model = model;
        this.request = request;
    }

    /// Runs it.
    ///
    /// @throws PromptTooLongException if a prompt has more tokens than the model has positions
    /// @throws java.util.concurrent.CancellationException between layers, if `progress` says so
    public static Result run(Gpt2 model, Request request, Progress progress) {
        new RequestValidator(model.config())
                .require(ForwardRequest.of(
                        request.prompts().stream().map(TokenizedPair::tokens).toList()));
        var pass = new SweepPass(model, request);
        return model.inScope(scope -> {
            boolean before = NativeOps.recording();
            NativeOps.record(request.estimate());
            try {
                return pass.run(scope, progress);
            } finally {
                NativeOps.record(before);
            }
        });
    }

    private Result run(NDManager scope, Progress progress) {
        var config = model.config();
        var tokens = request.prompts().stream().map(TokenizedPair::tokens).toList();
        // The gradient of a shared row would be that of all its prompts together.
        var batch = request.estimate() ? PackedBatch.of(scope, tokens) : PackedBatch.sharing(scope, tokens);
        var recorder = new SweepRecorder(config, model.weights(), batch, scope, request.record(), request.estimate());
        var x = model.forward()
                .blocks(0, model.forward().embed(tokens, batch, recorder), batch, recorder, true, progress);
        var last = model.forward().finalNorm(x);
        var directions = LogitDiffDirections.of(model, request.prompts());
        var differences = directions.differences();
        if (request.estimate()) {
            backward(scope, last, differences);
            NativeOps.record(false);
        }
        var normalised = last.toFloatArray();
        var gap = new double[tokens.size()];
        for (int p = 0; p < gap.length; p++) {
            gap[p] = (float) directions.good(p, normalised, p) - (float) directions.bad(p, normalised, p);
        }
        var sigma = doubles(model.forward().finalScale(x).toFloatArray());
        return new Result(
                gap,
                normalised,
                sigma,
                direct(scope, recorder, differences, sigma),
                estimates(recorder),
                recorder.entropies(),
                new ForwardResult(List.of(), recorder.kept()));
    }

    private static void backward(NDManager scope, NDArray last, float[] differences) {
        try (var directions = scope.create(differences, last.getShape());
                var gaps = last.mul(directions).sum();
                var one = scope.ones(new Shape())) {
            JniUtils.backward((PtNDArray) gaps, (PtNDArray) one, false, false);
        }
    }

    /// z_h W_O·(γ_f⊙Δe − its mean)/σ_f at the last position.
    private double[][] direct(NDManager scope, SweepRecorder recorder, float[] differences, double[] sigma) {
        var config = model.config();
        int d = config.dModel();
        var gamma = model.lnFinal().weight();
        var readout = new float[differences.length];
        for (int p = 0; p < sigma.length; p++) {
            double mean = 0;
            for (int a = 0; a < d; a++) {
                mean += (double) differences[p * d + a] * gamma[a] / d;
            }
            for (int a = 0; a < d; a++) {
                readout[p * d + a] = (float) (((double) differences[p * d + a] * gamma[a] - mean) / sigma[p]);
            }
        }
        var directions = scope.create(readout, new Shape(sigma.length, d));
        var direct = new double[sigma.length][config.layers() * config.heads()];
        for (int layer = 0; layer < config.layers(); layer++) {
            try (var wO = model.weights().blocks().get(layer).cProj().weight().transpose();
                    var spins = directions.matMul(wO);
                    var z = recorder.lastZ(layer);
                    var product = z.mul(spins);
                    var split = product.reshape(sigma.length, config.heads(), config.dHead());
                    var sums = split.sum(new int[] {2})) {
                scatter(sums.toFloatArray(), layer, direct);
            }
        }
        return direct;
    }

    private double[][] estimates(SweepRecorder recorder) {
        var config = model.config();
        var estimates = new double[request.prompts().size()][config.layers() * config.heads()];
        for (int layer = 0; layer < config.layers(); layer++) {
            if (request.estimate()) {
                scatter(recorder.firstOrder(layer), layer, estimates);
            }
        }
        if (!request.estimate()) {
            for (var row : estimates) {
                java.util.Arrays.fill(row, Double.NaN);
            }
        }
        return estimates;
    }

    private void scatter(float[] ofLayer, int layer, double[][] into) {
        int heads = model.config().heads();
        for (int i = 0; i < ofLayer.length; i++) {
            into[i / heads][layer * heads + i % heads] = ofLayer[i];
        }
    }

    private static double[] doubles(float[] values) {
        var doubles = new double[values.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
