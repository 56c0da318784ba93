package org.spinoscope.spinbath.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spinoscope.gpt2.Golden;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.VocabularyEnds;
import org.spinoscope.spinbath.modes.ModeWords.Word;

class ModeWordsTest {

    private static final double ALL = Double.POSITIVE_INFINITY;

    private static VocabularyEnds ends(double[] dots, double[] lengths) {
        return new VocabularyEnds(IntStream.range(0, dots.length).toArray(), dots, lengths, -ALL, ALL, -ALL, ALL);
    }

    /// Every token of the vocabulary, one by one, in double precision.
    private static List<Word> everyToken(Gpt2 model, double[] x) {
        var all = IntStream.range(0, model.config().vocabulary()).toArray();
        var e = model.embedding(all);
        var words = new ArrayList<Word>();
        for (int t : all) {
            double dot = 0;
            double square = 0;
            for (int a = 0; a < x.length; a++) {
                dot += x[a] * e.at(t, a);
                square += (double) e.at(t, a) * e.at(t, a);
            }
            words.add(new Word(t, 1, square > 0 ? dot / Math.sqrt(square) : 0, dot));
        }
        return words;
    }

    private static void same(List<Word> found, List<Word> all, ToDoubleFunction<Word> by, int sign) {
        var expected = all.stream()
                .sorted(Comparator.comparingDouble(w -> -sign * by.applyAsDouble(w)))
                .limit(found.size())
                .toList();
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).token()).isEqualTo(expected.get(i).token());
            assertThat(found.get(i).dot()).isCloseTo(expected.get(i).dot(), within(1e-13));
            assertThat(found.get(i).cosine()).isCloseTo(expected.get(i).cosine(), within(1e-13));
        }
    }

    @Test
    void theWordsAreThoseOfASearchThroughTheWholeVocabulary() {
        try (var model = Golden.model("odd-3x5")) {
            var sides = ModeReadout.Sides.ofCoupling(model, new HeadId(2, 4), 9);
            for (int mode = 0; mode < sides.first().size(); mode++) {
                var all = everyToken(model, sides.modes().first()[mode]);
                var words = sides.first().get(mode);
                assertThat(words.topCosine()).hasSize(9);
                same(words.topCosine(), all, Word::cosine, 1);
                same(words.bottomCosine(), all, Word::cosine, -1);
                same(words.topDot(), all, Word::dot, 1);
                same(words.bottomDot(), all, Word::dot, -1);
            }
        }
    }

    @Test
    void tokensOfOneVectorAreOneWordNamedByTheFirst() {
        double[] dots = {1, 3, 2, 3, -1, 3};
        double[] lengths = {1, 1, 1, 1, 1, 2};
        var words = ModeWords.of(ends(dots, lengths), 3);
        assertThat(words.topCosine()).extracting(Word::token).containsExactly(1, 2, 5);
        assertThat(words.topCosine()).extracting(Word::tied).containsExactly(2, 1, 1);
        assertThat(words.bottomDot()).extracting(Word::token).containsExactly(4, 0, 2);
    }

    @Test
    void wordsThatMayMissACandidateAreNotComplete() {
        double[] dots = {5, 4, 3};
        double[] lengths = {1, 1, 1};
        var sure = new VocabularyEnds(new int[] {7, 8, 9}, dots, lengths, 4, 4, 4, 4);
        assertThat(ModeWords.of(sure, 2).complete(sure, 2)).isTrue();
        assertThat(ModeWords.of(sure, 3).complete(sure, 3)).isFalse();
        assertThat(ModeWords.of(sure, 4).complete(sure, 4)).isFalse();
        assertThat(ModeWords.of(ends(dots, lengths), 4).complete(ends(dots, lengths), 4))
                .isTrue();
    }

    @Test
    void theOtherSignSwapsTheEnds() {
        var ends = ends(new double[] {1, -3, 2}, new double[] {1, 2, 4});
        var words = ModeWords.of(ends, 3);
        var turned = ModeWords.of(ends.negative(), 3);
        assertThat(turned.topDot()).extracting(Word::token).containsExactly(1, 0, 2);
        assertThat(turned.bottomCosine()).extracting(Word::dot).containsExactly(-1.0, -2.0, 3.0);
        assertThat(words.topDot()).extracting(Word::token).containsExactly(2, 0, 1);
        assertThat(ModeWords.strongest(ends)).isEqualTo(-1.5);
    }
}
