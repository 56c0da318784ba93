package org.spinoscope.diffusion;

import org.spinoscope.common.UserException;
import org.spinoscope.dynamics.GaussianStream;

/// A clean spin noised at once: the tabulated law of its angle and a uniform tangent direction.
public final class ForwardNoise {

    private final AngleLaw law;

    ForwardNoise(AngleLaw law) {
        this.law = law;
    }

    /// Von Mises–Fisher noise of a concentration κ > 0.
    ///
    /// @throws UserException if κ is no such number
    public static ForwardNoise vonMisesFisher(int dimension, double kappa) {
        require(kappa, "The concentration κ");
        return new ForwardNoise(AngleLaw.vonMisesFisher(dimension, kappa));
    }

    /// Spherical Brownian motion over a time τ > 0.
    ///
    /// @throws UserException if τ is no such number
    public static ForwardNoise heat(int dimension, double tau) {
        require(tau, "The heat time τ");
        return new ForwardNoise(AngleLaw.heat(new HeatKernel(dimension), dimension, tau));
    }

    private static void require(double number, String name) {
        if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
            throw new UserException(name + " is a number above 0; choose one instead of " + number + ".");
        }
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
