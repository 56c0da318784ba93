package org.spinoscope.gpt2;

import java.util.ArrayList;
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

    /// The same as several requests of neighbouring prompts, none of more tokens than this unless a single prompt is;
    /// whole if something is changed, which may depend on all prompts.
    List<ForwardRequest> parts(int tokens) {
        if (!changesNothing() || prompts.stream().mapToInt(p -> p.length).sum() <= tokens) {
            return List.of(this);
        }
        var parts = new ArrayList<ForwardRequest>();
        int from = 0;
        int sum = 0;
        for (int p = 0; p < prompts.size(); p++) {
            if (p > from && sum + prompts.get(p).length > tokens) {
                parts.add(part(from, p));
                from = p;
                sum = 0;
            }
            sum += prompts.get(p).length;
        }
        parts.add(part(from, prompts.size()));
        return parts;
    }

    private ForwardRequest part(int from, int to) {
        return new ForwardRequest(prompts.subList(from, to), record, logits.part(from, to), patches, scorePatches);
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
