package org.spinoscope.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The three axes in which a d-dimensional spin is shown: Gram–Schmidt on N_proj, e_good − e_bad, e_good + e_bad.
///
/// Both words and the field lie in the span of the three axes, so they are drawn without loss; of a spin only the part
/// in
/// the span is seen, and [#captured] says how much that is.
public final class SpinFrame {

    /// A remainder this small against its vector is rounding, not a direction.
    private static final double DEPENDENT = 1e-9;

    private final double[][] axes;
    private final double[] field;
    private final double[] good;
    private final double[] bad;
    private final List<String> notes;

    private SpinFrame(double[][] axes, double[] nProj, double[] eGood, double[] eBad, List<String> notes) {
        this.axes = axes;
        this.field = project(axes, nProj);
        this.good = project(axes, Vectors.unit(eGood, "The good word"));
        this.bad = project(axes, Vectors.unit(eBad, "The bad word"));
        this.notes = List.copyOf(notes);
    }

    /// @param nProj field of the head, d ≥ 3 components
    /// @param eGood direction of the good word, d components
    /// @param eBad direction of the bad word, d components
    /// @throws InvalidSpinInputException if lengths differ, d < 3, or the field or a word is zero or not finite
    public static SpinFrame of(double[] nProj, double[] eGood, double[] eBad) {
        var d = nProj.length;
        if (d < 3 || eGood.length != d || eBad.length != d) {
            throw new InvalidSpinInputException(
                    "The field and both words need the same number of components, at least three;"
                            + String.format(Locale.ROOT, " they have %d, %d and %d.", d, eGood.length, eBad.length));
        }
        var notes = new ArrayList<String>();
        var axes = new double[3][];
        axes[0] = Vectors.unit(nProj, "The field N_proj of this head and prompt");
        axes[1] = axis(axes, 1, combine(eGood, eBad, -1));
        if (axes[1].length == 0) {
            notes.add("The words differ only along the field (or not at all), so the second axis is arbitrary.");
            axes[1] = anyAxis(axes, 1, d);
        }
        axes[2] = axis(axes, 2, combine(eGood, eBad, 1));
        if (axes[2].length == 0) {
            notes.add("The field and the two words lie in one plane, so the third axis is arbitrary.");
            axes[2] = anyAxis(axes, 2, d);
        }
        return new SpinFrame(axes, nProj, eGood, eBad, notes);
    }

    /// The same from single-precision arrays, as models hold them.
    public static SpinFrame of(float[] nProj, float[] eGood, float[] eBad) {
        return of(widen(nProj), widen(eGood), widen(eBad));
    }

    public int dimension() {
        return axes[0].length;
    }

    /// Unit axis `index` (0: field, 1: good − bad, 2: good + bad) in d components, as a copy.
    public double[] axis(int index) {
        return axes[index].clone();
    }

    /// The field in the frame: (|N_proj|, 0, 0) up to rounding.
    public double[] field() {
        return field.clone();
    }

    /// Unit direction of the good word in the frame.
    public double[] good() {
        return good.clone();
    }

    /// Unit direction of the bad word in the frame.
    public double[] bad() {
        return bad.clone();
    }

    /// The two words as landmarks of the three-dimensional sphere, good first.
    public ReferenceDirections words(String goodWord, String badWord) {
        return new ReferenceDirections(List.of(goodWord, badWord), List.of(good(), bad()));
    }

    /// What is arbitrary about the axes, in a sentence each; empty for three independent directions.
    public List<String> notes() {
        return notes;
    }

    /// The three coordinates of a d-dimensional vector.
    public double[] project(double[] vector) {
        return project(axes, vector);
    }

    /// The same into `out`, allocating nothing.
    public void project(double[] vector, double[] out) {
        for (var i = 0; i < 3; i++) {
            out[i] = Vectors.dot(axes[i], vector);
        }
    }

    /// Fraction of |vector|² within the frame, 0 to 1.
    public double captured(double[] vector) {
        var seen = project(vector);
        return Math.min(1, Vectors.dot(seen, seen) / Vectors.dot(vector, vector));
    }

    /// The d-dimensional vector with these three coordinates.
    public double[] lift(double[] coordinates) {
        var out = new double[dimension()];
        for (var k = 0; k < 3; k++) {
            for (var i = 0; i < out.length; i++) {
                out[i] += coordinates[k] * axes[k][i];
            }
        }
        return out;
    }

    private static double[] project(double[][] axes, double[] vector) {
        return new double[] {Vectors.dot(axes[0], vector), Vectors.dot(axes[1], vector), Vectors.dot(axes[2], vector)};
    }

    /// The unit remainder of `vector` orthogonal to the first `count` axes, or an empty array if there is none.
    private static double[] axis(double[][] axes, int count, double[] vector) {
        var before = Vectors.norm(vector);
        var rest = vector.clone();
        // Twice is enough: the second pass removes what rounding left in the first.
        for (var pass = 0; pass < 2; pass++) {
            for (var k = 0; k < count; k++) {
                var along = Vectors.dot(axes[k], rest);
                for (var i = 0; i < rest.length; i++) {
                    rest[i] -= along * axes[k][i];
                }
            }
        }
        var norm = Vectors.norm(rest);
        if (!(norm > DEPENDENT * before)) {
            return new double[0];
        }
        Vectors.scale(rest, 1 / norm);
        return rest;
    }

    /// The coordinate direction that the axes so far contain least of, made orthogonal to them.
    private static double[] anyAxis(double[][] axes, int count, int d) {
        var least = 0;
        var leastSquare = Double.POSITIVE_INFINITY;
        for (var i = 0; i < d; i++) {
            double square = 0;
            for (var k = 0; k < count; k++) {
                square += axes[k][i] * axes[k][i];
            }
            if (square < leastSquare) {
                leastSquare = square;
                least = i;
            }
        }
        var unit = new double[d];
        unit[least] = 1;
        return axis(axes, count, unit);
    }

    private static double[] combine(double[] a, double[] b, double sign) {
        var out = new double[a.length];
        for (var i = 0; i < out.length; i++) {
            out[i] = a[i] + sign * b[i];
        }
        return out;
    }

    private static double[] widen(float[] a) {
        var out = new double[a.length];
        for (var i = 0; i < out.length; i++) {
            out[i] = a[i];
        }
        return out;
    }
}
