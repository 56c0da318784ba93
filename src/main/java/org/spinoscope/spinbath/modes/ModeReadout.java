package org.spinoscope.spinbath.modes;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        var coupling = Sides.ofCoupling(model, head, count);
        var output = Sides.ofOutput(model, head, count);
        return new ModeReadout(
                head, coupling.modes, coupling.first, coupling.second, output.modes, output.first, output.second);
    }

    /// Both sides of the modes of one of a head's two maps.
    public record Sides(ModeVectors modes, List<ModeWords> first, List<ModeWords> second) {

        /// What asks and what answers.
        public static Sides ofCoupling(Gpt2 model, HeadId head, int count) {
            var modes = ModeVectors.ofCoupling(model.circuits().head(head));
            return read(model, modes, true, count);
        }

        /// What is read and what is written.
        public static Sides ofOutput(Gpt2 model, HeadId head, int count) {
            return read(model, ModeVectors.ofOutput(model.circuits().head(head)), false, count);
        }
    }

    private static Sides read(Gpt2 model, ModeVectors modes, boolean firstDecides, int count) {
        int n = modes.singular().length;
        var both = Stream.concat(Arrays.stream(modes.first()), Arrays.stream(modes.second()))
                .toArray(double[][]::new);
        var read = model.doubleCircuits().tokenDots(both); // one pass over the vocabulary
        var one = Arrays.copyOf(read.dots(), n);
        var two = Arrays.copyOfRange(read.dots(), n, 2 * n);
        var deciding = firstDecides ? one : two;
        var turn = new boolean[n];
        IntStream.range(0, n).parallel().forEach(i -> {
            var cosines = ModeWords.cosines(deciding[i], read.lengths());
            turn[i] = cosines[ModeWords.strongest(cosines)] < 0;
        });
        return new Sides(
                modes.turned(turn), words(one, read.lengths(), turn, count), words(two, read.lengths(), turn, count));
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
