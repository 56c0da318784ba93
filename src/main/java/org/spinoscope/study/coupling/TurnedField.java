package org.spinoscope.study.coupling;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.spinbath.DecisionPlane;
import org.spinoscope.spinbath.HeadField;
import org.spinoscope.spinbath.Matrices;

/// One head's mixed values at the last position turned once round in its decision plane, as long as they really are.
///
/// The head itself prefers the good word in the upper half of the plane, from 0° to 180°; the model adds what all else
/// says about the two words.
///
/// @param length |z| of the head at the last position
/// @param angles degrees counterclockwise from e2, 0 to 360 `[n]`
/// @param theory the head's own gap, |z||ΔS| sin θ `[n]`
/// @param actual ΔL_actual `[n]`
public record TurnedField(double length, double[] angles, double[] theory, double[] actual) {

    private static final int DIRECTIONS = 48;
    private static final double FULL_TURN = 360;

    static TurnedField of(Gpt2 model, TokenizedPair trial, HeadField field, double length) {
        return of(model, trial, field, length, DIRECTIONS);
    }

    /// @param directions at which the model runs
    static TurnedField of(Gpt2 model, TokenizedPair trial, HeadField field, double length, int directions) {
        var angles = angles(directions);
        var axes = DecisionPlane.Axes.of(field);
        var difference = Matrices.minus(field.good(), field.bad());
        var z = Arrays.stream(angles)
                .limit(directions)
                .mapToObj(angle -> turned(axes, length, angle))
                .toArray(double[][]::new);
        var actual = Arrays.copyOf(ModelScans.replaced(model, trial, field.head(), z), directions + 1);
        actual[directions] = actual[0];
        var theory = Arrays.stream(angles)
                .map(angle -> Matrices.dot(turned(axes, length, angle), difference))
                .toArray();
        return new TurnedField(length, angles, theory, actual);
    }

    /// Degrees from 0 to 360, both included.
    static double[] angles(int directions) {
        return IntStream.rangeClosed(0, directions)
                .mapToDouble(i -> FULL_TURN * i / directions)
                .toArray();
    }

    /// Mixed values of this length in a direction of the plane.
    static double[] turned(DecisionPlane.Axes axes, double length, double angle) {
        double along = length * Math.cos(Math.toRadians(angle));
        double up = length * Math.sin(Math.toRadians(angle));
        return IntStream.range(0, axes.e1().length)
                .mapToDouble(a -> along * axes.e2()[a] + up * axes.e1()[a])
                .toArray();
    }

    /// |z| at the last position.
    ///
    /// @param z `[T, head, d_head]`
    static double length(Tensor z, HeadId head) {
        int last = z.shape()[0] - 1;
        return Math.sqrt(IntStream.range(0, z.shape()[2])
                .mapToDouble(a -> z.at(last, head.head(), a))
                .map(x -> x * x)
                .sum());
    }

    /// Directions at which the model's gap changes sign, degrees.
    public double[] crossings() {
        return ModelScans.crossings(angles, actual);
    }
}
