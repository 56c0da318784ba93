package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What is read of the final residual stream: ln_f's activations for the tap, and logits.
///
/// @param lastOnly whether the stream holds the sequences' last positions alone
record FinalLogits(Gpt2 model, PackedBatch packedBatch, boolean lastOnly) {

    /// The requested logits.
    ///
    /// @param x the final residual stream, `[token, d_model]`; `[sequence, d_model]` if `lastOnly`
    List<Tensor> logits(LogitRequest request, NDArray x, ActivationRecorder activationRecorder) {
        if (!lastOnly) {
            seeFinal(x, activationRecorder);
        }
        return switch (request) {
            case LogitRequest.None() -> List.of();
            case LogitRequest.Final() -> {
                var logits = model.forward().unembed(model.forward().finalNorm(lastOnly ? x : packedBatch.last(x)));
                yield rows(logits.toFloatArray(), model.config().vocabulary());
            }
            case LogitRequest.FinalOf(int[][] tokens) -> {
                var last = model.forward().finalNorm(lastOnly ? x : packedBatch.last(x));
                yield dots(rows(last.toFloatArray(), model.config().dModel()), tokens);
            }
            case LogitRequest.Tail(int[] positions) -> tails(x, positions);
        };
    }

    private void seeFinal(NDArray x, ActivationRecorder activationRecorder) {
        if (activationRecorder.wants(Hook.LN_FINAL_NORMALIZED.point())) {
            activationRecorder.record(
                    Hook.LN_FINAL_NORMALIZED.point(), model.forward().finalNorm(x));
        }
        if (activationRecorder.wants(Hook.LN_FINAL_SCALE.point())) {
            activationRecorder.record(
                    Hook.LN_FINAL_SCALE.point(), model.forward().finalScale(x));
        }
    }

    private List<Tensor> tails(NDArray x, int[] positions) {
        var logits = new ArrayList<Tensor>();
        for (int s = 0; s < packedBatch.sequences(); s++) {
            int length = packedBatch.length(s);
            int sequence = s;
            var tail = java.util.stream.IntStream.range(length - positions[s], length)
                    .mapToLong(t -> packedBatch.row(sequence, t))
                    .toArray();
            var rows = NativeOps.rows(x, x.getManager().create(tail));
            var data = model.forward().unembed(model.forward().finalNorm(rows)).toFloatArray();
            logits.add(new Tensor(data, positions[s], model.config().vocabulary()));
        }
        return logits;
    }

    private static List<Tensor> rows(float[] data, int width) {
        var rows = new ArrayList<Tensor>();
        for (int from = 0; from < data.length; from += width) {
            rows.add(new Tensor(Arrays.copyOfRange(data, from, from + width), width));
        }
        return rows;
    }

    /// Logits of a few tokens as dot products: cheaper than the vocabulary projection, and summed in double precision.
    private List<Tensor> dots(List<Tensor> normalised, int[][] tokens) {
        var logits = new ArrayList<Tensor>();
        for (int s = 0; s < normalised.size(); s++) {
            var directions = model.unembedding(tokens[s]);
            var values = new float[tokens[s].length];
            for (int i = 0; i < values.length; i++) {
                double sum = 0;
                for (int a = 0; a < model.config().dModel(); a++) {
                    sum += (double) normalised.get(s).data()[a] * directions.at(i, a);
                }
                values[i] = (float) sum;
            }
            logits.add(new Tensor(values, values.length));
        }
        return logits;
    }
}
