package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/// Applies [ScorePatch]es to a layer's scores.
///
/// @param patches of all layers
record ScoreEditor(Gpt2Config config, PackedBatch batch, List<ScorePatch> patches) {

    boolean edits(int layer) {
        return patches.stream().anyMatch(patch -> patch.head().layer() == layer);
    }

    /// The changed scores `[sequence, head, longest, longest]`, in the scope of the old ones.
    ///
    /// @param normed what ln_1 puts out `[token, d_model]`
    NDArray edit(int layer, NDArray scores, NDArray normed) {
        var edited = scores;
        for (var patch : patches) {
            if (patch.head().layer() == layer) {
                edited = switch (patch) {
                    case ScorePatch.Divided divided -> edited.mul(factors(scores.getManager(), divided));
                    case ScorePatch.WithoutModes modes ->
                        edited.sub(part(normed, modes).mul(only(normed, modes.head())));
                };
            }
        }
        return edited;
    }

    /// 1/T for the head, 1 for the others, `[sequence, head, 1, 1]`.
    private NDArray factors(NDManager scope, ScorePatch.Divided divided) {
        int heads = config.heads();
        var factors = new float[batch.sequences() * heads];
        java.util.Arrays.fill(factors, 1);
        for (int s = 0; s < batch.sequences(); s++) {
            factors[s * heads + divided.head().head()] = (float) (1 / divided.temperatures()[s]);
        }
        return scope.create(factors, new Shape(batch.sequences(), heads, 1, 1));
    }

    /// 1 for the head, 0 for the others, `[1, head, 1, 1]`.
    private NDArray only(NDArray normed, HeadId head) {
        var one = new float[config.heads()];
        one[head.head()] = 1;
        return normed.getManager().create(one, new Shape(1, config.heads(), 1, 1));
    }

    /// What the removed modes add to the scores, `[sequence, 1, longest, longest]`.
    private NDArray part(NDArray normed, ScorePatch.WithoutModes modes) {
        var asks = padded(normed, modes.asks()).mul(removed(normed, modes.removed()));
        var answers = padded(normed, modes.answers());
        return asks.matMul(answers.transpose(0, 2, 1)).reshape(batch.sequences(), 1, batch.longest(), batch.longest());
    }

    /// x·(vector of each mode), `[sequence, longest, mode]`.
    private NDArray padded(NDArray normed, double[][] vectors) {
        var columns = new float[config.dModel() * vectors.length];
        for (int m = 0; m < vectors.length; m++) {
            for (int a = 0; a < config.dModel(); a++) {
                columns[a * vectors.length + m] = (float) vectors[m][a];
            }
        }
        var matrix = normed.getManager().create(columns, new Shape(config.dModel(), vectors.length));
        return batch.pad(normed.matMul(matrix)).reshape(batch.sequences(), batch.longest(), vectors.length);
    }

    private NDArray removed(NDArray normed, boolean[][] removed) {
        int modes = removed[0].length;
        var mask = new float[removed.length * modes];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = removed[i / modes][i % modes] ? 1 : 0;
        }
        return normed.getManager().create(mask, new Shape(removed.length, 1, modes));
    }
}
