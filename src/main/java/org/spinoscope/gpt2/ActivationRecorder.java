package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Receives every named activation of one forward pass: keeps the requested ones and replaces patched heads and MLPs.
class ActivationRecorder {

    private final Gpt2Config config;
    private final PackedBatch packedBatch;
    private final Set<HookPoint> wanted;
    private final ComponentReplacer replacer;
    private final ScoreEditor scoreEditor;
    private final Map<HookPoint, List<Tensor>> kept = new HashMap<>();

    ActivationRecorder(
            Gpt2Config config,
            Weights weights,
            PackedBatch packedBatch,
            Set<HookPoint> wanted,
            List<? extends ComponentPatch> patches) {
        this(config, weights, packedBatch, wanted, patches, List.of());
    }

    ActivationRecorder(
            Gpt2Config config,
            Weights weights,
            PackedBatch packedBatch,
            Set<HookPoint> wanted,
            List<? extends ComponentPatch> patches,
            List<ScorePatch> scorePatches) {
        this.scoreEditor = new ScoreEditor(config, packedBatch, scorePatches);
        this.config = config;
        this.packedBatch = packedBatch;
        this.wanted = wanted;
        this.replacer = new ComponentReplacer(config, weights, packedBatch, patches);
    }

    /// Records nothing.
    static ActivationRecorder none(Gpt2Config config, Weights weights, PackedBatch packedBatch) {
        return patching(config, weights, packedBatch, List.of());
    }

    /// Records nothing and replaces some components.
    static ActivationRecorder patching(
            Gpt2Config config, Weights weights, PackedBatch packedBatch, List<? extends ComponentPatch> patches) {
        return new ActivationRecorder(config, weights, packedBatch, Set.of(), patches);
    }

    Map<HookPoint, List<Tensor>> kept() {
        return kept;
    }

    /// A kept activation of one sequence.
    Tensor kept(HookPoint point, int sequence) {
        return java.util.Objects.requireNonNull(kept.get(point)).get(sequence);
    }

    boolean wants(HookPoint point) {
        return wanted.contains(point);
    }

    /// Keeps a packed activation `[token, …]` if requested.
    void record(HookPoint point, NDArray packed, int... perToken) {
        if (!wanted.contains(point)) {
            return;
        }
        int width = (int) (packed.size() / packedBatch.tokens());
        var all = packed.toFloatArray();
        var prompts = new ArrayList<Tensor>();
        for (int s = 0; s < packedBatch.sequences(); s++) {
            var data = new float[packedBatch.length(s) * width];
            for (int t = 0; t < packedBatch.length(s); t++) {
                System.arraycopy(all, packedBatch.row(s, t) * width, data, t * width, width);
            }
            prompts.add(new Tensor(data, shape(packedBatch.length(s), width, perToken)));
        }
        kept.put(point, List.copyOf(prompts));
    }

    private static int[] shape(int length, int width, int[] perToken) {
        if (perToken.length == 0) {
            return new int[] {length, width};
        }
        var shape = new int[perToken.length + 1];
        shape[0] = length;
        System.arraycopy(perToken, 0, shape, 1, perToken.length);
        return shape;
    }

    /// Whether a layer's scores or patterns are looked at or changed, so that they have to be computed one by one.
    boolean usesPairs(int layer) {
        return wants(Hook.ATTN_SCORES.in(layer)) || wants(Hook.PATTERN.in(layer)) || scoreEditor.edits(layer);
    }

    /// Keeps padded scores or patterns `[sequence, head, longest, longest]` if requested.
    void seePairs(HookPoint point, NDArray padded) {
        if (!wanted.contains(point)) {
            return;
        }
        int longest = packedBatch.longest();
        int heads = config.heads();
        var all = padded.toFloatArray();
        var prompts = new ArrayList<Tensor>();
        for (int s = 0; s < packedBatch.sequences(); s++) {
            int length = packedBatch.length(s);
            var data = new float[heads * length * length];
            for (int h = 0; h < heads; h++) {
                for (int k = 0; k < length; k++) {
                    int from = ((s * heads + h) * longest + k) * longest;
                    System.arraycopy(all, from, data, (h * length + k) * length, length);
                }
            }
            prompts.add(new Tensor(data, heads, length, length));
        }
        kept.put(point, List.copyOf(prompts));
    }

    /// The pattern of the last positions alone `[sequence, head, 1, key]`, where the last block computes no other.
    void recordLastPattern(int layer, NDArray pattern) {}

    /// The heads' mixed values of the last positions alone `[sequence, d_model]`, where the last block computes no
    /// other.
    NDArray patchLast(int layer, NDArray z) {
        return z;
    }

    /// A layer's attention scores with those of patched heads changed.
    NDArray editScores(int layer, NDArray scores, NDArray normed) {
        return scoreEditor.edit(layer, scores, normed);
    }

    /// The heads' mixed values `[token, d_model]` of a layer with its patched heads replaced.
    NDArray patch(int layer, NDArray z) {
        return replacer.heads(layer, z);
    }

    /// The output `[token, d_model]` of a layer's MLP, replaced if it is patched.
    NDArray patchMlp(int layer, NDArray out) {
        return replacer.mlp(layer, out);
    }

    /// Whether a layer's MLP is patched, which needs the rows of all its positions.
    boolean replacesMlp(int layer) {
        return replacer.replacesMlp(layer);
    }
}
