package org.spinoscope.spinbath;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.Hook;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.gpt2.TokenizedPair;

/// Context fields N of prompts in model space: N_proj of one head under a Reading, sums of them, or the final residual.
public final class ContextFields {

    private ContextFields() {}

    /// The model's own run with everything a field needs of it recorded.
    public static ForwardRequest request(ForwardRequest run, FieldSource field, Reading reading, int layers) {
        return switch (field) {
            case FieldSource.None() -> run;
            case FieldSource.Residual() -> run.recording(Hook.LN_FINAL_NORMALIZED.point());
            default -> TokenSpins.recording(run, reading.source(), layers);
        };
    }

    /// N of every prompt, `[prompt][d_model]`; zeros for no field.
    ///
    /// @param forward the model's own run, made by [#request]
    public static double[][] of(
            Gpt2 model, List<int[]> prompts, FieldSource field, Reading reading, ForwardResult forward) {
        var fields = new double[prompts.size()][model.config().dModel()];
        switch (field) {
            case FieldSource.None() -> {}
            case FieldSource.Residual() -> {
                for (int p = 0; p < fields.length; p++) {
                    var all = forward.activation(Hook.LN_FINAL_NORMALIZED.point(), p);
                    addTo(fields[p], all, all.offset(all.shape()[0] - 1));
                }
            }
            case FieldSource.Head(var head) ->
                addLayer(model, prompts, head.layer(), new int[] {head.head()}, reading, forward, fields);
            case FieldSource.Layer(int layer) ->
                addLayer(model, prompts, layer, allHeads(model), reading, forward, fields);
            case FieldSource.All() -> {
                for (int layer = 0; layer < model.config().layers(); layer++) {
                    addLayer(model, prompts, layer, allHeads(model), reading, forward, fields);
                }
            }
        }
        return fields;
    }

    private static int[] allHeads(Gpt2 model) {
        return IntStream.range(0, model.config().heads()).toArray();
    }

    private static void addLayer(
            Gpt2 model,
            List<int[]> prompts,
            int layer,
            int[] heads,
            Reading reading,
            ForwardResult forward,
            double[][] fields) {
        var trials = prompts.stream() // the answers of a pair do not affect its fields
                .map(tokens -> new TokenizedPair(tokens, tokens, tokens))
                .toList();
        var x = new TokenSpins(model, trials, reading.source(), reading.unitSpins(), forward).in(layer);
        boolean biases = reading.biases() == Reading.Biases.QKV;
        Tensor contexts;
        try (var spins = model.circuits().batch(x)) {
            contexts = model.circuits().contextFields(layer, spins, biases);
        }
        var written = model.circuits().projectedFields(layer, contexts, reading.slice());
        for (int p = 0; p < fields.length; p++) {
            for (int head : heads) {
                addTo(fields[p], written, written.offset(p, head));
            }
        }
    }

    private static void addTo(double[] sum, Tensor values, int from) {
        Arrays.setAll(sum, a -> sum[a] + values.data()[from + a]);
    }
}
