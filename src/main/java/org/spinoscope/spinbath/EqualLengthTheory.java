package org.spinoscope.spinbath;

import java.util.List;
import org.spinoscope.gpt2.EqualLengthGaps;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HookPoint;
import org.spinoscope.gpt2.TokenizedPair;

/// ΔL_theory of all heads over equally long prompts whose spins come from the model's own run, eq. (4) and eq. (5), as
/// fast as batched products make it. The numbers are those of [HeadGaps] up to rounding.
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
                new GapDirections(model, trials, reading.readout()).rows(sigma),
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
}
