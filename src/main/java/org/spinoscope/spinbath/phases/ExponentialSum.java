package org.spinoscope.spinbath.phases;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.spinoscope.spinbath.HeadTerms;

/// f(β) = Σ_i c_i exp(β ω_i) with distinct ω ascending and no c zero: a head's gap, up to a positive factor, at inverse
/// attention temperature β.
///
/// By Descartes' rule f has at most as many zeros as c changes sign. If ω_s < p < ω_{s+1} at a change of sign, the
/// derivative of f·e^{−βp} has coefficients (ω_i − p)c_i and so one change less, and between two zeros of f lies one of
/// its zeros. So all zeros are found by recursion, and between two neighbouring zeros of the derivative by bisection.
final class ExponentialSum {

    private final double[] omega;
    private final double[] c;

    private ExponentialSum(double[] omega, double[] c) {
        this.omega = omega;
        this.c = c;
    }

    /// The species of a head's keys: those of equal score are one.
    static ExponentialSum of(HeadTerms terms) {
        var species = new TreeMap<Double, Double>();
        for (int j = 0; j < terms.length(); j++) {
            species.merge(terms.scores()[j] + 0.0, terms.values()[j], Double::sum);
        }
        species.values().removeIf(value -> value == 0);
        return new ExponentialSum(
                species.keySet().stream().mapToDouble(w -> w).toArray(),
                species.values().stream().mapToDouble(v -> v).toArray());
    }

    /// Where f changes sign in [low, high], ascending.
    List<Double> crossings(double low, double high) {
        int change = firstSignChange();
        if (change < 0) {
            return List.of();
        }
        double pole = (omega[change] + omega[change + 1]) / 2;
        var edges = new ArrayList<Double>();
        edges.add(low);
        edges.addAll(derivative(pole).crossings(low, high));
        edges.add(high);
        var zeros = new ArrayList<Double>();
        for (int i = 0; i + 1 < edges.size(); i++) {
            double from = edges.get(i);
            double to = edges.get(i + 1);
            if (sign(from) * sign(to) < 0) {
                zeros.add(bisect(from, to));
            }
        }
        return zeros;
    }

    private int firstSignChange() {
        for (int i = 0; i + 1 < c.length; i++) {
            if (Math.signum(c[i]) != Math.signum(c[i + 1])) {
                return i;
            }
        }
        return -1;
    }

    private ExponentialSum derivative(double pole) {
        var scaled = new double[c.length];
        for (int i = 0; i < c.length; i++) {
            scaled[i] = (omega[i] - pole) * c[i];
        }
        return new ExponentialSum(omega, scaled);
    }

    private double sign(double beta) {
        double top = omega[omega.length - 1];
        double sum = 0;
        for (int i = 0; i < c.length; i++) {
            sum += c[i] * Math.exp(beta * (omega[i] - top));
        }
        return Math.signum(sum);
    }

    /// Down to neighbouring doubles.
    private double bisect(double low, double high) {
        double left = sign(low);
        double a = low;
        double b = high;
        while (true) {
            double middle = a + (b - a) / 2;
            if (middle <= a || middle >= b) {
                return middle;
            }
            double here = sign(middle);
            if (here == 0) {
                return middle;
            }
            if (here == left) {
                a = middle;
            } else {
                b = middle;
            }
        }
    }
}
