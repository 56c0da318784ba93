package org.spinoscope.figure;

import java.util.Arrays;
import java.util.List;
import org.spinoscope.figure.ColourScale.Kind;

/// Colours for numbers, from the lowest to the highest.
///
/// How each looks with a colour vision deficiency is tested with the simulation of Machado, Oliveira and Fernandes
/// (2009), and said in the guide's page about exporting.
public enum ColourMap {
    /// ColorBrewer's RdBu with red for the high end.
    RD_BU(
            "RdBu",
            "red–blue",
            List.of(Kind.SIGNED),
            0x053061,
            0x2166ac,
            0x4393c3,
            0x92c5de,
            0xd1e5f0,
            0xf7f7f7,
            0xfddbc7,
            0xf4a582,
            0xd6604d,
            0xb2182b,
            0x67001f),
    /// ColorBrewer's PuOr with orange for the high end.
    PU_OR(
            "PuOr",
            "orange–purple",
            List.of(Kind.SIGNED),
            0x2d004b,
            0x542788,
            0x8073ac,
            0xb2abd2,
            0xd8daeb,
            0xf7f7f7,
            0xfee0b6,
            0xfdb863,
            0xe08214,
            0xb35806,
            0x7f3b08),
    /// matplotlib's viridis.
    VIRIDIS(
            "viridis",
            "purple to yellow",
            List.of(Kind.AMOUNT),
            0x440154,
            0x482878,
            0x3e4989,
            0x31688e,
            0x26828e,
            0x1f9e89,
            0x35b779,
            0x6ece58,
            0xb5de2b,
            0xfde725),
    /// Cividis (Nuñez, Anderton and Renslow 2018), made to look alike with and without a deficiency.
    CIVIDIS("cividis", "blue to yellow", List.of(Kind.AMOUNT), Anchors.CIVIDIS),
    /// From nearly black to nearly white, so that its ends show on paper and on a dark screen.
    GREY("grey", "dark to light", List.of(Kind.SIGNED, Kind.AMOUNT), 0x1c1c1c, 0xf2f2f2);

    private static final int STEPS = 1024;

    private final String id;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // an immutable list
    private final List<Kind> kinds;

    @SuppressWarnings("ImmutableEnumChecker") // filled once, never handed out
    private final Colour[] table;

    ColourMap(String id, String description, List<Kind> kinds, int... anchors) {
        this.id = id;
        this.description = description;
        this.kinds = kinds;
        var colours = Arrays.stream(anchors).mapToObj(Colour::rgb).toArray(Colour[]::new);
        table = new Colour[STEPS + 1];
        for (var i = 0; i <= STEPS; i++) {
            var at = (double) i / STEPS * (colours.length - 1);
            var below = Math.min((int) at, colours.length - 2);
            table[i] = colours[below].mix(colours[below + 1], at - below);
        }
    }

    /// Its name in options, files and menus.
    public String id() {
        return id;
    }

    /// Its colours in words.
    public String description() {
        return description;
    }

    /// Whether it can show numbers of this kind.
    public boolean shows(Kind kind) {
        return kinds.contains(kind);
    }

    /// The maps for numbers of a kind.
    public static List<ColourMap> of(Kind kind) {
        return Arrays.stream(values()).filter(map -> map.shows(kind)).toList();
    }

    /// The colour at a fraction of the range; outside 0…1 the nearest end, [Colour#MISSING] for NaN.
    public Colour at(double fraction) {
        if (Double.isNaN(fraction)) {
            return Colour.MISSING;
        }
        return table[(int) Math.round(Math.clamp(fraction, 0, 1) * STEPS)];
    }

    private static final class Anchors {

        /// Every eighth colour of matplotlib's table of 256; between them no channel is off by more than 6 of 255.
        private static final int[] CIVIDIS = {
            0x00224e, 0x00285b, 0x002e6a, 0x053371, 0x1a386f, 0x273e6e, 0x32436d, 0x3b496c, 0x434e6c, 0x4b546c,
            0x535a6d, 0x5a5f6e, 0x61656f, 0x686a71, 0x6f7073, 0x767676, 0x7d7c78, 0x838179, 0x8b8778, 0x928d78,
            0x9a9376, 0xa29975, 0xaaa073, 0xb3a670, 0xbbad6d, 0xc3b369, 0xccba64, 0xd4c15f, 0xddc858, 0xe6d051,
            0xefd748, 0xf8df3c, 0xfee838
        };
    }
}
