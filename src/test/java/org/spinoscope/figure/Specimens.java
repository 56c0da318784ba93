package org.spinoscope.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/// One figure of every kind with made-up numbers, for the gallery and the golden files.
public final class Specimens {

    private static final List<String> COUNTRIES = List.of(
            "Germany", "France", "Japan", "Spain", "Italy", "Egypt", "Russia", "China", "Greece", "Norway", "Poland",
            "Austria", "Canada", "Cuba", "Kenya", "Peru", "Iran", "Iraq", "Chile", "Sweden");

    private Specimens() {}

    public static Provenance provenance() {
        return new Provenance(
                "0.1.0",
                "embedded",
                "0f3c".repeat(16),
                "embedded demonstration model, not GPT-2",
                "factual recall (Table I)",
                "W_E, no biases, raw e_t, rows",
                "",
                "20250701",
                Map.of());
    }

    public static Map<String, Figure> all() {
        var all = new LinkedHashMap<String, Figure>();
        all.put("cells", cells(12, 12));
        all.put("cells-wide", cells(24, 16));
        all.put("cells-large", cells(48, 25));
        all.put("scatter", scatter());
        all.put("histogram", histogram());
        all.put("plane", plane());
        all.put("temperature", temperature());
        all.put("logarithmic", logarithmic());
        all.put("bars", bars());
        all.put("bars-lying", lyingBars());
        all.put("crowded", crowded());
        all.put(
                "empty",
                Figure.titled("Nothing to see")
                        .x(Axis.linear("x"))
                        .y(Axis.linear("y"))
                        .whenEmpty("all gaps are equal, so no correlation is defined"));
        all.put("sphere", sphere(900));
        all.put("panels", panels());
        return all;
    }

    /// The same kinds, smaller, for files that are compared line by line.
    public static Map<String, Figure> small() {
        var small = new LinkedHashMap<>(all());
        small.keySet().removeAll(List.of("cells-wide", "cells-large"));
        small.put("cells", cells(4, 5));
        small.put("sphere", sphere(120));
        small.put("panels", Figure.panels("Two panels", 2, List.of(cells(3, 4), bars())));
        return small;
    }

    public static Plot cells(int layers, int heads) {
        var random = new Random(3);
        var grid = Grid.of(layers, heads, i -> Math.tanh(random.nextGaussian() * 0.45));
        var numbers = grid.values().stream().toArray();
        if (layers > 7 && heads > 2) {
            numbers[2 * heads + 2] = Double.NaN;
            numbers[7 * heads + 1] = Double.NaN;
        }
        grid = new Grid(layers, heads, Values.of(numbers));
        var strong = new ArrayList<Cell>();
        for (var i = 0; i < layers; i++) {
            for (var j = 0; j < heads; j++) {
                if (Math.abs(grid.at(i, j)) > 0.6) {
                    strong.add(new Cell(i, j));
                }
            }
        }
        var scale = ColourScale.symmetric(1);
        return Figure.titled("Correlation of every head’s gap with the model’s")
                .x(Axis.indices("Head", heads))
                .y(Axis.indices("Layer", layers).reverse())
                .frame(layers == 12 ? Plot.Frame.SQUARE : Plot.Frame.FREE)
                .add(HeatMap.of("/{r}", grid, scale)
                        .dotted(Set.copyOf(strong), "family-wise /{p} < 0.05")
                        .outlined(Set.of(new Cell(3, 5 % heads)), "selected head"))
                .colourBar("Pearson /{r}(Δ/{L}_{theory}, Δ/{L}_{actual})", scale)
                .provenance(provenance());
    }

    public static Plot scatter() {
        var random = new Random(5);
        var n = COUNTRIES.size();
        var x = new double[n];
        var y = new double[n];
        for (var i = 0; i < n; i++) {
            x[i] = random.nextGaussian() * 4;
            y[i] = -0.35 * x[i] + random.nextGaussian() * 1.3;
        }
        var span = Values.linspace(-10, 9, 40);
        return Figure.titled("Head L3H5: theory against GPT-2")
                .x(Axis.linear("Δ/{L}_{theory}"))
                .y(Axis.linear("Δ/{L}_{actual}"))
                .add(
                        Band.between(
                                        span,
                                        span.map(v -> -0.35 * v - 0.6 - 0.012 * v * v),
                                        span.map(v -> -0.35 * v + 0.6 + 0.012 * v * v))
                                .inked(Ink.Role.MUTED)
                                .named("95 % confidence band"),
                        Line.straight(0, -0.35, -10, 9)
                                .inked(Ink.Role.FOREGROUND)
                                .named("least squares"),
                        Points.at(Values.of(x), Values.of(y))
                                .labelled(COUNTRIES)
                                .named("prompts"))
                .note("/{r} = −0.691, /{r}^{2} = 0.478")
                .note("/{p} = 7.4 × 10^{−4} (/{n} = 20)")
                .provenance(provenance());
    }

