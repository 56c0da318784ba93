package org.spinoscope.diffusion;

import org.spinoscope.dynamics.GaussianStream;

/// A clean spin noised at once: the tabulated law of its angle and a uniform tangent direction.
public final class ForwardNoise {

    private final AngleLaw law;

    private ForwardNoise(AngleLaw law) {
        this.law = law;
    }

    /// Von Mises–Fisher noise of a concentration κ > 0.
    public static ForwardNoise vonMisesFisher(int dimension, double kappa) {
        return new ForwardNoise(AngleLaw.vonMisesFisher(dimension, kappa));
    }

    /// Spherical Brownian motion over a time τ > 0.
    public static ForwardNoise heat(int dimension, double tau) {
        return new ForwardNoise(AngleLaw.heat(new HeatKernel(dimension), dimension, tau));
    }

    AngleLaw law() {
        return law;
    }

    /// A noised copy of a clean spin.
    ///
    /// @param uniform from 0 to 1: the quantile of the angle
    public double[] draw(double[] clean, double uniform, GaussianStream tangent) {
        var across = new double[clean.length];
        double length;
        do {
            for (int a = 0; a < across.length; a++) {
                across[a] = tangent.next();
            }
            Sphere.project(clean, across);
            length = Sphere.norm(across);
        } while (length == 0);
        double theta = law.quantile(uniform);
        return Sphere.exp(clean, Sphere.scaled(across, theta / length));
    }

    /// One projected step of spherical Brownian motion, dS = P_S∘dW by Heun, renormalised.
    public static double[] projectedStep(double[] spin, double dt, GaussianStream noise) {
        var dw = new double[spin.length];
        for (int a = 0; a < dw.length; a++) {
            dw[a] = Math.sqrt(dt) * noise.next();
        }
        var here = dw.clone();
        Sphere.project(spin, here);
        var ahead = spin.clone();
        Sphere.add(ahead, 1, here);
        ahead = Sphere.scaled(ahead, 1 / Sphere.norm(ahead));
        Sphere.project(ahead, dw);
        var end = spin.clone();
        Sphere.add(end, 0.5, here);
        Sphere.add(end, 0.5, dw);
        return Sphere.scaled(end, 1 / Sphere.norm(end));
    }
}
