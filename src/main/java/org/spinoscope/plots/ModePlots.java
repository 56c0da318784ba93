package org.spinoscope.plots;

import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Bars;
import org.spinoscope.figure.Circle;
import org.spinoscope.figure.Colour;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Panels;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.ReferenceLine;
import org.spinoscope.figure.Symbol;
import org.spinoscope.figure.Values;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.spinbath.modes.GaussianHead;
import org.spinoscope.spinbath.modes.HeadModes;
import org.spinoscope.spinbath.modes.ModeVectors;
import org.spinoscope.spinbath.modes.ModeWords;
import org.spinoscope.spinbath.modes.ModelModes;

/// The figures of a model's modes: head maps, a head's spectrum, a mode's words and its share of the scores.
public final class ModePlots {

    /// A number that colours the head map.
    public enum Quantity {
        SYMMETRIC_FRACTION(
                "symmetric fraction", modes -> modes.symmetricFraction().value()),
        FERROMAGNETIC_SHARE(
                "ferromagnetic share", modes -> modes.ferromagneticShare().value()),
        PARTICIPATION("participation ratio", modes -> modes.participation().value()),
        DIRECTIONALITY("directionality", HeadModes::directionality),
        NORM("‖/{W}_{eff}‖", HeadModes::norm),
        COPYING_RESIDUAL(
                "copying score, residual basis",
                modes -> modes.ovCopyingResidual().value()),
        COPYING_TOKEN(
                "copying score, token basis", modes -> modes.ovCopyingToken().value());

        private final String title;
        private final ToDoubleFunction<HeadModes> value;

        Quantity(String title, ToDoubleFunction<HeadModes> value) {
            this.title = title;
            this.value = value;
        }

        public String title() {
            return title;
        }

        public double of(HeadModes modes) {
            return value.applyAsDouble(modes);
        }

        /// Whether 0 is its middle.
        public boolean signed() {
            return this == FERROMAGNETIC_SHARE
                    || this == DIRECTIONALITY
                    || this == COPYING_RESIDUAL
                    || this == COPYING_TOKEN;
        }
    }

    /// Words at each end, few enough for a label each.
    private static final int WORDS = 7;

    private final ModelModes modes;
    private final int dModel;
    private final Provenance provenance;

    public ModePlots(ModelModes modes, int dModel, Provenance provenance) {
        this.modes = modes;
        this.dModel = dModel;
        this.provenance = provenance;
    }

    /// A number of every head.
    public Plot headMap(Quantity quantity, Set<HeadId> selected) {
        var heads = modes.heads().stream().map(HeadModes::head).toList();
        var values = modes.heads().stream().mapToDouble(quantity::of).toArray();
        var cells = HeadMap.grid(heads, values);
        var scale = quantity.signed() ? ColourScale.symmetric(cells.values()) : ColourScale.sequential(cells.values());
        return HeadMap.of(
                        capitalised(quantity.title()) + " of each head",
                        quantity.title(),
                        cells,
                        scale,
                        quantity.signed() ? "%+.2f" : "%.3g")
                .selected(selected)
                .plot()
                .provenance(provenance);
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }

    /// Singular values, and eigenvalues in the complex plane beside those of a Gaussian head of equal norm.
    public Panels spectrum(HeadId id) {
        var head = modes.of(id);
        return Figure.panels("Spectrum of head " + id, 2, List.of(singularValues(head), eigenvalues(head)))
                .caption("Left, the singular values of the coupling: how strong each mode is. Right, its eigenvalues;"
                        + " the solid circle is the radius of a Gaussian head of equal norm, the dotted one holds half of"
                        + " its eigenvalues.")
                .provenance(provenance);
    }

    private Plot singularValues(HeadModes head) {
        var index =
                IntStream.range(0, head.singular().length).mapToDouble(i -> i).toArray();
        return Figure.titled("Singular values")
                .x(Axis.linear("mode"))
                .y(Axis.linear("/{σ}"))
                .add(
                        ReferenceLine.atY(0, ""),
                        Points.at(Values.of(index), Values.of(head.singular()))
                                .keyed(IntStream.range(0, index.length)
                                        .mapToObj(Integer::toString)
                                        .toList())
                                .as(Symbol.CIRCLE, 3.5, Ink.series(0)))
                .note("participation "
                        + NumberFormats.fixed(head.participation().value(), 1) + " of " + head.singular().length)
                .provenance(provenance);
    }

