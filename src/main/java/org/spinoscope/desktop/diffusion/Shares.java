package org.spinoscope.desktop.diffusion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.desktop.diffusion.Recording.Moment;

/// The shares p_v of a run, word by word.
final class Shares {

    private Shares() {}

    /// The words that ever had the largest shares, largest first.
    static int[] strongest(List<Moment> moments, int count) {
        var best = new HashMap<Integer, Float>();
        moments.forEach(moment -> {
            for (int i = 0; i < moment.atoms().length; i++) {
                best.merge(moment.atoms()[i], moment.shares()[i], Math::max);
            }
        });
        var order = new ArrayList<>(best.keySet());
        order.sort((a, b) -> Float.compare(best.getOrDefault(b, 0f), best.getOrDefault(a, 0f)));
        return order.stream().limit(count).mapToInt(i -> i).toArray();
    }

    /// One atom's share at each moment, 0 where it was not among the largest.
    static double[] share(List<Moment> moments, int atom) {
        return moments.stream()
                .mapToDouble(moment -> {
                    int i = indexOf(moment.atoms(), atom);
                    return i < 0 ? 0 : moment.shares()[i];
                })
                .toArray();
    }

    private static int indexOf(int[] atoms, int atom) {
        return IntStream.range(0, atoms.length)
                .filter(i -> atoms[i] == atom)
                .findFirst()
                .orElse(-1);
    }
}
