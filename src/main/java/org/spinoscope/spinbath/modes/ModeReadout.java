package org.spinoscope.spinbath.modes;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.VocabularyEnds;

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

    /// Candidates beyond the wanted words, and how many times more if they are not enough.
    private static final int SPARE = 8;

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
        var ends = ends(model, both, count);
        var turn = new boolean[n];
        for (int i = 0; i < n; i++) {
            turn[i] = ModeWords.strongest(ends.get(firstDecides ? i : n + i)) < 0;
        }
        var words = IntStream.range(0, 2 * n)
                .mapToObj(i -> ModeWords.of(turn[i % n] ? ends.get(i).negative() : ends.get(i), count))
                .toList();
        return new Sides(modes.turned(turn), words.subList(0, n), words.subList(n, 2 * n));
    }

    /// The ends of all directions, with more candidates where many share a vector.
    private static List<VocabularyEnds> ends(Gpt2 model, double[][] directions, int count) {
        var ends = new VocabularyEnds[directions.length];
        var open = IntStream.range(0, ends.length).toArray();
        for (int wanted = count + SPARE; open.length > 0; wanted *= SPARE) {
            var rows = Arrays.stream(open).mapToObj(i -> directions[i]).toArray(double[][]::new);
            var found = model.doubleCircuits().ends(rows, wanted);
            for (int i = 0; i < open.length; i++) {
                ends[open[i]] = found.get(i);
            }
            open = Arrays.stream(open)
                    .filter(i -> !ModeWords.of(ends[i], count).complete(ends[i], count))
                    .toArray();
        }
        return List.of(ends);
    }
}
