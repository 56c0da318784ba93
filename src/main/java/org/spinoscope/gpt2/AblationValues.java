package org.spinoscope.gpt2;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.spinoscope.gpt2.ComponentPatch.Positions;
import org.spinoscope.gpt2.ComponentPatch.Replacement;

/// What replaces each head and each MLP of each prompt under one [AblationMode], as data.
public final class AblationValues implements HeadChanges {

    private final CleanRun clean;
    private final Gpt2Config config;
    private final AblationMode ablationMode;
    private final Positions positions;
    private final List<float[]> constants;
    private final MlpOutputs mlpOutputs;

    /// @param clean the runs from which means and other prompts' values are taken
    public AblationValues(Gpt2 model, CleanRun clean, AblationMode ablationMode, Positions positions) {
        this.clean = clean;
        this.config = model.config();
        this.ablationMode = ablationMode;
        this.positions = positions;
        this.mlpOutputs = new MlpOutputs(model, clean);
        this.constants = IntStream.range(0, config.layers())
                .mapToObj(layer -> constant(model, layer))
                .toList();
    }

    /// A layer's replacement where it is the same everywhere, `[head, d_head]`; empty for resampling.
    private float[] constant(Gpt2 model, int layer) {
        return switch (ablationMode) {
            case AblationMode.Zero() -> new float[config.dModel()];
            case AblationMode.ValueBias() -> model.valueBias(layer);
            case AblationMode.Mean() ->
                MlpOutputs.mean(
                        IntStream.range(0, clean.prompts().size())
                                .mapToObj(p -> clean.z(layer, p))
                                .toList(),
                        config.dModel());
            case AblationMode.Resample resample -> new float[0];
        };
    }

    @Override
    public float[] removed(int layer, int prompt) {
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

    @Override
    public boolean sameForEqualBeginnings() {
        return positions == Positions.ALL && !(ablationMode instanceof AblationMode.Resample);
    }

    private int firstPosition(int length) {
        return positions == Positions.LAST ? length - 1 : 0;
    }

    /// A component's removal in all prompts of the clean run, to be run together with others.
    public ComponentPatch patch(ModelComponent component) {
        return patch(
                component, IntStream.range(0, clean.prompts().size()).boxed().toList());
    }

    /// The same in some prompts.
    ComponentPatch patch(ModelComponent component, List<Integer> prompts) {
        config.require(component);
        return switch (component) {
            case HeadId head -> {
                int from = head.head() * config.dHead();
                var replacement = ablationMode instanceof AblationMode.Resample(int shift)
                        ? resampled(prompts, shift, p -> clean.z(head.layer(), p), from, config.dHead())
                        : new ComponentPatch.Constant(
                                Arrays.copyOfRange(constants.get(head.layer()), from, from + config.dHead()));
                yield new HeadPatch(head, positions, replacement);
            }
            case MlpId mlp -> new MlpPatch(mlp, positions, replacement(mlp.layer(), prompts));
        };
    }

    /// What replaces an MLP's output. Its own bias counts as part of it, unlike b_O, which no single head has.
    private Replacement replacement(int layer, List<Integer> prompts) {
        return switch (ablationMode) {
            case AblationMode.Zero() -> new ComponentPatch.Zero();
            case AblationMode.ValueBias() -> new ComponentPatch.Bias();
            case AblationMode.Mean() -> new ComponentPatch.Constant(mlpOutputs.mean(layer));
            case AblationMode.Resample(int shift) -> {
                var outputs = mlpOutputs.of(layer);
                yield resampled(prompts, shift, outputs::get, 0, config.dModel());
            }
        };
    }

    private Replacement resampled(
            List<Integer> prompts, int shift, IntFunction<float[]> recorded, int column, int width) {
        int d = config.dModel();
        int n = clean.prompts().size();
        var values = new float[prompts.size()][][];
        for (int i = 0; i < values.length; i++) {
            int p = prompts.get(i);
            var source = recorded.apply((p + shift) % n);
            int length = clean.prompts().get(p).length();
            values[i] = new float[length][];
            for (int t = 0; t < length; t++) {
                int from = Math.max(0, t + source.length / d - length) * d + column;
                values[i][t] = Arrays.copyOfRange(source, from, from + width);
            }
        }
        return new ComponentPatch.PerPosition(values);
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
