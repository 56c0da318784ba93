package org.spinoscope.diffusion;

import java.util.Arrays;

/// A law of the angle θ between a spin and its clean token, tabulated for drawing from it.
final class AngleLaw {

    private static final int CELLS = 6000;
    private static final double NEGLIGIBLE = 45;

    private final double low;
    private final double step;
    private final double[] density = new double[CELLS + 1];
    private final double[] cumulative = new double[CELLS + 1];

    /// @param logDensity of θ, up to a constant; with the sphere's sin^{d−2} θ in it
    private AngleLaw(Concentration.Real logDensity) {
        int scan = 20_000;
        var log = new double[scan + 1];
        for (int i = 0; i <= scan; i++) {
            log[i] = logDensity.at(Math.PI * i / scan);
        }
        double peak = Arrays.stream(log).max().orElse(0);
        int first = 0;
        while (log[first] < peak - NEGLIGIBLE) {
            first++;
        }
        int last = scan;
        while (log[last] < peak - NEGLIGIBLE) {
            last--;
        }
        low = Math.PI * Math.max(0, first - 1) / scan;
        step = (Math.PI * Math.min(scan, last + 1) / scan - low) / CELLS;
        for (int i = 0; i <= CELLS; i++) {
            density[i] = Math.exp(logDensity.at(low + i * step) - peak);
            cumulative[i] = i == 0 ? 0 : cumulative[i - 1] + 0.5 * (density[i - 1] + density[i]);
        }
    }

    /// The angle of a von Mises–Fisher law: e^{κ cos θ} sin^{d−2} θ.
    static AngleLaw vonMisesFisher(int dimension, double kappa) {
        return new AngleLaw(theta -> kappa * (Math.cos(theta) - 1) + (dimension - 2) * Math.log(Math.sin(theta)));
    }

    /// The angle after spherical Brownian motion: K(θ, τ) sin^{d−2} θ.
    static AngleLaw heat(HeatKernel kernel, int dimension, double tau) {
        var log = new AngleTable(HeatKernel.logDensity(kernel.slopes(tau)));
        return new AngleLaw(theta -> log.at(Math.cos(theta)) + (dimension - 2) * Math.log(Math.sin(theta)));
    }

    /// The law's quantile at `u` (0 to 1).
    double quantile(double u) {
        double target = u * cumulative[CELLS];
        int i = Arrays.binarySearch(cumulative, target);
        int cell = Math.clamp(i >= 0 ? i : -i - 2, 0, CELLS - 1);
        double a = density[cell];
        double b = density[cell + 1];
        double rest = target - cumulative[cell];
        double root = Math.sqrt(Math.max(0, a * a + 2 * (b - a) * rest)); // the density is straight within a cell
        double part = a + root == 0 ? 0.5 : 2 * rest / (a + root);
        return low + (cell + Math.clamp(part, 0.0, 1.0)) * step;
    }

    /// The share of the law between two angles.
    double probability(double from, double to) {
        return (below(to) - below(from)) / cumulative[CELLS];
    }

    private double below(double theta) {
        double at = Math.clamp((theta - low) / step, 0.0, CELLS);
        int cell = Math.min((int) at, CELLS - 1);
        double t = at - cell;
        return cumulative[cell] + t * density[cell] + 0.5 * t * t * (density[cell + 1] - density[cell]);
    }
}
