package org.spinoscope.desktop.modes;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// One mode in the list.
///
/// @param share σ²/Σσ²
/// @param first strongest word of the left vector
/// @param second strongest word of the right vector
record ListedMode(int mode, double sigma, double share, String first, String second) {

    /// All modes of a circuit, strongest first.
    static List<ListedMode> all(HeadReadout known, Circuit circuit) {
        var sigma = circuit.vectors(known.readout()).singular();
        double total = Arrays.stream(sigma).map(s -> s * s).sum();
        var first = circuit.firstWords(known.readout());
        var second = circuit.secondWords(known.readout());
        return IntStream.range(0, sigma.length)
                .mapToObj(i -> new ListedMode(
                        i,
                        sigma[i],
                        total > 0 ? sigma[i] * sigma[i] / total : Double.NaN,
                        known.text(first.get(i).topCosine().getFirst().token()),
                        known.text(second.get(i).topCosine().getFirst().token())))
                .toList();
    }
}
