package org.spinoscope.spinbath;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.DoubleCircuits.Asked;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.Hook;
import org.spinoscope.gpt2.TokenizedPair;

/// Scores and values of all heads on prompts, layer by layer, under a reading and in double precision.
public final class TermsReader {

    private final Gpt2 model;
    private final Reading reading;
    private final DoubleSpins spins;
    private final List<double[]> directions = new ArrayList<>();
    private final int[][] queries;
    private final double[][] sigma;
    private final boolean sameInEveryLayer;
    private List<double[][]> shared = List.of();

    /// @param queries positions that ask, `[prompt][any]`, ascending
    /// @param forward the model's own run with what [HeadGaps#request] adds; read only if needed
    /// @param scaled whether `dla` divides by σ_f of the query position; where only signs matter, no
    public TermsReader(
            Gpt2 model,
            List<TokenizedPair> trials,
            int[][] queries,
            Reading reading,
            ForwardResult forward,
            boolean scaled) {
        this.model = model;
        this.reading = reading;
        this.queries = queries;
        this.spins = new DoubleSpins(
                model, trials.stream().map(TokenizedPair::tokens).toList(), reading, forward);
        this.sameInEveryLayer = reading.source() == Reading.Source.W_E || reading.source() == Reading.Source.W_E_POS;
        var direction = new GapDirection(model, reading.readout());
        trials.forEach(trial -> directions.add(direction.of(trial)));
        boolean divides = scaled && reading.readout() == Reading.Readout.DIRECT;
        this.sigma = new double[queries.length][];
        for (int p = 0; p < queries.length; p++) {
            sigma[p] = new double[queries[p].length];
            Arrays.fill(sigma[p], 1);
            for (int k = 0; divides && k < queries[p].length; k++) {
                sigma[p][k] = forward.activation(Hook.LN_FINAL_SCALE.point(), p).data()[queries[p][k]];
            }
        }
    }

    /// Whether a reading needs the model's own run.
    public static boolean needsRun(Reading reading) {
        return reading.source() == Reading.Source.LN1_RESID || reading.readout() == Reading.Readout.DIRECT;
    }

    /// The terms at the last position of every prompt, `[layer][head][prompt]`.
    public static HeadTerms[][][] last(
            Gpt2 model, List<TokenizedPair> trials, Reading reading, ForwardResult forward, Progress progress) {
        var last = trials.stream().map(t -> new int[] {t.length() - 1}).toArray(int[][]::new);
        var reader = new TermsReader(model, trials, last, reading, forward, true);
        var config = model.config();
        var terms = new HeadTerms[config.layers()][config.heads()][trials.size()];
        for (int layer = 0; layer < config.layers(); layer++) {
            progress.at((double) layer / config.layers(), "Scores of layer " + layer);
            var all = reader.layer(layer);
            for (int p = 0; p < trials.size(); p++) {
                for (int h = 0; h < config.heads(); h++) {
                    terms[layer][h][p] = all[p][0][h];
                }
            }
        }
        return terms;
    }

    /// The terms of a layer's heads, `[prompt][query][head]`; each ends at its own query.
    public HeadTerms[][][] layer(int layer) {
        var asked = new ArrayList<Asked>();
        var keys = spins(layer);
        for (int p = 0; p < queries.length; p++) {
            asked.add(new Asked(keys.get(p), queries[p], directions.get(p)));
        }
        boolean biases = reading.biases() == Reading.Biases.QKV;
        var answers = model.doubleCircuits().ask(layer, asked, biases, reading.slice());
        var terms = new HeadTerms[queries.length][][];
        for (int p = 0; p < queries.length; p++) {
            var answer = answers.get(p);
            terms[p] = new HeadTerms[queries[p].length][model.config().heads()];
            for (int k = 0; k < queries[p].length; k++) {
                for (int h = 0; h < terms[p][k].length; h++) {
                    int length = queries[p][k] + 1;
                    var values = Arrays.copyOf(answer.values()[h], length);
                    for (int j = 0; j < length; j++) {
                        values[j] /= sigma[p][k];
                    }
                    terms[p][k][h] = new HeadTerms(Arrays.copyOf(answer.scores()[k][h], length), values);
                }
            }
        }
        return terms;
    }

    /// The read-out direction r of a prompt in the residual stream `[d_model]`, not yet divided by σ_f.
    public double[] direction(int prompt) {
        return directions.get(prompt).clone();
    }

    /// The spins of every prompt in a layer, `[T][d_model]` each.
    public List<double[][]> spins(int layer) {
        if (!sameInEveryLayer) {
            return spins.in(layer);
        }
        if (shared.isEmpty()) {
            shared = spins.in(layer);
        }
        return shared;
    }
}
