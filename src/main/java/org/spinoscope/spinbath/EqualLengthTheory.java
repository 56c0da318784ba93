package org.spinoscope.spinbath;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spinoscope.gpt2.EqualLengthGaps;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HookPoint;
import org.spinoscope.gpt2.TokenizedPair;

/// ΔL_theory of all heads over equally long prompts, eq. (4) and eq. (5), as fast as batched products make it. The
/// numbers are
/// those of [HeadGaps] up to rounding.
public final class EqualLengthTheory {

    private final Gpt2 model;
    private final List<TokenizedPair> trials;
    private final Reading reading;

    /// @param trials with prompts of one length
    public EqualLengthTheory(Gpt2 model, List<TokenizedPair> trials, Reading reading) {
        this.model = model;
        this.trials = trials;
        this.reading = reading;
    }

    /// The activations a reading needs of the model's own run.
    public static List<HookPoint> needed(Reading reading, int layers) {
        return TokenSpins.needed(reading.source(), layers);
    }

    /// @param run with the activations of [#needed]
    /// @param sigma σ_f of the run's last positions `[prompt]`
    /// @return `[prompt][layer·heads + head]`
    public double[][] gaps(ForwardResult run, double[] sigma) {
        var spins = new TokenSpins(model, trials, reading.source(), reading.unitSpins(), run);
        int length = trials.getFirst().length();
        var terms = new EqualLengthGaps.Terms(
                layer -> flat(spins, layer),
                spins.sameInEveryLayer(),
                directions(sigma),
                reading.biases() == Reading.Biases.QKV,
                reading.slice());
        return EqualLengthGaps.of(model, trials.size(), length, terms);
    }

    private float[] flat(TokenSpins spins, int layer) {
        var all = spins.in(layer);
        int size = all.getFirst().data().length;
        var flat = new float[all.size() * size];
        for (int p = 0; p < all.size(); p++) {
            System.arraycopy(all.get(p).data(), 0, flat, p * size, size);
        }
        return flat;
    }

    /// Δe of every prompt as the read-out sees it, `[prompt, d_model]`: linear in Δe, so words need no turn each.
    private float[] directions(double[] sigma) {
        int d = model.config().dModel();
        var ids = trials.stream()
                .flatMapToInt(t -> Stream.of(t.good(), t.bad()).flatMapToInt(Arrays::stream))
                .toArray();
        var rows = model.unembedding(ids).data();
        var gamma = reading.readout() == Reading.Readout.RAW
                ? new float[0]
                : model.lnFinal().weight();
        var directions = new float[trials.size() * d];
        int from = 0;
        for (int p = 0; p < trials.size(); p++) {
            var trial = trials.get(p);
            var e = new double[d];
            from = add(rows, from, trial.good().length, e, 1);
            from = add(rows, from, trial.bad().length, e, -1);
            readOut(e, gamma, sigma[p]);
            for (int a = 0; a < d; a++) {
                directions[p * d + a] = (float) e[a];
            }
        }
        return directions;
    }

    private static int add(float[] rows, int from, int count, double[] into, int sign) {
        int d = into.length;
        for (int i = 0; i < count * d; i++) {
            into[i % d] += sign * (double) rows[from * d + i] / count;
        }
        return from + count;
    }

    private void readOut(double[] e, float[] gamma, double sigma) {
        if (reading.readout() == Reading.Readout.RAW) {
            return;
        }
        for (int a = 0; a < e.length; a++) {
            e[a] *= gamma[a];
        }
        if (reading.readout() == Reading.Readout.DIRECT) {
            double mean = IntStream.range(0, e.length).mapToDouble(a -> e[a]).sum() / e.length;
            for (int a = 0; a < e.length; a++) {
                e[a] = (e[a] - mean) / sigma;
            }
        }
    }
}