    public static Plot histogram() {
        var random = new Random(7);
        var samples = Values.of(random.doubles(20000)
                .map(u -> 0.609 + 0.058 * -Math.log(-Math.log(u)))
                .map(v -> Math.min(v, 0.97))
                .toArray());
        return Figure.titled("Largest |/{r}| of 144 heads under the null")
                .x(Axis.linear("max |/{r}|"))
                .y(Axis.linear("Permutations"))
                .add(
                        Histogram.count(samples, 48).inked(Ink.series(5)),
                        ReferenceLine.atX(0.719, "95 %"),
                        ReferenceLine.atX(0.80, "99 %"),
                        ReferenceLine.atX(0.691, "observed 0.691").as(LineStyle.SOLID, Ink.Role.ACCENT))
                .note("/{p}_{fw} = 0.102")
                .provenance(provenance());
    }

    public static Plot plane() {
        var scale = ColourScale.symmetric(14);
        return Figure.titled("Decision plane of head L3H5")
                .subtitle("“The capital of Germany is”: Berlin against Munich")
                .x(Axis.linear("along /{N}_{0}, orthogonal to Δ/{S}"))
                .y(Axis.linear("along Δ/{S} = /{S}_{good} − /{S}_{bad}"))
                .frame(Plot.Frame.EQUAL)
                .add(
                        Field.linear(4, 2.5, scale),
                        InfiniteLine.where(4, 2.5, 0).named("/{N}_{0}·/{s} = 0"),
                        InfiniteLine.where(0, 1, 0)
                                .as(LineStyle.DASHED, Ink.Role.FOREGROUND)
                                .named("/{N}·Δ/{S} = 0"),
                        Arrow.from(0, 0, 1.6, 1.0).labelled("/{N}_{0}"),
                        Points.at(Values.of(-0.4, 0.7, 1.9), Values.of(0.6, -0.7, -0.9))
                                .labelled(List.of("Paris", "Rome", "the"))
                                .as(Symbol.DIAMOND, 4.5, Ink.Role.MUTED),
                        Points.at(0.9, 1.5)
                                .labelled("Berlin")
                                .as(Symbol.CIRCLE, 7, Ink.Role.GOOD)
                                .named("good"),
                        Points.at(0.9, -1.2)
                                .labelled("Munich")
                                .as(Symbol.SQUARE, 7, Ink.Role.BAD)
                                .named("bad"),
                        Bracket.between(0.9, 1.5, 0.9, -1.2, "Δ/{L} = +6.75").away(-34))
                .colourBar("/{N}_{0}·/{s}", scale)
                .provenance(provenance());
    }

    public static Plot temperature() {
        var t = Values.linspace(0.1, 2.5, 25);
        var random = new Random(11);
        var plot = Figure.titled("Output temperature")
                .x(Axis.linear("Temperature /{T}"))
                .y(Axis.linear("Entropy (bit)").limits(0, Double.NaN))
                .right(Axis.linear("Probability of top-1").limits(0, 1));
        for (var prompt = 0; prompt < 12; prompt++) {
            var mid = 1 + 0.15 * random.nextGaussian();
            plot = plot.add(Line.through(t, t.map(v -> 15 / (1 + Math.exp(-5 * (v - mid)))))
                    .as(LineStyle.SOLID.wide(0.4), Ink.series(0).faded(0.3))
                    .withoutTooltips());
        }
        return plot.add(
                        Band.between(
                                t,
                                t.map(v -> 15 / (1 + Math.exp(-5 * (v - 1.12)))),
                                t.map(v -> 15 / (1 + Math.exp(-5 * (v - 0.88))))),
                        Line.through(t, t.map(v -> 15 / (1 + Math.exp(-5 * (v - 1)))))
                                .named("entropy, mean of 20 prompts"),
                        ReferenceLine.atX(0.93, "/{T}_{1/2}").as(LineStyle.DOTTED, Ink.Role.MUTED),
                        ReferenceLine.atX(1.21, "/{T}_{C}").as(LineStyle.DOTTED, Ink.Role.MUTED))
                .addRight(Line.through(t, t.map(v -> 1 / (1 + Math.exp(6 * (v - 0.93)))))
                        .as(LineStyle.SOLID, Ink.series(1))
                        .named("top-1"))
                .provenance(provenance());
    }

    public static Plot logarithmic() {
        var x = Values.of(IntStream.range(0, 60)
                .mapToDouble(i -> Math.pow(10, -5 + i * 0.1))
                .toArray());
        return Figure.titled("Mean cosine against diffusion time")
                .x(Axis.log("/{τ}"))
                .y(Axis.log("⟨/{S}·/{N\u0302}⟩"))
                .add(
                        Line.through(x, x.map(v -> Math.exp(-3 * v))).named("/{d} = 7"),
                        Line.through(x, x.map(v -> Math.exp(-30 * v)))
                                .inked(Ink.series(1))
                                .named("/{d} = 61"),
                        Line.through(x, x.map(v -> Math.exp(-383 * v)))
                                .as(LineStyle.DASHED, Ink.series(2))
                                .named("/{d} = 768"),
                        ReferenceLine.atY(0.01, "0.01"))
                .y(Axis.log("⟨/{S}·/{N\u0302}⟩").limits(1e-4, 2))
                .provenance(provenance());
    }

