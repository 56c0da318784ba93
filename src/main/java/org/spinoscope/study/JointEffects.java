package org.spinoscope.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;

/// Heads removed together.
///
/// @param pairs every pair of the strongest heads, by falling |excess|: two heads that together matter more (or less)
///     than the sum of each
/// @param greedy a growing set: each next one of the strongest heads is the one that moves the mean gap furthest
/// @param layers each layer with all its heads removed
public record JointEffects(List<Coalition> pairs, List<Coalition> greedy, List<Coalition> layers) {

    /// Some heads removed in one run.
    ///
    /// @param effects gap without them − gap `[prompt]`
    /// @param mean over the prompts
    /// @param sum of the mean effects of each alone
    public record Coalition(List<HeadId> heads, double[] effects, double mean, double sum) {

        /// How much more the heads do together than each alone.
        public double excess() {
            return mean - sum;
        }
    }

    /// Measures the gaps without some heads together, `[prompt]`.
    @FunctionalInterface
    interface Removal {

        double[] without(List<HeadId> heads, Progress progress);
    }

    private record Runner(Removal removal, double[] gaps, List<HeadEffect> singles) {

        Coalition without(List<HeadId> heads, Progress progress) {
            var effects = removal.without(heads, progress);
            for (int p = 0; p < effects.length; p++) {
                effects[p] -= gaps[p];
            }
            double sum = singles.stream()
                    .filter(head -> heads.contains(head.id()))
                    .mapToDouble(HeadEffect::mean)
                    .sum();
            return new Coalition(List.copyOf(heads), effects, AblationStudy.mean(effects), sum);
        }
    }

    static JointEffects of(
            Gpt2 model,
            Removal removal,
            double[] gaps,
            List<HeadEffect> singles,
            AblationStudy.Request request,
            Progress progress) {
        var runner = new Runner(removal, gaps, singles);
        var strongest = singles.stream()
                .filter(head -> !Double.isNaN(head.mean()))
                .sorted(Comparator.comparingDouble((HeadEffect head) -> -Math.abs(head.mean())))
                .limit(request.strongest())
                .map(HeadEffect::id)
                .toList();
        var pairs = pairs(runner, strongest, progress.part(0, 0.3));
        var greedy = greedy(runner, strongest, progress.part(0.3, 0.6));
        return new JointEffects(pairs, greedy, layers(runner, model, progress.part(0.6, 1)));
    }

    private static List<Coalition> pairs(Runner runner, List<HeadId> heads, Progress progress) {
        var pairs = new ArrayList<Coalition>();
        int all = heads.size() * (heads.size() - 1) / 2;
        for (int a = 0; a < heads.size(); a++) {
            for (int b = a + 1; b < heads.size(); b++) {
                var both = List.of(heads.get(a), heads.get(b));
                var part = progress.part((double) pairs.size() / all, (pairs.size() + 1.0) / all);
                pairs.add(runner.without(both, saying(part, "Without " + both.getFirst() + " and " + both.getLast())));
            }
        }
        pairs.sort(Comparator.comparingDouble((Coalition c) -> -Math.abs(c.excess())));
        return List.copyOf(pairs);
    }

    private static List<Coalition> greedy(Runner runner, List<HeadId> strongest, Progress progress) {
        var sets = new ArrayList<Coalition>();
        if (strongest.size() < 2) {
            return sets;
        }
        var taken = new ArrayList<>(List.of(strongest.getFirst()));
        while (taken.size() < strongest.size()) {
            double from = (taken.size() - 1.0) / (strongest.size() - 1);
            double to = (double) taken.size() / (strongest.size() - 1);
            var part = progress.part(from, to);
            var candidates = strongest.stream()
                    .filter(head -> !taken.contains(head))
                    .map(head -> {
                        var set = new ArrayList<>(taken);
                        set.add(head);
                        return runner.without(set, saying((f, what) -> part.at(0, what), "Adding " + head));
                    })
                    .toList();
            var best = candidates.stream()
                    .max(Comparator.comparingDouble(c -> Math.abs(c.mean())))
                    .orElseThrow();
            sets.add(best);
            taken.add(best.heads().getLast());
        }
        return List.copyOf(sets);
    }

    private static List<Coalition> layers(Runner runner, Gpt2 model, Progress progress) {
        var layers = new ArrayList<Coalition>();
        int count = model.config().layers();
        for (int layer = 0; layer < count; layer++) {
            int at = layer;
            var heads = model.heads().stream().filter(h -> h.layer() == at).toList();
            var part = progress.part((double) layer / count, (layer + 1.0) / count);
            layers.add(runner.without(heads, saying(part, "Without layer " + layer)));
        }
        return List.copyOf(layers);
    }

    private static Progress saying(Progress progress, String doing) {
        return (fraction, what) -> progress.at(fraction, doing);
    }
}