    private Plot eigenvalues(HeadModes head) {
        var real = head.eigen().stream().mapToDouble(v -> v.real).toArray();
        var imaginary = head.eigen().stream().mapToDouble(v -> v.imaginary).toArray();
        var gaussian = GaussianHead.of(head.norm(), head.singular().length, dModel);
        var plot = Figure.titled("Eigenvalues")
                .x(Axis.linear("Re /{μ}"))
                .y(Axis.linear("Im /{μ}"))
                .frame(Plot.Frame.EQUAL)
                .add(ReferenceLine.atX(0, ""), ReferenceLine.atY(0, ""));
        if (gaussian.radius() > 0) {
            var clear = Ink.fixed(Colour.NONE);
            plot = plot.add(
                    new Circle("", 0, 0, gaussian.radius(), clear, Ink.Role.FOREGROUND),
                    new Circle("", 0, 0, gaussian.radiusOf(0.5), clear, Ink.Role.FAINT));
        }
        return plot.add(Points.at(Values.of(real), Values.of(imaginary)).as(Symbol.CIRCLE, 4, Ink.series(1)))
                .note("ferromagnetic share "
                        + NumberFormats.signed(head.ferromagneticShare().value(), 2))
                .note("symmetric fraction "
                        + NumberFormats.fixed(head.symmetricFraction().value(), 2))
                .provenance(provenance);
    }

    /// A mode's words on both sides, by cosine.
    ///
    /// @param name of the mode, such as `mode 0 of L3H5`
    /// @param left what the first side is called, `asks` or `reads`
    /// @param right `answers` or `writes`
    /// @param pieces the text of a token
    public Panels words(
            String name,
            String left,
            ModeWords first,
            String right,
            ModeWords second,
            java.util.function.IntFunction<String> pieces) {
        return Figure.panels("Words of " + name, 2, List.of(side(left, first, pieces), side(right, second, pieces)))
                .caption(
                        "Tokens whose embedding has the largest positive and negative cosine with either side of the mode."
                                + " A pair of words on the same end of both sides attracts, on opposite ends repels.")
                .provenance(provenance);
    }

    private Plot side(String title, ModeWords words, java.util.function.IntFunction<String> pieces) {
        var shown = Stream.concat(
                        words.topCosine().stream().limit(WORDS),
                        words.bottomCosine().stream().limit(WORDS).toList().reversed().stream())
                .toList();
        var names = shown.stream()
                .map(word -> Markup.literal(pieces.apply(word.token()))
                        + (word.tied() > 1 ? " (and " + (word.tied() - 1) + " alike)" : ""))
                .toList();
        var cosines = shown.stream().mapToDouble(ModeWords.Word::cosine).toArray();
        return Figure.titled(title)
                .x(Axis.linear("cosine"))
                .y(Axis.categories("", names).reverse())
                .add(
                        ReferenceLine.atX(0, ""),
                        Bars.over(names).group("", Values.of(cosines)).asHorizontal())
                .provenance(provenance);
    }

    /// The share of every pair's attention score that a mode carries.
    ///
    /// @param x spins of a prompt `[T][d_model]`
    public Plot share(HeadId head, int mode, ModeVectors vectors, double[][] x, List<String> tokens) {
        var share = vectors.share(mode, x);
        for (int k = 0; k < share.length; k++) {
            java.util.Arrays.fill(share[k], k + 1, share.length, Double.NaN); // keys after the query are not seen
        }
        return TokenGrid.tokens(
                        "Score carried by mode " + mode + " of head " + head,
                        "/{σ} (/{x}_{k}·/{u})(/{v}·/{x}_{j})",
                        tokens.stream().map(Markup::literal).toList(),
                        share,
                        "asking token",
                        "answering token")
                .provenance(provenance);
    }
}
