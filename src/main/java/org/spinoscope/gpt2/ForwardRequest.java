package org.spinoscope.gpt2;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One batched forward pass.
///
/// @param prompts token ids of each prompt, of any lengths
/// @param record the activations to keep
/// @param logits the logits to compute
/// @param patches heads and MLPs to replace, in every prompt
/// @param scorePatches changes of heads' attention scores, prompt by prompt
public record ForwardRequest(
        List<int[]> prompts,
        Set<HookPoint> record,
        LogitRequest logits,
        List<ComponentPatch> patches,
        List<ScorePatch> scorePatches) {

    public ForwardRequest {
        prompts = List.copyOf(prompts);
        record = Set.copyOf(record);
        patches = List.copyOf(patches);
        scorePatches = List.copyOf(scorePatches);
    }

    /// A pass over these prompts that computes nothing to read yet.
    public static ForwardRequest of(List<int[]> prompts) {
        return new ForwardRequest(prompts, Set.of(), new LogitRequest.None(), List.of(), List.of());
    }

    /// Whether all prompts go through the unchanged model, so that equal beginnings stay equal.
    boolean changesNothing() {
        return patches.isEmpty() && scorePatches.isEmpty();
    }

    /// Whether nothing but last positions is read from the last block on.
    ///
    /// @param last number of the last layer
    boolean readsLastOnly(int last) {
        boolean patched = patches.stream().anyMatch(p -> p.component().layer() == last)
                || scorePatches.stream().anyMatch(p -> p.head().layer() == last);
        boolean recorded = record.stream()
                .anyMatch(p -> (p.layer() == last && p.hook() != Hook.RESID_PRE)
                        || p.hook() == Hook.LN_FINAL_SCALE
                        || p.hook() == Hook.LN_FINAL_NORMALIZED);
        boolean tail = logits instanceof LogitRequest.Tail;
        return !patched && !recorded && !tail;
    }

    /// The same with these logits.
    public ForwardRequest logits(LogitRequest wanted) {
        return new ForwardRequest(prompts, record, wanted, patches, scorePatches);
    }

    /// The same with these activations kept as well.
    public ForwardRequest recording(HookPoint... points) {
        var all = new HashSet<>(record);
        all.addAll(List.of(points));
        return new ForwardRequest(prompts, all, logits, patches, scorePatches);
    }

    /// The same with these heads and MLPs replaced.
    public ForwardRequest patching(List<? extends ComponentPatch> components) {
        return new ForwardRequest(prompts, record, logits, List.copyOf(components), scorePatches);
    }

    /// The same with these changes of attention scores.
    public ForwardRequest rescoring(List<ScorePatch> changes) {
        return new ForwardRequest(prompts, record, logits, patches, changes);
    }
}
