package org.spinoscope.spinbath.phases;

import java.util.Arrays;
import org.spinoscope.spinbath.HeadTerms;

/// What becomes of a head's gap when a prompt is followed by n copies of the good word, the last of which is the query.
///
/// @param regime when the head prefers the other word
/// @param predicted the number of copies at which its gap changes sign; NaN if it does not for n > 1
public record Repetition(Regime regime, double predicted) {

    /// When a head whose query is the repeated word prefers the bad one.
    public enum Regime {
        /// From the first copy on.
        AT_ONCE("atOnce"),
        /// After some copies.
        AFTER("after"),
        /// It does not.
        NEVER("never"),
        /// The head does not distinguish the two words, or no copy fits after the prompt.
        UNDEFINED("");

        private final String key;

        Regime(String key) {
            this.key = key;
        }

        /// As files write it; empty for undefined.
        public String key() {
            return key;
        }
    }

    private static final Repetition UNDEFINED = new Repetition(Regime.UNDEFINED, Double.NaN);

    /// Exactly, where a token's spin does not depend on its place: the gap has the sign of a + n b for every n ≥ 1,
    /// with
    /// a = Σ w_i g_i over the prompt, b = Σ w_s g_s over one copy, w = exp Ω.
    ///
    /// @param once the head's terms on the prompt with one copy
    /// @param copy tokens of a copy
    public static Repetition exact(HeadTerms once, int copy) {
        if (once.silent()) {
            return UNDEFINED;
        }
        double top = Arrays.stream(once.scores()).max().orElseThrow();
        double a = 0;
        double b = 0;
        for (int j = 0; j < once.length(); j++) {
            double share = Math.exp(once.scores()[j] - top) * once.values()[j];
            if (j < once.length() - copy) {
                a += share;
            } else {
                b += share;
            }
        }
        double crossing = -a / b;
        return new Repetition(regime(a, b), crossing > 1 && Double.isFinite(crossing) ? crossing : Double.NaN);
    }

    private static Regime regime(double a, double b) {
        if (a + b <= 0) {
            return Regime.AT_ONCE;
        }
        return b < 0 ? Regime.AFTER : Regime.NEVER;
    }

    /// Where a token's spin depends on its place: from the head's gap at n = 1…N.
    ///
    /// @param gaps `[N]`
    public static Repetition sampled(double[] gaps, boolean silent) {
        if (gaps.length == 0 || silent) {
            return UNDEFINED;
        }
        double crossing = firstCrossing(gaps);
        if (gaps[0] <= 0) {
            return new Repetition(Regime.AT_ONCE, crossing);
        }
        return new Repetition(Double.isNaN(crossing) ? Regime.NEVER : Regime.AFTER, crossing);
    }

    /// The first n at which gaps at n = 1…N change sign, between two n by a straight line; NaN if they do not.
    ///
    /// @param gaps `[N]`
    public static double firstCrossing(double[] gaps) {
        for (int i = 0; i + 1 < gaps.length; i++) {
            if (gaps[i] < 0 && gaps[i + 1] > 0 || gaps[i] > 0 && gaps[i + 1] < 0) {
                return i + 1 + gaps[i] / (gaps[i] - gaps[i + 1]);
            }
        }
        return Double.NaN;
    }
}
