package org.spinoscope.statistics;

/// What all correlations over whole relations are made of: for each relation the number of pairs, and the sums of x, y
/// and their products about the grand means. Pairs that are not finite are excluded.
///
/// @param n `[relation]`
/// @param x Σ(x − x̄) `[relation]`, and so on
public record RelationSums(int[] n, double[] x, double[] y, double[] xx, double[] yy, double[] xy) {

    private static final double CONSTANT = 1e-13;

    /// @param relation of each pair, from 0
    public static RelationSums of(double[] x, double[] y, int[] relation, int relations) {
        PairedSample.requireSameLength(x, y);
        double meanX = 0;
        double meanY = 0;
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                count++;
                meanX += (x[i] - meanX) / count;
                meanY += (y[i] - meanY) / count;
            }
        }
        var sums = new RelationSums(
                new int[relations],
                new double[relations],
                new double[relations],
                new double[relations],
                new double[relations],
                new double[relations]);
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                sums.add(relation[i], x[i] - meanX, y[i] - meanY);
            }
        }
        return sums;
    }

    private void add(int g, double a, double b) {
        n[g]++;
        x[g] += a;
        y[g] += b;
        xx[g] += a * a;
        yy[g] += b * b;
        xy[g] += a * b;
    }

    /// Relations with at least one pair.
    public int relations() {
        int count = 0;
        for (int size : n) {
            count += size > 0 ? 1 : 0;
        }
        return count;
    }

    /// All pairs.
    public int pairs() {
        int count = 0;
        for (int size : n) {
            count += size;
        }
        return count;
    }

    /// Pooled r over relations taken so many times each; NaN if a variable is constant.
    double pooled(int[] times) {
        double count = 0;
        double a = 0;
        double b = 0;
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (int g = 0; g < n.length; g++) {
            if (times[g] > 0) {
                count += (double) times[g] * n[g];
                a += times[g] * x[g];
                b += times[g] * y[g];
                aa += times[g] * xx[g];
                bb += times[g] * yy[g];
                ab += times[g] * xy[g];
            }
        }
        return count < 3 ? Double.NaN : r(aa - a * a / count, bb - b * b / count, ab - a * b / count, aa, bb);
    }

    /// r_w over some relations: both variables centred in each relation of two pairs or more; NaN if undefined.
    double within(boolean[] some) {
        double aa = 0;
        double bb = 0;
        double ab = 0;
        double wholeA = 0;
        double wholeB = 0;
        int count = 0;
        for (int g = 0; g < n.length; g++) {
            if (some[g] && n[g] >= 2) {
                aa += xx[g] - x[g] * x[g] / n[g];
                bb += yy[g] - y[g] * y[g] / n[g];
                ab += xy[g] - x[g] * y[g] / n[g];
                wholeA += xx[g];
                wholeB += yy[g];
                count += n[g];
            }
        }
        return count < 3 ? Double.NaN : r(aa, bb, ab, wholeA, wholeB);
    }

    /// r of one relation; NaN if undefined.
    public double r(int g) {
        var one = new int[n.length];
        one[g] = 1;
        return pooled(one);
    }

    /// Slope of y on x in one relation; NaN if undefined.
    public double slope(int g) {
        double aa = xx[g] - x[g] * x[g] / n[g];
        return n[g] < 2 || aa <= CONSTANT * xx[g] ? Double.NaN : (xy[g] - x[g] * y[g] / n[g]) / aa;
    }

    private static double r(double aa, double bb, double ab, double wholeA, double wholeB) {
        if (!(aa > CONSTANT * wholeA) || !(bb > CONSTANT * wholeB)) {
            return Double.NaN;
        }
        return Math.clamp(ab / Math.sqrt(aa * bb), -1.0, 1.0);
    }

    /// r_w over all relations.
    public double within() {
        var all = new boolean[n.length];
        java.util.Arrays.fill(all, true);
        return within(all);
    }

    /// Pooled r over all relations.
    public double pooled() {
        var once = new int[n.length];
        java.util.Arrays.fill(once, 1);
        return pooled(once);
    }

    /// n − G over the relations of two pairs or more.
    public int degreesOfFreedom() {
        int df = 0;
        for (int size : n) {
            df += size >= 2 ? size - 1 : 0;
        }
        return df;
    }

    /// The same without the relations that are not among `some`.
    RelationSums only(boolean[] some) {
        var kept = new RelationSums(n.clone(), x.clone(), y.clone(), xx.clone(), yy.clone(), xy.clone());
        for (int g = 0; g < n.length; g++) {
            if (!some[g]) {
                kept.n[g] = 0;
                kept.x[g] = 0;
                kept.y[g] = 0;
                kept.xx[g] = 0;
                kept.yy[g] = 0;
                kept.xy[g] = 0;
            }
        }
        return kept;
    }
}
