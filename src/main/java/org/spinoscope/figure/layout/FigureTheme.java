package org.spinoscope.figure.layout;

import java.util.List;
import org.spinoscope.figure.Colour;
import org.spinoscope.figure.ColourMaps;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Ink;

/// The colours of everything: of what is not data by role, of numbers by the kind of their scale.
///
/// @param maps what numbers are coloured with; `positive` and `negative` belong to its signed map
public record FigureTheme(
        Colour background,
        Colour foreground,
        Colour muted,
        Colour faint,
        Colour accent,
        Colour good,
        Colour bad,
        Colour positive,
        Colour negative,
        List<Colour> palette,
        ColourMaps maps) {

    /// For paper: black on white.
    public static final FigureTheme LIGHT = new FigureTheme(
            Colour.WHITE,
            Colour.rgb(0x1a1a1a),
            Colour.rgb(0x5c5c5c),
            Colour.rgb(0xdedede),
            Colour.rgb(0xc2410c),
            Colour.rgb(0x009e73),
            Colour.rgb(0xe6870a),
            Colour.rgb(0xb2182b),
            Colour.rgb(0x2166ac),
            colours(0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x56b4e9, 0x4d4d4d),
            ColourMaps.STANDARD);

    /// For a dark screen.
    public static final FigureTheme DARK = new FigureTheme(
            Colour.rgb(0x16181d),
            Colour.rgb(0xe8e8e8),
            Colour.rgb(0xa3a8b3),
            Colour.rgb(0x353941),
            Colour.rgb(0xff8a4c),
            Colour.rgb(0x2cc79a),
            Colour.rgb(0xf5a623),
            Colour.rgb(0xf0707d),
            Colour.rgb(0x6aaee6),
            colours(0x4fa8e8, 0xf0883e, 0x2cc79a, 0xe39cc4, 0xf2c14e, 0xa5d8f6, 0xbfc4cc),
            ColourMaps.STANDARD);

    public FigureTheme {
        palette = List.copyOf(palette);
    }

    /// One of the two themes with these colours for numbers.
    public static FigureTheme of(boolean dark, ColourMaps maps) {
        return (dark ? DARK : LIGHT).with(maps);
    }

    /// The same theme with other colours for numbers; what is positive or negative goes with them.
    public FigureTheme with(ColourMaps chosen) {
        var signs = switch (chosen.signed()) {
            case PU_OR -> dark() ? colours(0xfdb863, 0xb2abd2) : colours(0xb35806, 0x542788);
            case GREY -> dark() ? colours(0xe8e8e8, 0x8a8a8a) : colours(0x8c8c8c, 0x1a1a1a);
            default -> {
                var paper = dark() ? DARK : LIGHT;
                yield List.of(paper.positive, paper.negative);
            }
        };
        return new FigureTheme(
                background,
                foreground,
                muted,
                faint,
                accent,
                good,
                bad,
                signs.getFirst(),
                signs.getLast(),
                palette,
                chosen);
    }

    /// The colour of a number.
    public Colour colour(ColourScale scale, double value) {
        return maps.colour(scale, value);
    }

    /// Whether lines are lighter than the ground.
    public boolean dark() {
        return foreground.red() + foreground.green() + foreground.blue()
                > background.red() + background.green() + background.blue();
    }

    public Colour colour(Ink ink) {
        return switch (ink) {
            case Ink.Fixed(var colour) -> colour;
            case Ink.Series(var index) -> palette.get(Math.floorMod(index, palette.size()));
            case Ink.Faded(var of, var alpha) -> {
                var colour = colour(of);
                yield colour.withAlpha(colour.alpha() * alpha);
            }
            case Ink.Role role ->
                switch (role) {
                    case FOREGROUND -> foreground;
                    case MUTED -> muted;
                    case FAINT -> faint;
                    case ACCENT -> accent;
                    case GOOD -> good;
                    case BAD -> bad;
                    case POSITIVE -> positive;
                    case NEGATIVE -> negative;
                };
        };
    }

    private static List<Colour> colours(int... rgb) {
        return java.util.Arrays.stream(rgb).mapToObj(Colour::rgb).toList();
    }
}
