package org.spinoscope.desktop.modes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.spinoscope.spinbath.modes.ModeBlocks;

/// One mode in the list.
///
/// @param block the modes that only mean something together, such as `3–5`; the mode alone where it does not
/// @param share σ²/Σσ²
/// @param first strongest word of the left vector
/// @param second strongest word of the right vector
/// @param weight change of the model's gap on the prompt without the block; NaN if not known
record ListedMode(int mode, String block, double sigma, double share, String first, String second, double weight) {

    /// All modes of a circuit, strongest first.
    ///
    /// @param weights of the modes of W_eff; empty if not known
    static List<ListedMode> all(HeadReadout known, Circuit circuit, Optional<ModeWeights> weights) {
        var sigma = circuit.vectors(known.readout()).singular();
        double total = Arrays.stream(sigma).map(s -> s * s).sum();
        var first = circuit.firstWords(known.readout());
        var second = circuit.secondWords(known.readout());
        var blocks = blocks(sigma, circuit.vectors(known.readout()).first()[0].length);
        var here = weights.filter(w ->
                circuit == Circuit.COUPLING && w.head().equals(known.readout().head()));
        return IntStream.range(0, sigma.length)
                .mapToObj(i -> new ListedMode(
                        i,
                        blocks[i],
                        sigma[i],
                        total > 0 ? sigma[i] * sigma[i] / total : Double.NaN,
                        known.text(first.get(i).topCosine().getFirst().token()),
                        known.text(second.get(i).topCosine().getFirst().token()),
                        here.map(w -> w.weights()[i]).orElse(Double.NaN)))
                .toList();
    }

    private static String[] blocks(double[] sigma, int width) {
        var names = new String[sigma.length];
        Arrays.fill(names, "null");
        for (var block : ModeBlocks.of(sigma, width).blocks()) {
            var name = block.size() == 1 ? "" + block.from() : block.from() + "–" + (block.to() - 1);
            Arrays.fill(names, block.from(), block.to(), name);
        }
        return names;
    }
}
