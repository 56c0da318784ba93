package org.spinoscope.figure;

import java.util.Locale;
import java.util.stream.Collectors;
import org.spinoscope.common.UserException;
import org.spinoscope.figure.ColourScale.Kind;

/// The two colour maps of all figures: a figure says what kind of numbers it colours, this says how they look.
///
/// @param signed for numbers around a neutral 0
/// @param amounts for numbers from little to much
public record ColourMaps(ColourMap signed, ColourMap amounts) {

    /// The paper's: red for positive, blue for negative, and viridis.
    public static final ColourMaps STANDARD = new ColourMaps(ColourMap.RD_BU, ColourMap.VIRIDIS);

    private static final String SIGNED = "signed";
    private static final String AMOUNTS = "amounts";

    public ColourMaps {
        if (!signed.shows(Kind.SIGNED) || !amounts.shows(Kind.AMOUNT)) {
            throw new IllegalArgumentException(signed.id() + " and " + amounts.id() + " show other kinds of numbers");
        }
    }

    public ColourMap of(Kind kind) {
        return switch (kind) {
            case SIGNED -> signed;
            case AMOUNT -> amounts;
        };
    }

    /// With another map for numbers of this kind.
    public ColourMaps with(Kind kind, ColourMap map) {
        return switch (kind) {
            case SIGNED -> new ColourMaps(map, amounts);
            case AMOUNT -> new ColourMaps(signed, map);
        };
    }

    /// The colour of a number; the nearest end outside the scale, infinities too, [Colour#MISSING] for NaN.
    public Colour colour(ColourScale scale, double value) {
        return of(scale.kind()).at(scale.fraction(value));
    }

    /// Reads `signed=PuOr,amounts=cividis`; what is not named stays standard.
    ///
    /// @throws UserException if a name is not known
    public static ColourMaps parse(String text) {
        var maps = STANDARD;
        for (var part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            var sides = part.split("=", 2);
            var kind = switch (sides[0].strip()) {
                case SIGNED -> Kind.SIGNED;
                case AMOUNTS -> Kind.AMOUNT;
                default ->
                    throw new UserException(String.format(
                            Locale.ROOT,
                            "\"%s\" is no choice of colours. Write %s, %s or both, separated by a comma.",
                            part.strip(),
                            choices(SIGNED, Kind.SIGNED),
                            choices(AMOUNTS, Kind.AMOUNT)));
            };
            var wanted = sides.length == 2 ? sides[1].strip() : "";
            maps = maps.with(
                    kind,
                    ColourMap.of(kind).stream()
                            .filter(map -> map.id().equalsIgnoreCase(wanted))
                            .findFirst()
                            .orElseThrow(() -> new UserException(String.format(
                                    Locale.ROOT,
                                    "There are no colours \"%s\" for %s. Write %s.",
                                    wanted,
                                    sides[0].strip(),
                                    choices(sides[0].strip(), kind)))));
        }
        return maps;
    }

    private static String choices(String key, Kind kind) {
        return key + "=" + ColourMap.of(kind).stream().map(ColourMap::id).collect(Collectors.joining("|"));
    }

    /// What [#parse] reads.
    @Override
    public String toString() {
        return SIGNED + "=" + signed.id() + "," + AMOUNTS + "=" + amounts.id();
    }
}
