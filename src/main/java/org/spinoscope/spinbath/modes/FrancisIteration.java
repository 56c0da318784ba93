package org.spinoscope.spinbath.modes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ejml.data.Complex_F64;

/// Eigenvalues of a real upper Hessenberg matrix by Francis's double-shift QR iteration (EISPACK's `hqr`).
///
/// Only eigenvalues are wanted, so each sweep touches the active block alone. EJML's iteration updates whole rows and
/// columns and takes two and a half to four times as long for the 64 × 64 matrices of heads.
final class FrancisIteration {

    private static final int SWEEPS = 60;

    /// Every so many sweeps without success another shift breaks a cycle.
    private static final int PATIENCE = 10;

    private final double[][] h;
    private final double norm;
    private final List<Complex_F64> found = new ArrayList<>();

    /// What exceptional shifts have taken from the diagonal.
    private double taken;

    private FrancisIteration(double[][] h) {
        this.h = h;
        double sum = 0;
        for (var row : h) {
            for (double value : row) {
                sum += Math.abs(value);
            }
        }
        this.norm = sum;
    }

    /// @param h `[n][n]`, overwritten
    /// @return all n eigenvalues, or nothing if some did not converge
    static Optional<List<Complex_F64>> eigenvalues(double[][] h) {
        var iteration = new FrancisIteration(h);
        return iteration.run() ? Optional.of(iteration.found) : Optional.empty();
    }

    private boolean run() {
        int last = h.length - 1;
        int sweeps = 0;
        while (last >= 0) {
            int first = activeFrom(last);
            if (last - first < 2) {
                if (first == last) {
                    found.add(new Complex_F64(h[last][last] + taken, 0));
                } else {
                    addPair(last);
                }
                last = first - 1;
                sweeps = 0;
            } else if (++sweeps > SWEEPS) {
                return false;
            } else {
                sweep(first, last, sweeps % PATIENCE == 0);
            }
        }
        return true;
    }

    /// The first row of the block that ends at `last` and has no negligible entry below its diagonal.
    private int activeFrom(int last) {
        for (int l = last; l > 0; l--) {
            double size = Math.abs(h[l - 1][l - 1]) + Math.abs(h[l][l]);
            if (Math.abs(h[l][l - 1]) < Math.ulp(1.0) * (size == 0 ? norm : size) || h[l][l - 1] == 0) {
                return l;
            }
        }
        return 0;
    }

    /// Both eigenvalues of the 2 × 2 block that ends at `last`.
    private void addPair(int last) {
        double corner = h[last][last] + taken;
        double product = h[last][last - 1] * h[last - 1][last];
        double half = (h[last - 1][last - 1] - h[last][last]) / 2;
        double discriminant = half * half + product;
        double root = Math.sqrt(Math.abs(discriminant));
        if (discriminant < 0) {
            found.add(new Complex_F64(corner + half, root));
            found.add(new Complex_F64(corner + half, -root));
        } else {
            double far = half >= 0 ? half + root : half - root; // without cancellation
            found.add(new Complex_F64(corner + far, 0));
            found.add(new Complex_F64(far == 0 ? corner : corner - product / far, 0));
        }
    }

    /// One double-shift sweep over rows `first` to `last`.
    private void sweep(int first, int last, boolean exceptional) {
        double x = h[last][last];
        double y = h[last - 1][last - 1];
        double w = h[last][last - 1] * h[last - 1][last];
        if (exceptional) {
            taken += x;
            for (int i = 0; i <= last; i++) {
                h[i][i] -= x;
            }
            double size = Math.abs(h[last][last - 1]) + Math.abs(h[last - 1][last - 2]);
            x = 0.75 * size;
            y = x;
            w = -0.4375 * size * size;
        }
        int start = last - 2;
        var column = shifted(start, x, y, w);
        while (start > first && !negligibleAbove(start, column)) {
            column = shifted(--start, x, y, w);
        }
        for (int i = start + 2; i <= last; i++) {
            h[i][i - 2] = 0;
            if (i > start + 2) {
                h[i][i - 3] = 0;
            }
        }
        chase(first, start, last, column);
    }

    /// The first column of (H − s₁)(H − s₂) from row m on, s₁ + s₂ = x + y, scaled.
    private double[] shifted(int m, double x, double y, double w) {
        double z = h[m][m];
        double r = x - z;
        double s = y - z;
        double p = (r * s - w) / h[m + 1][m] + h[m][m + 1];
        double q = h[m + 1][m + 1] - z - r - s;
        double below = h[m + 2][m + 1];
        double size = Math.abs(p) + Math.abs(q) + Math.abs(below);
        return size == 0 ? new double[] {0, 0, 0} : new double[] {p / size, q / size, below / size};
    }

    /// Whether a sweep may start at row m, as two entries below the diagonal in a row are small together.
    private boolean negligibleAbove(int m, double[] column) {
        double above = Math.abs(h[m][m - 1]) * (Math.abs(column[1]) + Math.abs(column[2]));
        double diagonal = Math.abs(h[m - 1][m - 1]) + Math.abs(h[m][m]) + Math.abs(h[m + 1][m + 1]);
        return above < Math.ulp(1.0) * Math.abs(column[0]) * diagonal;
    }

    /// Chases the bulge from row `start` down with reflections of three rows, at the end of two.
    private void chase(int first, int start, int last, double[] column) {
        double p = column[0];
        double q = column[1];
        double r = column[2];
        for (int k = start; k < last; k++) {
            boolean three = k < last - 1;
            double size = 1;
            if (k > start) {
                p = h[k][k - 1];
                q = h[k + 1][k - 1];
                r = three ? h[k + 2][k - 1] : 0;
                size = Math.abs(p) + Math.abs(q) + Math.abs(r);
                if (size == 0) {
                    continue;
                }
                p /= size;
                q /= size;
                r /= size;
            }
            double s = Math.copySign(Math.sqrt(p * p + q * q + r * r), p);
            if (s == 0) {
                continue;
            }
            if (k > start) {
                h[k][k - 1] = -s * size;
            } else if (start > first) {
                h[k][k - 1] = -h[k][k - 1];
            }
            p += s;
            reflect(k, first, last, three, new Reflection(p / s, q / s, r / s, q / p, r / p));
        }
    }

    /// I − (x, y, z)ᵀ(1, q, r).
    private record Reflection(double x, double y, double z, double q, double r) {}

    private void reflect(int k, int first, int last, boolean three, Reflection by) {
        var a = h[k];
        var b = h[k + 1];
        var c = three ? h[k + 2] : b;
        double z = three ? by.z : 0;
        double r = three ? by.r : 0;
        for (int j = k; j <= last; j++) {
            double t = a[j] + by.q * b[j] + r * c[j];
            a[j] -= t * by.x;
            b[j] -= t * by.y;
            c[j] -= t * z;
        }
        int bottom = Math.min(last, k + 3);
        for (int i = first; i <= bottom; i++) {
            var row = h[i];
            double t = by.x * row[k] + by.y * row[k + 1] + (three ? z * row[k + 2] : 0);
            row[k] -= t;
            row[k + 1] -= t * by.q;
            if (three) {
                row[k + 2] -= t * r;
            }
        }
    }
}
