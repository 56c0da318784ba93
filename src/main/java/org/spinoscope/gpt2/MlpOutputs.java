package org.spinoscope.gpt2;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The MLPs' outputs in a clean run, computed from its residual stream when they are needed: only some modes of
/// ablation do, and recording them would take half as much memory again.
final class MlpOutputs {

    private final Gpt2 model;
    private final CleanRun clean;
    private List<float[]> known = List.of();
    private int layer = -1;

    MlpOutputs(Gpt2 model, CleanRun clean) {
        this.model = model;
        this.clean = clean;
    }

    /// Every prompt's `[T, d_model]`, flattened. Those of the layer last asked for are kept.
    List<float[]> of(int wanted) {
        if (layer != wanted) {
            known = computed(wanted);
            layer = wanted;
        }
        return known;
    }

    private List<float[]> computed(int wanted) {
        var outputs = new ArrayList<float[]>();
        for (var batch : batches(clean.prompts())) {
            outputs.addAll(model.inScope(scope -> {
                var tokens =
                        batch.stream().map(p -> clean.prompts().get(p).tokens()).toList();
                var tree = PrefixTree.sharing(tokens);
                var x = PackedRows.of(scope, model.config(), tree, batch, p -> clean.residMid(wanted, p));
                var recorder = ActivationRecorder.none(model.config(), model.weights(), new PackedBatch(scope, tree));
                var rows = model.forward().mlp(wanted, x, recorder).toFloatArray();
                return IntStream.range(0, batch.size())
                        .mapToObj(i -> unpacked(rows, tree.rows()[i]))
                        .toList();
            }));
        }
        return List.copyOf(outputs);
    }

    private float[] unpacked(float[] packed, int[] rows) {
        int d = model.config().dModel();
        var own = new float[rows.length * d];
        for (int t = 0; t < rows.length; t++) {
            System.arraycopy(packed, rows[t] * d, own, t * d, d);
        }
        return own;
    }

    /// The mean over all positions of all prompts, each position counting once, `[d_model]`.
    float[] mean(int wanted) {
        return mean(of(wanted), model.config().dModel());
    }

    /// The mean row of arrays `[T, width]`.
    static float[] mean(List<float[]> all, int width) {
        var sum = new double[width];
        long count = 0;
        for (var rows : all) {
            for (int i = 0; i < rows.length; i++) {
                sum[i % width] += rows[i];
            }
            count += rows.length / width;
        }
        var mean = new float[width];
        for (int i = 0; i < width; i++) {
            mean[i] = (float) (sum[i] / count);
        }
        return mean;
    }

    /// The numbers of the prompts in order, cut into batches of at most [AblationSweep#ROWS] tokens unless a single
    /// prompt has more.
    static List<List<Integer>> batches(List<TokenizedPair> prompts) {
        return batches(prompts, IntStream.range(0, prompts.size()).boxed().toList());
    }

    /// The same for some of them.
    static List<List<Integer>> batches(List<TokenizedPair> prompts, List<Integer> some) {
        var batches = new ArrayList<List<Integer>>();
        for (int from = 0; from < some.size(); ) {
            int to = from;
            int rows = 0;
            while (to < some.size()
                    && (to == from || rows + prompts.get(some.get(to)).length() <= AblationSweep.ROWS)) {
                rows += prompts.get(some.get(to++)).length();
            }
            batches.add(List.copyOf(some.subList(from, to)));
            from = to;
        }
        return batches;
    }
}
