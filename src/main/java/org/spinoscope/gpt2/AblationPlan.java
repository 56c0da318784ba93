package org.spinoscope.gpt2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/// The order in which a sweep computes (head, prompt) pairs: rectangles of some heads of one layer times some prompts.
///
/// @param chunks every pair that is not known exactly once, the most wanted first
record AblationPlan(List<Chunk> chunks) {

    /// @param heads of one layer
    /// @param prompts of nearly the same length, so that attention pads little
    record Chunk(int layer, List<Integer> heads, List<Integer> prompts) {

        int pairs() {
            return heads.size() * prompts.size();
        }
    }

    /// @param tokens of each prompt
    /// @param first heads wanted early, the most wanted first
    /// @param selected the prompt wanted first
    /// @param rows how many rows (tokens of all pairs, beginnings that neighbours share counted once) a
    ///     chunk may have, unless a single pair has more
    /// @param known pairs that need not be computed
    static AblationPlan of(
            Gpt2Config config,
            List<int[]> tokens,
            List<HeadId> first,
            int selected,
            int rows,
            BiPredicate<HeadId, Integer> known) {
        var preferred = byLayer(first);
        var others = byLayer(
                config.allHeads().stream().filter(head -> !first.contains(head)).toList());
        var chosen = List.of(selected);
        var rest = IntStream.range(0, tokens.size())
                .filter(p -> p != selected)
                .boxed()
                .sorted(Comparator.comparingInt((Integer p) -> tokens.get(p).length)
                        .thenComparing(tokens::get, Arrays::compare))
                .toList();
        var chunks = new ArrayList<Chunk>();
        for (var prompts : List.of(chosen, rest)) {
            for (var heads : List.of(preferred, others)) {
                heads.forEach((layer, those) -> unknown(layer, those, prompts, known)
                        .forEach((some, at) -> cut(layer, some, at, tokens, rows, chunks)));
            }
        }
        return new AblationPlan(chunks);
    }

    private static LinkedHashMap<Integer, List<Integer>> byLayer(List<HeadId> heads) {
        var layers = new LinkedHashMap<Integer, List<Integer>>();
        for (var head : new LinkedHashSet<>(heads)) {
            layers.computeIfAbsent(head.layer(), layer -> new ArrayList<>()).add(head.head());
        }
        return layers;
    }

    /// The prompts by the heads that are not known on them; in most studies all have the same.
    private static LinkedHashMap<List<Integer>, List<Integer>> unknown(
            int layer, List<Integer> heads, List<Integer> prompts, BiPredicate<HeadId, Integer> known) {
        var groups = new LinkedHashMap<List<Integer>, List<Integer>>();
        for (int p : prompts) {
            var some = heads.stream()
                    .filter(head -> !known.test(new HeadId(layer, head), p))
                    .toList();
            if (!some.isEmpty()) {
                groups.computeIfAbsent(some, fresh -> new ArrayList<>()).add(p);
            }
        }
        return groups;
    }

    /// Cuts heads × prompts into rectangles of about equal size.
    private static void cut(
            int layer, List<Integer> heads, List<Integer> prompts, List<int[]> all, int rows, List<Chunk> into) {
        for (int from = 0; from < prompts.size(); ) {
            int to = from + 1;
            int tokens = all.get(prompts.get(from)).length;
            while (to < prompts.size()) {
                int added = added(all.get(prompts.get(to - 1)), all.get(prompts.get(to)));
                if (heads.size() * (tokens + added) > rows) {
                    break;
                }
                tokens += added;
                to++;
            }
            int most = Math.max(1, rows / tokens);
            int parts = (heads.size() + most - 1) / most;
            for (int part = 0; part < parts; part++) {
                var some = heads.subList(heads.size() * part / parts, heads.size() * (part + 1) / parts);
                into.add(new Chunk(layer, List.copyOf(some), List.copyOf(prompts.subList(from, to))));
            }
            from = to;
        }
    }

    /// Tokens of a prompt that the one before it does not begin with.
    private static int added(int[] before, int[] prompt) {
        int differing = Arrays.mismatch(before, prompt);
        return differing < 0 ? 0 : prompt.length - differing;
    }
}
