package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import org.spinoscope.gpt2.ComponentPatch.Bias;
import org.spinoscope.gpt2.ComponentPatch.Constant;
import org.spinoscope.gpt2.ComponentPatch.PerPosition;
import org.spinoscope.gpt2.ComponentPatch.Positions;
import org.spinoscope.gpt2.ComponentPatch.Zero;

/// Replaces what patched heads and MLPs put out, in one forward pass.
final class ComponentReplacer {

    private final Gpt2Config config;
    private final Weights weights;
    private final PackedBatch packedBatch;
    private final List<ComponentPatch> patches;

    ComponentReplacer(
            Gpt2Config config, Weights weights, PackedBatch packedBatch, List<? extends ComponentPatch> patches) {
        this.config = config;
        this.weights = weights;
        this.packedBatch = packedBatch;
        this.patches = List.copyOf(patches);
    }

    /// The heads' mixed values `[token, d_model]` of a layer with its patched heads replaced.
    NDArray heads(int layer, NDArray z) {
        return replaced(z, of(layer, HeadPatch.class));
    }

    /// The output `[token, d_model]` of a layer's MLP, replaced if it is patched.
    NDArray mlp(int layer, NDArray out) {
        return replaced(out, of(layer, MlpPatch.class));
    }

    boolean replacesMlp(int layer) {
        return !of(layer, MlpPatch.class).isEmpty();
    }

    private List<? extends ComponentPatch> of(int layer, Class<? extends ComponentPatch> kind) {
        return patches.stream()
                .filter(patch -> kind.isInstance(patch) && patch.component().layer() == layer)
                .toList();
    }

    private NDArray replaced(NDArray out, List<? extends ComponentPatch> here) {
        if (here.isEmpty()) {
            return out;
        }
        int width = config.dModel();
        var mask = new byte[packedBatch.tokens() * width];
        var values = new float[packedBatch.tokens() * width];
        for (var patch : here) {
            for (int s = 0; s < packedBatch.sequences(); s++) {
                int first = patch.positions() == Positions.LAST ? packedBatch.length(s) - 1 : 0;
                for (int t = first; t < packedBatch.length(s); t++) {
                    int from = packedBatch.row(s, t) * width + column(patch.component());
                    Arrays.fill(mask, from, from + width(patch.component()), (byte) 1);
                    write(patch, s, t, values, from);
                }
            }
        }
        try (NDManager scope = out.getManager().newSubManager();
                var flags = packedBatch.flags(mask, width);
                var floats = packedBatch.floats(values, width)) {
            flags.attach(scope);
            floats.attach(scope);
            return NativeOps.replace(out, flags, floats);
        }
    }

    private int column(ModelComponent component) {
        return component instanceof HeadId head ? head.head() * config.dHead() : 0;
    }

    private int width(ModelComponent component) {
        return component instanceof HeadId ? config.dHead() : config.dModel();
    }

    private void write(ComponentPatch patch, int sequence, int position, float[] into, int at) {
        var source = switch (patch.replacement()) {
            case Zero() -> new float[width(patch.component())];
            case Bias() -> bias(patch.component());
            case Constant(float[] values) -> values;
            case PerPosition(float[][][] values) -> values[sequence][position];
        };
        System.arraycopy(source, 0, into, at, width(patch.component()));
    }

    private float[] bias(ModelComponent component) {
        var block = weights.blocks().get(component.layer());
        return switch (component) {
            case MlpId mlp -> block.mlpProj().bias().toFloatArray();
            case HeadId head -> {
                int from = 2 * config.dModel() + column(head);
                yield Arrays.copyOfRange(block.cAttn().bias().toFloatArray(), from, from + config.dHead());
            }
        };
    }
}
