package org.spinoscope.spinbath.modes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.spinoscope.gpt2.VocabularyEnds;

/// The tokens at both ends of a direction.
///
/// @param topCosine largest cosines first
/// @param bottomCosine most negative first
/// @param topDot largest dot products first
/// @param bottomDot most negative first
public record ModeWords(List<Word> topCosine, List<Word> bottomCosine, List<Word> topDot, List<Word> bottomDot) {

    /// A token.
    ///
    /// @param token its id, the smallest of those that share its vector
    /// @param tied how many tokens share its vector
    /// @param cosine of its row of wte with the direction
    /// @param dot product of the two
    public record Word(int token, int tied, double cosine, double dot) {}

    private static final double NEGLIGIBLE = 1e-11;

    public ModeWords {
        topCosine = List.copyOf(topCosine);
        bottomCosine = List.copyOf(bottomCosine);
        topDot = List.copyOf(topDot);
        bottomDot = List.copyOf(bottomDot);
    }

    /// @param ends candidates, enough of them if the result is complete
    /// @param count words at each end
    static ModeWords of(VocabularyEnds ends, int count) {
        var cosines = cosines(ends);
        return new ModeWords(
                ends(cosines, ends, cosines, count, 1),
                ends(cosines, ends, cosines, count, -1),
                ends(ends.dots(), ends, cosines, count, 1),
                ends(ends.dots(), ends, cosines, count, -1));
    }

    /// Whether no token that is not among the candidates can belong to the words.
    boolean complete(VocabularyEnds ends, int count) {
        return filled(topCosine, Word::cosine, count, 1, ends.topCosine())
                && filled(bottomCosine, Word::cosine, count, -1, ends.bottomCosine())
                && filled(topDot, Word::dot, count, 1, ends.topDot())
                && filled(bottomDot, Word::dot, count, -1, ends.bottomDot());
    }

    private static boolean filled(List<Word> words, ToDoubleFunction<Word> of, int count, int sign, double limit) {
        return Double.isInfinite(limit)
                || words.size() == count && sign * of.applyAsDouble(words.getLast()) >= sign * limit;
    }

    /// A token without a vector has cosine 0.
    private static double[] cosines(VocabularyEnds ends) {
        var cosines = new double[ends.dots().length];
        for (int i = 0; i < cosines.length; i++) {
            cosines[i] = ends.lengths()[i] > 0 ? ends.dots()[i] / ends.lengths()[i] : 0;
        }
        return cosines;
    }

    /// The cosine of largest modulus; of equal ones that of the smallest id.
    static double strongest(VocabularyEnds ends) {
        double best = 0;
        for (double cosine : cosines(ends)) {
            if (Math.abs(cosine) > Math.abs(best) * (1 + 1e-12)) {
                best = cosine;
            }
        }
        return best;
    }

    private static List<Word> ends(double[] by, VocabularyEnds ends, double[] cosines, int count, int sign) {
        var words = new ArrayList<Word>();
        var values = new ArrayList<Double>();
        for (int t = 0; t < by.length; t++) {
            int at = words.size();
            if (at == count && sign * by[t] < sign * values.getLast() - NEGLIGIBLE * Math.abs(by[t])) {
                continue; // neither one of them nor tied with one
            }
            while (at > 0 && sign * by[t] > sign * values.get(at - 1)) {
                at--;
            }
            int before = same(words, ends.dots()[t], cosines[t]);
            if (before >= 0) {
                var word = words.get(before);
                words.set(before, new Word(word.token(), word.tied() + 1, word.cosine(), word.dot()));
            } else if (at < count) {
                words.add(at, new Word(ends.tokens()[t], 1, cosines[t], ends.dots()[t]));
                values.add(at, by[t]);
                if (words.size() > count) {
                    words.removeLast();
                    values.removeLast();
                }
            }
        }
        return words;
    }

    /// Tokens of one vector agree in both numbers up to rounding.
    private static int same(List<Word> words, double dot, double cosine) {
        for (int i = 0; i < words.size(); i++) {
            if (near(words.get(i).dot(), dot) && near(words.get(i).cosine(), cosine)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= NEGLIGIBLE * Math.max(Math.abs(a), Math.abs(b));
    }
}
