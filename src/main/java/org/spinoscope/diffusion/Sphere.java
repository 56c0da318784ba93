package org.spinoscope.diffusion;

/// Geometry of the unit sphere: geodesics and parallel transport.
final class Sphere {

    private Sphere() {}

    static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    static double norm(double[] x) {
        return Math.sqrt(dot(x, x));
    }

    static double[] scaled(double[] x, double factor) {
        var y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = factor * x[i];
        }
        return y;
    }

    /// y += factor·x.
    static void add(double[] y, double factor, double[] x) {
        for (int i = 0; i < y.length; i++) {
            y[i] += factor * x[i];
        }
    }

    /// P_S x = x − (S·x)S, in place.
    static void project(double[] spin, double[] x) {
        add(x, -dot(spin, x), spin);
    }

    /// Exp_S v: along the geodesic of direction and length v; renormalised, so that |S| − 1 stays rounding.
    static double[] exp(double[] spin, double[] v) {
        double length = norm(v);
        if (length == 0) {
            return spin.clone();
        }
        var end = scaled(spin, Math.cos(length));
        add(end, Math.sin(length) / length, v);
        return scaled(end, 1 / norm(end));
    }

    /// T G: a tangent vector at `from` carried along the geodesic to `to`.
    static double[] transport(double[] from, double[] to, double[] g) {
        var carried = g.clone();
        double along = dot(to, g) / (1 + dot(from, to));
        add(carried, -along, from);
        add(carried, -along, to);
        return carried;
    }

    /// Turns a spin towards N̂ as the drift q N̂ does in a time: tan(θ/2) ← tan(θ/2)·factor.
    static double[] turn(double[] spin, double[] direction, double factor) {
        double cosine = Math.clamp(dot(spin, direction), -1.0, 1.0);
        var across = spin.clone();
        add(across, -cosine, direction);
        double sine = norm(across);
        if (sine < 1e-14) {
            return spin.clone(); // on the axis nothing turns
        }
        double angle = 2 * Math.atan2(sine * factor, 1 + cosine);
        var turned = scaled(across, Math.sin(angle) / sine);
        add(turned, Math.cos(angle), direction);
        return scaled(turned, 1 / norm(turned));
    }
}
