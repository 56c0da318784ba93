package org.spinoscope.spinbath.phases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spinoscope.spinbath.HeadTerms;

/// A context made of a few species of tokens, as one head sees it from one of them: the gap has the sign of
/// Σ_s n_s w_s g_s with w_s = exp Ω_qs, so boundaries are straight in the counts.
///
/// The asker's own token is counted among its species; otherwise its term would make the line depend on the length of
/// the context. Exact where a token's spin does not depend on its place (source `W_E`).
///
/// @param terms one key for each species, with one of them as the query
public record Composition(HeadTerms terms) {

    /// c_s = w_s g_s, up to one positive factor for all, `[species]`.
    public double[] weights() {
        double top = Arrays.stream(terms.scores()).max().orElseThrow();
        var c = new double[terms.length()];
        for (int s = 0; s < c.length; s++) {
            c[s] = Math.exp(terms.scores()[s] - top) * terms.values()[s];
        }
        return c;
    }

    /// The head's gap for counts (or shares) of the species; NaN for an empty context.
    public double gap(double... counts) {
        double top = Arrays.stream(terms.scores()).max().orElseThrow();
        double sum = 0;
        double norm = 0;
        for (int s = 0; s < counts.length; s++) {
            double w = counts[s] * Math.exp(terms.scores()[s] - top);
            norm += w;
            sum += w * terms.values()[s];
        }
        return norm > 0 ? sum / norm : Double.NaN;
    }

    /// The share of species `s` at which a context of `s` and `t` alone has no gap: c_t/(c_t − c_s); NaN if there is
    /// none, c_s c_t ≥ 0.
    public double boundary(int s, int t) {
        var c = weights();
        return c[s] < 0 && c[t] > 0 || c[s] > 0 && c[t] < 0 ? c[t] / (c[t] - c[s]) : Double.NaN;
    }

    /// Where the boundary of three species meets the edges of the triangle of their shares.
    ///
    /// @return none or two places, as shares of the three
    public List<double[]> boundaryInTriangle() {
        var ends = new ArrayList<double[]>();
        for (int s = 0; s < 3; s++) {
            int t = (s + 1) % 3;
            double share = boundary(s, t);
            if (!Double.isNaN(share)) {
                var place = new double[3];
                place[s] = share;
                place[t] = 1 - share;
                ends.add(place);
            }
        }
        return ends;
    }
}
