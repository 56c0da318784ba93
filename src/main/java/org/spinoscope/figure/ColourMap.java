package org.spinoscope.figure;

import java.util.Arrays;

/// Colours for numbers, readable with any colour vision.
public enum ColourMap {
    /// ColorBrewer's RdBu with red for the high end: for values around a neutral middle.
    DIVERGING(
            0x053061, 0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0, 0xf7f7f7, 0xfddbc7, 0xf4a582, 0xd6604d, 0xb2182b,
            0x67001f),
    /// matplotlib's viridis: for values from little to much.
    VIRIDIS(0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725);

    private static final int STEPS = 1024;

    @SuppressWarnings("ImmutableEnumChecker") // filled once, never handed out
    private final Colour[] table;

    ColourMap(int... anchors) {
        var colours = Arrays.stream(anchors).mapToObj(Colour::rgb).toArray(Colour[]::new);
        table = new Colour[STEPS + 1];
        for (var i = 0; i <= STEPS; i++) {
            var at = (double) i / STEPS * (colours.length - 1);
            var below = Math.min((int) at, colours.length - 2);
            table[i] = colours[below].mix(colours[below + 1], at - below);
        }
    }

    /// The colour at a fraction of the range; outside 0…1 the nearest end, [Colour#MISSING] for NaN.
    public Colour at(double fraction) {
        if (Double.isNaN(fraction)) {
            return Colour.MISSING;
        }
        return table[(int) Math.round(Math.clamp(fraction, 0, 1) * STEPS)];
    }
}
