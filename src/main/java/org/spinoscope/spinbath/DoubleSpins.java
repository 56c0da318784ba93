package org.spinoscope.spinbath;

import java.util.ArrayList;
import java.util.List;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.Hook;
import org.spinoscope.gpt2.Tensor;

/// The spins x of prompts' tokens under a source, in double precision from the stored weights (and, for
/// `ln_1(resid_pre)`, from the model's own single-precision activations).
final class DoubleSpins {

    private final Gpt2 model;
    private final List<int[]> prompts;
    private final Reading reading;
    private final ForwardResult forward;
    private final List<double[][]> embedded;

    /// @param forward the model's own run over the prompts; read only for `ln_1(resid_pre)`
    DoubleSpins(Gpt2 model, List<int[]> prompts, Reading reading, ForwardResult forward) {
        this.model = model;
        this.prompts = prompts;
        this.reading = reading;
        this.forward = forward;
        this.embedded = reading.source() == Reading.Source.LN1_RESID
                ? List.of()
                : prompts.stream().map(this::embed).toList();
    }

    private double[][] embed(int[] tokens) {
        var x = rows(model.embedding(tokens));
        if (reading.source() != Reading.Source.W_E) {
            var positions = rows(model.positionEmbedding(tokens.length));
            for (int t = 0; t < x.length; t++) {
                for (int a = 0; a < x[t].length; a++) {
                    x[t][a] += positions[t][a];
                }
            }
        }
        return x;
    }

    private static double[][] rows(Tensor tensor) {
        var rows = new double[tensor.shape()[0]][tensor.shape()[1]];
        for (int i = 0; i < tensor.data().length; i++) {
            rows[i / tensor.shape()[1]][i % tensor.shape()[1]] = tensor.data()[i];
        }
        return rows;
    }

    /// The spins of every prompt in a layer, `[T][d_model]` each.
    List<double[][]> in(int layer) {
        boolean normed = reading.source() == Reading.Source.LN1_EMBED || reading.source() == Reading.Source.LN1_RESID;
        var norm = model.ln1(layer);
        var spins = new ArrayList<double[][]>();
        for (int p = 0; p < prompts.size(); p++) {
            var raw = reading.source() == Reading.Source.LN1_RESID
                    ? rows(forward.activation(Hook.RESID_PRE.in(layer), p))
                    : embedded.get(p);
            var rows = new double[raw.length][];
            for (int t = 0; t < rows.length; t++) {
                var row = normed ? norm.apply(raw[t]) : raw[t];
                rows[t] = reading.unitSpins() ? normalised(row) : row;
            }
            spins.add(rows);
        }
        return spins;
    }

    private static double[] normalised(double[] x) {
        double square = 0;
        for (double value : x) {
            square += value * value;
        }
        double length = Math.sqrt(square);
        var y = new double[x.length];
        for (int i = 0; i < x.length && length > 0; i++) {
            y[i] = x[i] / length;
        }
        return y;
    }
}
