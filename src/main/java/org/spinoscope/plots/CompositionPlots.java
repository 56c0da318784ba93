package org.spinoscope.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Field;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Grid;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Mark;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.Symbol;
import org.spinoscope.figure.Values;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.spinbath.modes.Affinities;
import org.spinoscope.spinbath.modes.Compositions;

/// The figures of compositions of heads: the map of all pairs, and the strongest paths from layer to layer.
public final class CompositionPlots {

    /// Which input of the later head.
    public enum Kind {
        Q,
        K,
        V
    }

    /// Paths that are drawn.
    public static final int DRAWN = 12;

    private static final String UNIT = "standard deviations above chance";
    private static final int BENDS = 24;
    private static final double THINNEST = 0.5;
    private static final double THICKEST = 2.6;

    private final List<HeadId> heads;
    private final Kind kind;
    private final double[][] scores;
    private final double[][] z;
    private final Provenance provenance;

    /// @param heads layer by layer
    public CompositionPlots(Compositions compositions, Kind kind, List<HeadId> heads, Provenance provenance) {
        this.heads = List.copyOf(heads);
        this.kind = kind;
        this.scores = scores(compositions, kind);
        this.z = zScores(compositions, kind);
        this.provenance = provenance;
    }

    /// A pair of heads that compose.
    ///
    /// @param score as [Compositions] has it
    /// @param z standard deviations above random matrices of the same spectra
    public record Path(HeadId earlier, HeadId later, double score, double z) {

        String said() {
            return earlier + " → " + later + ", " + NumberFormats.signed(z, 1) + " sd";
        }
    }

    /// The pairs furthest above chance, strongest first.
    public List<Path> strongest(int count) {
        var paths = new ArrayList<Path>();
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j < z.length; j++) {
                if (Double.isFinite(z[i][j])) {
                    paths.add(new Path(heads.get(i), heads.get(j), scores[i][j], z[i][j]));
                }
            }
        }
        paths.sort(Comparator.comparingDouble(Path::z).reversed());
        return List.copyOf(paths.subList(0, Math.min(count, paths.size())));
    }

    /// Composition scores of all pairs of heads, as standard deviations above random matrices of the same spectra, with
    /// the strongest paths marked.
    public Plot map() {
        int n = heads.size();
        var scale = ColourScale.symmetric(Arrays.stream(z)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(1));
        var strongest = strongest(DRAWN);
        return Figure.titled(kind + "-composition of all pairs of heads")
                .x(Axis.linear("later head, layer by layer").limits(-0.5, n - 0.5))
                .y(Axis.linear("earlier head").limits(-0.5, n - 0.5).reverse())
                .frame(Plot.Frame.SQUARE)
                .add(new Field(UNIT, Grid.of(z), 0, n - 1, 0, n - 1, scale, false))
                .add(Points.at(
                                Values.of(strongest.stream()
                                        .mapToDouble(path -> heads.indexOf(path.later()))
                                        .toArray()),
                                Values.of(strongest.stream()
                                        .mapToDouble(path -> heads.indexOf(path.earlier()))
                                        .toArray()))
                        .tooltips(strongest.stream().map(Path::said).toList())
                        .as(Symbol.OPEN_CIRCLE, 6, Ink.Role.FOREGROUND)
                        .named("strongest paths"))
                .colourBar(UNIT, scale)
                .provenance(provenance);
    }

    /// The strongest paths between heads, from layer to layer; the further above chance, the thicker.
    public Plot paths() {
        var strongest = strongest(DRAWN);
        var plot = Figure.titled("Strongest " + kind + "-compositions")
                .x(Axis.linear("layer").limits(-0.5, last(HeadId::layer) + 0.5))
                .y(Axis.linear("head").limits(-0.5, last(HeadId::head) + 0.5).reverse());
        for (int i = strongest.size() - 1; i >= 0; i--) {
            plot = plot.add(curve(strongest.get(i), (double) i / DRAWN));
        }
        var ends = strongest.stream()
                .flatMap(path -> Stream.of(path.earlier(), path.later()))
                .distinct()
                .toList();
        return plot.add(Points.at(
                                Values.of(
                                        ends.stream().mapToDouble(HeadId::layer).toArray()),
                                Values.of(
                                        ends.stream().mapToDouble(HeadId::head).toArray()))
                        .labelled(ends.stream().map(HeadId::toString).toList())
                        .keyed(ends.stream().map(HeadId::toString).toList())
                        .as(Symbol.CIRCLE, 5, Ink.Role.FOREGROUND))
                .whenEmpty("no head composes with another: there is one layer, or nothing is written")
                .provenance(provenance);
    }

    private int last(java.util.function.ToIntFunction<HeadId> of) {
        return heads.stream().mapToInt(of).max().orElse(0);
    }

    /// From one head to the other, leaving and arriving along the layers.
    ///
    /// @param rank from 0 for the strongest to 1
    private static Mark curve(Path path, double rank) {
        var x = Values.linspace(path.earlier().layer(), path.later().layer(), BENDS);
        var y = Values.linspace(0, 1, BENDS).stream()
                .map(t -> path.earlier().head()
                        + (path.later().head() - path.earlier().head()) * t * t * (3 - 2 * t))
                .toArray();
        double width = THICKEST + (THINNEST - THICKEST) * rank;
        return Line.through(x, Values.of(y))
                .labelled(path.said())
                .as(LineStyle.SOLID.wide(width), Ink.series(0).faded(0.6));
    }

    /// The affinity of a path's two heads.
    public static double of(Affinities affinities, Kind kind, Path path, List<HeadId> heads) {
        var all = switch (kind) {
            case Q -> affinities.q();
            case K -> affinities.k();
            case V -> affinities.v();
        };
        return all[heads.indexOf(path.earlier())][heads.indexOf(path.later())];
    }

    private static double[][] scores(Compositions compositions, Kind kind) {
        return switch (kind) {
            case Q -> compositions.q();
            case K -> compositions.k();
            case V -> compositions.v();
        };
    }

    /// (score² − 1/d)/sd of random matrices with the same spectra `[earlier][later]`; NaN where there is no score.
    public static double[][] zScores(Compositions compositions, Kind kind) {
        var scores = scores(compositions, kind);
        var later = kind == Kind.V ? compositions.participationOv() : compositions.participationQk();
        var z = new double[scores.length][scores.length];
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j < z.length; j++) {
                z[i][j] = compositions
                        .random(compositions.participationOv()[i], later[j])
                        .z(scores[i][j]);
            }
        }
        return z;
    }
}
