package org.spinoscope.spinbath;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.Hook;
import org.spinoscope.gpt2.HookPoint;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.gpt2.TokenizedPair;

/// The spins x of every prompt's tokens under a spin source of the [Reading], layer by layer.
final class TokenSpins {

    private final Gpt2 model;
    private final List<TokenizedPair> trials;
    private final Reading.Source source;
    private final boolean unit;
    private final ForwardResult forward;
    private final List<Tensor> embedded;

    TokenSpins(Gpt2 model, List<TokenizedPair> trials, Reading.Source source, boolean unit, ForwardResult forward) {
        this.model = model;
        this.trials = trials;
        this.source = source;
        this.unit = unit;
        this.forward = forward;
        this.embedded = source == Reading.Source.LN1_RESID ? List.of() : embedded();
    }

    /// The activations a source needs from the model's own run.
    static List<HookPoint> needed(Reading.Source source, int layers) {
        var points = new ArrayList<HookPoint>();
        for (int layer = 0; source == Reading.Source.LN1_RESID && layer < layers; layer++) {
            points.add(Hook.RESID_PRE.in(layer));
        }
        return points;
    }

    /// The same request with what a source needs recorded.
    static ForwardRequest recording(ForwardRequest request, Reading.Source source, int layers) {
        return request.recording(needed(source, layers).toArray(HookPoint[]::new));
    }

    /// Of all prompts, looked up at once: a call for each would cost as much as the theory.
    private List<Tensor> embedded() {
        int width = model.config().dModel();
        var ids = trials.stream().flatMapToInt(t -> Arrays.stream(t.tokens())).toArray();
        var rows = model.embedding(ids).data();
        var all = new ArrayList<Tensor>();
        int from = 0;
        for (var trial : trials) {
            int size = trial.length() * width;
            var x = Arrays.copyOfRange(rows, from, from + size);
            from += size;
            if (source != Reading.Source.W_E) {
                var places = model.positionEmbedding(trial.length()).data();
                for (int i = 0; i < size; i++) {
                    x[i] += places[i];
                }
            }
            all.add(new Tensor(x, new int[] {trial.length(), width}));
        }
        return all;
    }

    /// Whether every layer sees the same spins.
    boolean sameInEveryLayer() {
        return source == Reading.Source.W_E || source == Reading.Source.W_E_POS;
    }

    /// The spins of each prompt in a layer, `[T, d_model]` each.
    List<Tensor> in(int layer) {
        var spins = new ArrayList<Tensor>();
        var norm = model.ln1(layer);
        for (int p = 0; p < trials.size(); p++) {
            var x = source == Reading.Source.LN1_RESID
                    ? forward.activation(Hook.RESID_PRE.in(layer), p)
                    : embedded.get(p);
            var rows = new float[x.shape()[0]][];
            for (int t = 0; t < rows.length; t++) {
                var row = x.slice(t);
                if (!sameInEveryLayer()) {
                    row = norm.apply(row);
                }
                rows[t] = unit ? normalised(row) : row;
            }
            spins.add(Tensor.ofRows(rows));
        }
        return spins;
    }

    static float[] normalised(float[] x) {
        double square = 0;
        for (float value : x) {
            square += (double) value * value;
        }
        double length = Math.sqrt(square);
        var y = new float[x.length];
        for (int i = 0; i < x.length && length > 0; i++) {
            y[i] = (float) (x[i] / length);
        }
        return y;
    }
}
