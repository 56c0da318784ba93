package org.spinoscope.diffusion;

import java.util.ArrayList;
import java.util.List;

/// u = ∂_θ log K of the heat kernel, marched in time by u_τ = ½∂_θ[u′ + (d−2)cot θ·u + u²] (Crank–Nicolson, Newton's
/// rule for the square) from where the WKB form is good to a part in 10⁵.
///
/// At the far edge of the grid everything moves outwards, so no error enters there.
final class HeatMarch {

    /// (d−1)τ at the start.
    static final double FROM = 0.2;

    private static final int NODES = 1200;
    private static final double REACH = 2.2;
    private static final double STEPS_PER_E_FOLD = 120;
    private static final double SPACING = REACH / (NODES - 1);

    private final int dimension;
    private final double start;
    private final List<double[]> taken = new ArrayList<>();

    /// R(θ) at a time, from which the march starts.
    interface Slopes {
        double at(double theta, double tau);
    }

    /// @param until (d−1)τ at the end
    HeatMarch(int dimension, double until, Slopes early) {
        this.dimension = dimension;
        this.start = FROM / (dimension - 1);
        var u = new double[NODES];
        for (int j = 1; j < NODES; j++) {
            u[j] = -early.at(j * SPACING, start) * Math.sin(j * SPACING);
        }
        int steps = (int) Math.ceil(Math.log(until / FROM) * STEPS_PER_E_FOLD) + 1;
        taken.add(u);
        for (int k = 0; k < steps; k++) {
            u = step(u, time(k + 1) - time(k));
            taken.add(u);
        }
    }

    private double time(int step) {
        return start * Math.exp(step / STEPS_PER_E_FOLD);
    }

    /// R at the points of an [AngleTable]; beyond the grid it stays as it is at the edge.
    void slopes(double tau, double[] r) {
        double position = Math.log(tau / start) * STEPS_PER_E_FOLD;
        int k = Math.clamp((int) position, 0, taken.size() - 2);
        double part = position - k;
        double now = 0.5 * (dimension - 1) * tau;
        double early = (1 - part) * Math.exp(0.5 * (dimension - 1) * time(k) - now); // u falls like e^{−(d−1)τ/2}
        double late = part * Math.exp(0.5 * (dimension - 1) * time(k + 1) - now);
        var ratio = new double[NODES];
        for (int j = 1; j < NODES; j++) {
            double u = early * taken.get(k)[j] + late * taken.get(k + 1)[j];
            ratio[j] = -u / Math.sin(j * SPACING);
        }
        ratio[0] = (4 * ratio[1] - ratio[2]) / 3; // even in θ
        for (int i = 0; i < r.length; i++) {
            double at = Math.min(AngleTable.angle(i) / SPACING, NODES - 3);
            int j = Math.min((int) at, NODES - 3);
            double t = at - j;
            double left = j == 0 ? ratio[1] : ratio[j - 1];
            r[i] = left * (-t * (t - 1) * (t - 2) / 6)
                    + ratio[j] * ((t + 1) * (t - 1) * (t - 2) / 2)
                    + ratio[j + 1] * (-(t + 1) * t * (t - 2) / 2)
                    + ratio[j + 2] * ((t + 1) * t * (t - 1) / 6);
        }
    }

    private double[] step(double[] old, double dt) {
        var u = old.clone();
        var before = rate(old);
        var lower = new double[NODES];
        var diagonal = new double[NODES];
        var upper = new double[NODES];
        var rest = new double[NODES];
        for (int newton = 0; newton < 3; newton++) {
            var after = rate(u);
            for (int j = 1; j < NODES - 1; j++) {
                rest[j] = old[j] - u[j] + 0.5 * dt * (before[j] + after[j]);
                double left = drift(j - 1);
                double right = drift(j);
                double scale = 0.25 * dt / SPACING;
                lower[j] = -scale * (1 / SPACING - 0.5 * left - u[j - 1]);
                diagonal[j] = 1 - scale * (-2 / SPACING + 0.5 * (right - left));
                upper[j] = -scale * (1 / SPACING + 0.5 * right + u[j + 1]);
            }
            int end = NODES - 2; // u runs on straight at the edge
            diagonal[end] += 2 * upper[end];
            lower[end] -= upper[end];
            solve(lower, diagonal, upper, rest, end);
            for (int j = 1; j <= end; j++) {
                u[j] += rest[j];
            }
            u[NODES - 1] = 2 * u[end] - u[end - 1];
        }
        return u;
    }

    /// (d−2)cot θ halfway between nodes j and j+1.
    private double drift(int j) {
        return (dimension - 2) / Math.tan((j + 0.5) * SPACING);
    }

    private double[] rate(double[] u) {
        var rate = new double[NODES];
        double left = flux(u, 0);
        for (int j = 1; j < NODES - 1; j++) {
            double right = flux(u, j);
            rate[j] = 0.5 * (right - left) / SPACING;
            left = right;
        }
        return rate;
    }

    private double flux(double[] u, int j) {
        return (u[j + 1] - u[j]) / SPACING
                + 0.5 * drift(j) * (u[j] + u[j + 1])
                + 0.5 * (u[j] * u[j] + u[j + 1] * u[j + 1]);
    }

    /// Thomas's rule on rows 1 to `end`; the solution replaces `right`.
    private static void solve(double[] lower, double[] diagonal, double[] upper, double[] right, int end) {
        for (int j = 2; j <= end; j++) {
            double factor = lower[j] / diagonal[j - 1];
            diagonal[j] -= factor * upper[j - 1];
            right[j] -= factor * right[j - 1];
        }
        right[end] /= diagonal[end];
        for (int j = end - 1; j >= 1; j--) {
            right[j] = (right[j] - upper[j] * right[j + 1]) / diagonal[j];
        }
    }
}
