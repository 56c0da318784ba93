package org.spinoscope.plots;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Cell;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Grid;
import org.spinoscope.figure.HeatMap;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.Tiles;
import org.spinoscope.figure.Values;
import org.spinoscope.spinbath.PairEnergies;

/// Token × token maps of a head's pair energies, scores and attention weights.
public final class PairPlots {

    /// What a map shows.
    public enum Quantity {
        ALPHA("α", "attention weight α"),
        OMEGA("Ω", "attention score Ω = /{x}_{/{k}} /{W}_{eff} /{x}_{/{j}}"),
        ENERGY("H⁽⁰⁾", "pair energy /{H}^{(0)} = −Ω");

        private final String symbol;
        private final String title;

        Quantity(String symbol, String title) {
            this.symbol = symbol;
            this.title = title;
        }

        public String symbol() {
            return symbol;
        }

        /// In words, as markup.
        public String title() {
            return title;
        }

        Grid of(PairEnergies pairs) {
            return switch (this) {
                case ALPHA -> Grid.of(pairs.weights());
                case OMEGA -> Grid.of(pairs.scores());
                case ENERGY -> {
                    int n = pairs.scores().length;
                    yield Grid.of(n, n, i -> -pairs.scores()[i / n][i % n]);
                }
            };
        }

        ColourScale scale(Values values) {
            return this == ALPHA
                    ? ColourScale.sequential(0, Math.max(values.max(), 1e-9))
                    : ColourScale.symmetric(values);
        }
    }

    private PairPlots() {}

    /// One head: query positions k in rows, key positions j in columns.
    ///
    /// @param tokens the prompt's tokens
    /// @param asking the row that is outlined
    public static Plot map(
            PairEnergies pairs, Quantity quantity, List<String> tokens, int asking, Provenance provenance) {
        var names = distinct(tokens);
        var grid = quantity.of(pairs);
        var scale = quantity.scale(grid.values());
        var row = IntStream.rangeClosed(0, asking)
                .mapToObj(j -> new Cell(asking, j))
                .toList();
        return Figure.titled("Head " + pairs.head() + ": " + quantity.title())
                .frame(Plot.Frame.SQUARE)
                .x(Axis.categories("key position /{j}", names))
                .y(Axis.categories("query position /{k}", names).reverse())
                .add(HeatMap.of(quantity.symbol(), grid, scale)
                        .calling("k", "j")
                        .valued(quantity == Quantity.ALPHA ? "%.2f" : "%+.2f")
                        .outlined(Set.copyOf(row), "asks"))
                .colourBar(quantity.symbol(), scale)
                .provenance(provenance);
    }

    /// All heads of all layers as small maps with one scale.
    public static Plot all(List<PairEnergies> heads, int columns, Quantity quantity, Provenance provenance) {
        var grids = heads.stream().map(quantity::of).toList();
        double largest = grids.stream()
                .mapToDouble(g ->
                        Math.max(Math.abs(g.values().max()), Math.abs(g.values().min())))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        var scale = quantity.scale(Values.of(0, largest));
        var tiles = new Tiles(
                quantity.title(),
                columns,
                grids,
                heads.stream().map(h -> h.head().toString()).toList(),
                scale);
        return Figure.titled("All heads: " + quantity.title())
                .frame(Plot.Frame.SQUARE)
                .x(Axis.indices("Head", columns))
                .y(Axis.indices("Layer", tiles.rows()).reverse())
                .add(tiles)
                .colourBar(quantity.symbol(), scale)
                .provenance(provenance);
    }

    /// Names of categories must differ; the same token at two places gets its place as a subscript.
    private static List<String> distinct(List<String> tokens) {
        return IntStream.range(0, tokens.size())
                .mapToObj(i -> {
                    var name = Markup.literal(tokens.get(i));
                    return tokens.indexOf(tokens.get(i)) == i ? name : name + "_{" + (i + 1) + "}";
                })
                .toList();
    }
}
