package org.spinoscope.gpt2;

import java.util.Arrays;
import java.util.List;
import org.spinoscope.gpt2.HeadPatch.Positions;

/// What replaces each head of each prompt under one [AblationMode], as data.
public final class AblationValues {

    private final CleanRun clean;
    private final Gpt2Config config;
    private final AblationMode ablationMode;
    private final Positions positions;
    private final List<float[]> constants;

    /// @param clean the runs from which means and other prompts' values are taken
    public AblationValues(Gpt2 model, CleanRun clean, AblationMode ablationMode, Positions positions) {
        this.clean = clean;
        this.config = model.config();
        this.ablationMode = ablationMode;
        this.positions = positions;
        this.constants = java.util.stream.IntStream.range(0, config.layers())
                .mapToObj(layer -> constant(model, layer))
                .toList();
    }

    /// A layer's replacement where it is the same everywhere, `[head, d_head]`; empty for resampling.
    private float[] constant(Gpt2 model, int layer) {
        return switch (ablationMode) {
            case AblationMode.Zero() -> new float[config.dModel()];
            case AblationMode.ValueBias() -> model.valueBias(layer);
            case AblationMode.Mean() -> mean(layer);
            case AblationMode.Resample resample -> new float[0];
        };
    }

    private float[] mean(int layer) {
        var sum = new double[config.dModel()];
        long count = 0;
        for (int p = 0; p < clean.prompts().size(); p++) {
            var z = clean.z(layer, p);
            for (int i = 0; i < z.length; i++) {
                sum[i % sum.length] += z[i];
            }
            count += z.length / sum.length;
        }
        var mean = new float[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sum[i] / count);
        }
        return mean;
    }

    /// What a prompt's heads lose in a layer: z − replacement, 0 at positions that stay, `[T, head, d_head]`.
    float[] removed(int layer, int prompt) {
        var z = clean.z(layer, prompt);
        int d = config.dModel();
        int length = z.length / d;
        var removed = new float[z.length];
        for (int t = firstPosition(length); t < length; t++) {
            var source = constants.get(layer);
            int from = 0;
            if (ablationMode instanceof AblationMode.Resample(int shift)) {
                source = clean.z(layer, (prompt + shift) % clean.prompts().size());
                from = Math.max(0, t + source.length / d - length) * d;
            }
            for (int i = 0; i < d; i++) {
                removed[t * d + i] = z[t * d + i] - source[from + i];
            }
        }
        return removed;
    }

    /// Whether prompts lose the same where they begin alike.
    boolean sameForEqualBeginnings() {
        return positions == Positions.ALL && !(ablationMode instanceof AblationMode.Resample);
    }

    private int firstPosition(int length) {
        return positions == Positions.LAST ? length - 1 : 0;
    }

    /// A head's removal in all prompts of the clean run, to be run together with others.
    public HeadPatch patch(HeadId head) {
        config.require(head);
        int from = head.head() * config.dHead();
        if (ablationMode instanceof AblationMode.Resample(int shift)) {
            return new HeadPatch(head, positions, new HeadPatch.PerPosition(resampled(head, shift)));
        }
        var z = Arrays.copyOfRange(constants.get(head.layer()), from, from + config.dHead());
        return new HeadPatch(head, positions, new HeadPatch.Constant(z));
    }

    private float[][][] resampled(HeadId head, int shift) {
        int d = config.dModel();
        int n = clean.prompts().size();
        var z = new float[n][][];
        for (int p = 0; p < n; p++) {
            var source = clean.z(head.layer(), (p + shift) % n);
            int length = clean.prompts().get(p).length();
            z[p] = new float[length][];
            for (int t = 0; t < length; t++) {
                int from = Math.max(0, t + source.length / d - length) * d + head.head() * config.dHead();
                z[p][t] = Arrays.copyOfRange(source, from, from + config.dHead());
            }
        }
        return z;
    }

    /// First-order estimates of every head's effect (gap without it − gap): Σ (replacement − z)·∂gap/∂z, known as
    /// attribution patching.
    ///
    /// @return `[prompt][layer][head]`; the clean run must have been made with gradients
    public double[][][] firstOrder() {
        var estimates = new double[clean.prompts().size()][config.layers()][config.heads()];
        for (int p = 0; p < estimates.length; p++) {
            for (int layer = 0; layer < config.layers(); layer++) {
                var removed = removed(layer, p);
                var gradient = clean.gradient(layer, p);
                for (int i = 0; i < removed.length; i++) {
                    estimates[p][layer][i % config.dModel() / config.dHead()] -= (double) removed[i] * gradient[i];
                }
            }
        }
        return estimates;
    }
}
