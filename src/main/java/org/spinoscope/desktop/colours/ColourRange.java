package org.spinoscope.desktop.colours;

import java.util.Arrays;
import java.util.Locale;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Values;

/// How far a diverging colour scale reaches to both sides of 0. Cells beyond it are marked.
public sealed interface ColourRange {

    /// As far as the largest cell.
    record All() implements ColourRange {}

    /// As far as 99 % of the cells do: two of 144 heads cannot wash out the others.
    record Most() implements ColourRange {}

    /// To ±`extreme`, whatever is shown: prompts and windows can be compared.
    record Fixed(double extreme) implements ColourRange {

        public Fixed {
            if (!(extreme > 0 && Double.isFinite(extreme))) {
                throw new IllegalArgumentException("a range reaches to a positive number, not " + extreme);
            }
        }
    }

    /// The scale for some cells.
    default ColourScale scale(Values values) {
        return switch (this) {
            case All all -> ColourScale.symmetric(values);
            case Most most -> ColourScale.symmetric(most(values));
            case Fixed(double extreme) -> ColourScale.symmetric(extreme);
        };
    }

    private static double most(Values values) {
        var sizes = new double[values.size()];
        int n = 0;
        for (int i = 0; i < sizes.length; i++) {
            if (Double.isFinite(values.get(i))) {
                sizes[n++] = Math.abs(values.get(i));
            }
        }
        Arrays.sort(sizes, 0, n);
        return n == 0 ? Double.NaN : sizes[Math.max(0, (int) Math.ceil(0.99 * n) - 1)];
    }

    /// As sessions keep it.
    default String key() {
        return switch (this) {
            case All all -> "all";
            case Most most -> "most";
            case Fixed(double extreme) -> Double.toString(extreme);
        };
    }

    /// What [#key] gave; all cells if that cannot be read.
    static ColourRange of(String key) {
        try {
            return switch (key) {
                case "all", "" -> new All();
                case "most" -> new Most();
                default -> new Fixed(Double.parseDouble(key));
            };
        } catch (IllegalArgumentException unreadable) {
            return new All();
        }
    }

    /// How far the colours of a figure reach; NaN if it has no colour bar.
    static double extreme(AsyncResult<Figure> figure) {
        return figure.value()
                .filter(Plot.class::isInstance)
                .flatMap(shown -> ((Plot) shown).colourBar())
                .map(bar -> bar.scale().max())
                .orElse(Double.NaN);
    }

    /// As a button says it.
    default String said() {
        return switch (this) {
            case All all -> "all cells";
            case Most most -> "99 % of the cells";
            case Fixed(double extreme) -> String.format(Locale.ROOT, "±%.3g", extreme);
        };
    }
}
