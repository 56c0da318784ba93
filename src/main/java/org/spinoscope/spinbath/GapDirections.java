package org.spinoscope.spinbath;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.TokenizedPair;

/// The direction of each prompt's logit gap in the residual stream.
record GapDirections(Gpt2 model, List<TokenizedPair> trials, Reading.Readout readout) {

    /// Δe as the read-out sees it, `[prompt, d_model]`: linear in Δe, so words need no turn each.
    ///
    /// @param sigma σ_f of the run's last positions `[prompt]`
    float[] rows(double[] sigma) {
        int d = model.config().dModel();
        var ids = trials.stream()
                .flatMapToInt(t -> Stream.of(t.good(), t.bad()).flatMapToInt(Arrays::stream))
                .toArray();
        var rows = model.unembedding(ids).data();
        var gamma =
                readout == Reading.Readout.RAW ? new float[0] : model.lnFinal().weight();
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
        if (readout == Reading.Readout.RAW) {
            return;
        }
        for (int a = 0; a < e.length; a++) {
            e[a] *= gamma[a];
        }
        if (readout == Reading.Readout.DIRECT) {
            double mean = IntStream.range(0, e.length).mapToDouble(a -> e[a]).sum() / e.length;
            for (int a = 0; a < e.length; a++) {
                e[a] = (e[a] - mean) / sigma;
            }
        }
    }
}
