package org.spinoscope.spinbath;

import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.TokenizedPair;

/// The direction r along which a gap is read in the residual stream, in double precision: Δe, γ_f⊙Δe, or
/// γ_f⊙Δe − its mean, the last still to be divided by σ_f of the query position.
final class GapDirection {

    private final Gpt2 model;
    private final Reading.Readout readout;

    GapDirection(Gpt2 model, Reading.Readout readout) {
        this.model = model;
        this.readout = readout;
    }

    /// r of a pair of answers `[d_model]`; of an answer of several tokens their mean counts.
    double[] of(TokenizedPair trial) {
        var r = mean(trial.good());
        var bad = mean(trial.bad());
        for (int a = 0; a < r.length; a++) {
            r[a] -= bad[a];
        }
        if (readout == Reading.Readout.RAW) {
            return r;
        }
        var gamma = model.lnFinal().weight();
        double mean = 0;
        for (int a = 0; a < r.length; a++) {
            r[a] *= gamma[a];
            mean += r[a] / r.length;
        }
        for (int a = 0; readout == Reading.Readout.DIRECT && a < r.length; a++) {
            r[a] -= mean;
        }
        return r;
    }

    private double[] mean(int[] tokens) {
        var rows = model.unembedding(tokens);
        var e = new double[rows.shape()[1]];
        for (int i = 0; i < rows.data().length; i++) {
            e[i % e.length] += rows.data()[i];
        }
        for (int a = 0; a < e.length; a++) {
            e[a] /= tokens.length;
        }
        return e;
    }
}