    public static Plot bars() {
        var names = List.of("baseline", "L3H5", "L0H0", "L0H2", "L0H7", "L11H4");
        return Figure.titled("Gap after removing one head")
                .subtitle("“Lions are carnivores. Cows are”: herbivores against omnivores")
                .x(Axis.categories("Removed head", names))
                .y(Axis.linear("Δ/{L}_{actual}"))
                .add(Bars.over(names)
                        .group("before", Values.of(-0.85, -0.85, -0.85, -0.85, -0.85, -0.85), Ink.Role.MUTED.faded(0.5))
                        .group("after", Values.of(-0.85, -0.88, -1.72, -0.41, 0.22, -0.79))
                        .group("difference", Values.of(0, -0.03, -0.87, 0.44, 1.07, Double.NaN))
                        .valued("%+.2f"))
                .provenance(provenance());
    }

    public static Plot lyingBars() {
        var names = List.of("spin source W_E", "W_E + W_pos", "ln_1(W_E + W_pos)", "ln_1(resid_pre)");
        return Figure.titled("Readings nearest to the paper")
                .x(Axis.linear("Distance from the paper’s values"))
                .y(Axis.categories("", names).reverse())
                .add(Bars.over(names)
                        .group("", Values.of(0.12, 0.31, 0.74, 1.18))
                        .asHorizontal()
                        .valued("%.2f"))
                .provenance(provenance());
    }

    public static Plot crowded() {
        var names = List.of(
                "“The capital of Germany is”: Berlin",
                "“Lions are carnivores. Cows are”: herbivores",
                "“The opposite of hot is”: cold",
                "snake_case and a_{sub}");
        return Figure.titled(
                        "Very long titles are broken into two lines, and if even that is not enough for them they end "
                                + "in an ellipsis, which is this small sign")
                .subtitle("⟨/{S}·/{N\u0302}⟩ = coth κ − 1/κ, κ ∝ |/{B}|/(γ/{k}_{B}/{T}), 10^{−4}, ⊙, Ġberlin")
                .x(Axis.categories("Prompt", names.stream().map(Markup::literal).toList()))
                .y(Axis.linear("An axis label that is longer than its axis is high, by far (bit)")
                        .gridded())
                .add(Bars.over(names).group("small", Values.of(1.2e-6, 3.3e-6, -2e-6, Double.POSITIVE_INFINITY)))
                .provenance(provenance());
    }

    public static Plot sphere(int n) {
        var plot = Figure.titled("Spin in its context field")
                .frame(Plot.Frame.BARE)
                .add(Circle.unit().as(Ink.Role.FAINT.faded(0.35), Ink.Role.MUTED));
        var angle = Values.linspace(0, 2 * Math.PI, 121);
        for (var parallel = -2; parallel <= 2; parallel++) {
            var z = Math.sin(parallel * Math.PI / 6);
            var r = Math.cos(parallel * Math.PI / 6);
            plot = plot.add(Line.through(
                            angle.map(a -> r * Math.cos(a)), angle.map(a -> z * 0.94 + r * Math.sin(a) * 0.34))
                    .as(LineStyle.SOLID.wide(0.35), Ink.Role.MUTED.faded(0.35))
                    .withoutTooltips());
        }
        var time = Values.linspace(0, 30, n);
        var theta = time.map(t -> 2.6 * Math.exp(-t / 9) + 0.1 * Math.sin(7 * t));
        var x = Values.of(IntStream.range(0, n)
                .mapToDouble(i -> Math.sin(theta.get(i)) * Math.cos(time.get(i) * 1.7))
                .toArray());
        var depth = Values.of(IntStream.range(0, n)
                .mapToDouble(i -> Math.sin(theta.get(i)) * Math.sin(time.get(i) * 1.7))
                .toArray());
        var y = Values.of(IntStream.range(0, n)
                .mapToDouble(i -> 0.94 * Math.cos(theta.get(i)) + 0.34 * depth.get(i))
                .toArray());
        var scale = ColourScale.sequential(0, 30);
        return plot.add(
                        GradientLine.along(x, y, time, scale)
                                .opaque(depth.map(d -> d < 0 ? 1 : 0.35))
                                .wide(0.9),
                        Arrow.from(0, 0, 0, 0.94).as(1.8, Ink.Role.ACCENT).labelled("/{B}"),
                        Arrow.from(0, 0, x.get(n - 1), y.get(n - 1)).labelled("/{S}"),
                        Points.at(Values.of(0.55, -0.62), Values.of(0.52, -0.2))
                                .labelled(List.of("Berlin", "Munich"))
                                .as(Symbol.CIRCLE, 5, Ink.Role.GOOD))
                .colourBar("/{t} (1/γ/{B})", scale)
                .provenance(provenance());
    }

    public static Panels panels() {
        return Figure.panels(
                        "The spin-bath view, tested", 2, List.of(cells(12, 12), scatter(), histogram(), temperature()))
                .caption("(a) Pearson correlation of every head. (b) The paper’s head. (c) The largest of 144 under "
                        + "permutation of the prompts. (d) Entropy and top-1 probability against the temperature of "
                        + "the output.");
    }
}
