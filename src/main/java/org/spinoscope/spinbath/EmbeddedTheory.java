package org.spinoscope.spinbath;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.SharedSpinGaps;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.gpt2.TokenizedPair;

/// ΔL_theory of all heads over many prompts whose spins come from embeddings alone, eq. (4) and eq. (5): what a token
/// is to a head does not depend on the prompt, so it is computed once. The numbers are those of [HeadGaps] up to
/// rounding.
public final class EmbeddedTheory {

    /// A spin: a token, at a position if the source distinguishes positions.
    private record Place(int token, int position) {}

    private final Gpt2 model;
    private final List<TokenizedPair> trials;
    private final Reading reading;
    private final List<Place> different = new ArrayList<>();

    /// @param trials prompts of any lengths
    public EmbeddedTheory(Gpt2 model, List<TokenizedPair> trials, Reading reading) {
        this.model = model;
        this.trials = trials;
        this.reading = reading;
    }

    /// Whether a reading's spins come from embeddings alone.
    public static boolean covers(Reading reading) {
        return reading.source() != Reading.Source.LN1_RESID;
    }

    /// @param sigma σ_f of the run's last positions `[prompt]`
    /// @return `[prompt][layer·heads + head]`
    public double[][] gaps(double[] sigma) {
        var places = places();
        var embedded = embedded();
        boolean shared = reading.source() != Reading.Source.LN1_EMBED;
        return SharedSpinGaps.of(
                model,
                new SharedSpinGaps.Terms(
                        layer -> spins(embedded, layer, shared),
                        shared,
                        places,
                        new GapDirections(model, trials, reading.readout()).rows(sigma),
                        reading.biases() == Reading.Biases.QKV,
                        reading.slice()));
    }

    private int[][] places() {
        var rows = new HashMap<Place, Integer>();
        var places = new int[trials.size()][];
        for (int p = 0; p < places.length; p++) {
            var tokens = trials.get(p).tokens();
            places[p] = new int[tokens.length];
            for (int t = 0; t < tokens.length; t++) {
                var place = new Place(tokens[t], reading.source() == Reading.Source.W_E ? 0 : t);
                places[p][t] = rows.computeIfAbsent(place, fresh -> {
                    different.add(fresh);
                    return different.size() - 1;
                });
            }
        }
        return places;
    }

    /// The different spins before any normalisation.
    private Tensor embedded() {
        int d = model.config().dModel();
        var rows = model.embedding(different.stream().mapToInt(Place::token).toArray());
        if (reading.source() == Reading.Source.W_E) {
            return rows;
        }
        int longest = 1 + different.stream().mapToInt(Place::position).max().orElse(0);
        var positions = model.positionEmbedding(longest).data();
        var sums = rows.data().clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += positions[different.get(i / d).position() * d + i % d];
        }
        return new Tensor(sums, rows.shape());
    }

    private float[] spins(Tensor embedded, int layer, boolean shared) {
        if (shared && !reading.unitSpins()) {
            return embedded.data();
        }
        int d = model.config().dModel();
        var norm = model.ln1(layer);
        var spins = new float[embedded.data().length];
        for (int row = 0; row < different.size(); row++) {
            var spin = shared ? embedded.slice(row) : norm.apply(embedded.slice(row));
            System.arraycopy(reading.unitSpins() ? TokenSpins.normalised(spin) : spin, 0, spins, row * d, d);
        }
        return spins;
    }
}
