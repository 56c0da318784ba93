package org.spinoscope.gpt2;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Every head in turn with its attention scores divided by one attention temperature, at all positions.
///
/// A head's scores depend on the clean residual stream alone, so its values at that temperature do too.
public final class RescaledAttention implements HeadChanges {

    private static final int PROMPTS_AT_ONCE = 32;

    private final Gpt2 model;
    private final CleanRun clean;
    private final double temperature;
    private int layerKept = -1;
    private List<float[]> kept = List.of();

    /// @param temperature T_a, positive; 1 changes nothing
    public RescaledAttention(Gpt2 model, CleanRun clean, double temperature) {
        this.model = model;
        this.clean = clean;
        this.temperature = temperature;
    }

    @Override
    public float[] removed(int layer, int prompt) {
        if (layer != layerKept) {
            var found = new ArrayList<float[]>();
            for (int from = 0; from < clean.prompts().size(); from += PROMPTS_AT_ONCE) {
                int first = from;
                int end = Math.min(from + PROMPTS_AT_ONCE, clean.prompts().size());
                found.addAll(model.inScope(scope -> ofLayer(scope, layer, first, end)));
            }
            kept = List.copyOf(found);
            layerKept = layer;
        }
        return kept.get(prompt);
    }

    @Override
    public boolean sameForEqualBeginnings() {
        return true;
    }

    /// z − z at the temperature, of some prompts. The residual stream before the block is the one after its heads
    /// without what they wrote.
    private List<float[]> ofLayer(NDManager scope, int layer, int first, int end) {
        var config = model.config();
        int d = config.dModel();
        var tokens = clean.prompts().subList(first, end).stream()
                .map(TokenizedPair::tokens)
                .toList();
        var tree = PrefixTree.apart(tokens.stream().mapToInt(t -> t.length).toArray());
        var batch = new PackedBatch(scope, tree);
        var which = IntStream.range(first, end).boxed().toList();
        var z = PackedRows.of(scope, config, tree, which, p -> clean.z(layer, p));
        var mid = PackedRows.of(scope, config, tree, which, p -> clean.residMid(layer, p));
        var before = mid.sub(model.forward().joinHeads(layer, z));
        var temperatures = new double[tokens.size()];
        Arrays.fill(temperatures, temperature);
        var all = IntStream.range(0, config.heads())
                .<ScorePatch>mapToObj(head -> new ScorePatch.Divided(new HeadId(layer, head), temperatures))
                .toList();
        var recorder = new ActivationRecorder(config, model.weights(), batch, Set.of(), List.of(), all);
        var changed = model.forward().attention().z(layer, before, batch, recorder);
        var removed = z.sub(changed).toFloatArray();
        return IntStream.range(0, tokens.size())
                .mapToObj(s -> Arrays.copyOfRange(removed, batch.start(s) * d, (batch.start(s) + batch.length(s)) * d))
                .toList();
    }
}
