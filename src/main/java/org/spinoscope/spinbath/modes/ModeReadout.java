package org.spinoscope.spinbath.modes;

import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;

/// One head's modes with both sides read out against the vocabulary (rows of wte).
///
/// One common sign for both sides of a mode: the token with the largest |cosine| with the deciding side has a positive
/// one.
///
/// @param coupling modes of W_eff; the asking side decides the sign
/// @param asks words of what asks, one a mode
/// @param answers words of what answers
/// @param output modes of W_OV; the written side decides the sign
/// @param reads words of what is read
/// @param writes words of what is written
public record ModeReadout(
        HeadId head,
        ModeVectors coupling,
        List<ModeWords> asks,
        List<ModeWords> answers,
        ModeVectors output,
        List<ModeWords> reads,
        List<ModeWords> writes) {

    /// @param count words at each end
    public static ModeReadout of(Gpt2 model, HeadId head, int count) {
        var weights = model.circuits().head(head);
        var coupling = read(model, ModeVectors.ofCoupling(weights), true, count);
        var output = read(model, ModeVectors.ofOutput(weights), false, count);
        return new ModeReadout(
                head, coupling.modes, coupling.first, coupling.second, output.modes, output.first, output.second);
    }

    private record Side(ModeVectors modes, List<ModeWords> first, List<ModeWords> second) {}

    private static Side read(Gpt2 model, ModeVectors modes, boolean firstDecides, int count) {
        var one = model.doubleCircuits().tokenDots(modes.first());
        var two = model.doubleCircuits().tokenDots(modes.second());
        var deciding = firstDecides ? one : two;
        var turn = new boolean[modes.singular().length];
        IntStream.range(0, turn.length).parallel().forEach(i -> {
            var cosines = ModeWords.cosines(deciding.dots()[i], deciding.lengths());
            turn[i] = cosines[ModeWords.strongest(cosines)] < 0;
        });
        return new Side(
                modes.turned(turn),
                words(one.dots(), one.lengths(), turn, count),
                words(two.dots(), two.lengths(), turn, count));
    }

    private static List<ModeWords> words(double[][] dots, double[] lengths, boolean[] turn, int count) {
        return IntStream.range(0, dots.length)
                .parallel()
                .mapToObj(i -> ModeWords.of(turn[i] ? negative(dots[i]) : dots[i], lengths, count))
                .toList();
    }

    private static double[] negative(double[] values) {
        var negative = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            negative[i] = -values[i];
        }
        return negative;
    }
}
