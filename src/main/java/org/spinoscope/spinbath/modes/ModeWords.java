package org.spinoscope.spinbath.modes;

import java.util.ArrayList;
import java.util.List;

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

    public ModeWords {
        topCosine = List.copyOf(topCosine);
        bottomCosine = List.copyOf(bottomCosine);
        topDot = List.copyOf(topDot);
        bottomDot = List.copyOf(bottomDot);
    }

    /// @param dots with every token `[vocabulary]`
    /// @param lengths of the tokens' vectors
    /// @param count words at each end
    static ModeWords of(double[] dots, double[] lengths, int count) {
        var cosines = cosines(dots, lengths);
        return new ModeWords(
                ends(cosines, dots, cosines, count, 1),
                ends(cosines, dots, cosines, count, -1),
                ends(dots, dots, cosines, count, 1),
                ends(dots, dots, cosines, count, -1));
    }

    /// A token without a vector has cosine 0.
    static double[] cosines(double[] dots, double[] lengths) {
        var cosines = new double[dots.length];
        for (int t = 0; t < dots.length; t++) {
            cosines[t] = lengths[t] > 0 ? dots[t] / lengths[t] : 0;
        }
        return cosines;
    }

    /// The token of largest |cosine|; of equal ones the smallest id.
    static int strongest(double[] cosines) {
        int best = 0;
        for (int t = 1; t < cosines.length; t++) {
            if (Math.abs(cosines[t]) > Math.abs(cosines[best]) * (1 + 1e-12)) {
                best = t;
            }
        }
        return best;
    }

    private static List<Word> ends(double[] by, double[] dots, double[] cosines, int count, int sign) {
        var words = new ArrayList<Word>();
        for (int t = 0; t < by.length; t++) {
            int at = words.size();
            while (at > 0 && sign * by[t] > sign * by[words.get(at - 1).token()]) {
                at--;
            }
            int before = same(words, t, dots, cosines);
            if (before >= 0) {
                var word = words.get(before);
                words.set(before, new Word(word.token(), word.tied() + 1, word.cosine(), word.dot()));
            } else if (at < count) {
                words.add(at, new Word(t, 1, cosines[t], dots[t]));
                if (words.size() > count) {
                    words.removeLast();
                }
            }
        }
        return words;
    }

    /// Tokens of one vector agree in both numbers up to rounding.
    private static int same(List<Word> words, int token, double[] dots, double[] cosines) {
        for (int i = 0; i < words.size(); i++) {
            if (near(words.get(i).dot(), dots[token]) && near(words.get(i).cosine(), cosines[token])) {
                return i;
            }
        }
        return -1;
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= 1e-11 * Math.max(Math.abs(a), Math.abs(b));
    }
}
