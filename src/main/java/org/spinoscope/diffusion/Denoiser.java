package org.spinoscope.diffusion;

/// A small network s_θ(PCA of S, log κ, f) that guesses Σ_v p_v ê_v, learned by denoising score matching; the score is
/// κ P_S of it. One hidden layer: D = mean + axesᵀ(W₂ h + b₂), h = silu(W₁ (√d axes·S, asinh(κ/√d), f) + b₁).
/// asinh(κ/√d) is log κ up to a constant for large κ, and finite at κ = 0.
///
/// @param axes principal axes of the clean words `[k][dimension]`
/// @param mean of the clean words `[1][dimension]`
/// @param w1 `[hidden][k + 1 + features]`
/// @param b1 `[1][hidden]`
/// @param w2 `[k][hidden]`
/// @param b2 `[1][k]`
public record Denoiser(float[][] axes, float[][] mean, float[][] w1, float[][] b1, float[][] w2, float[][] b2) {

    /// An estimate of Σ_v p_v ê_v at a spin.
    double[] denoised(double[] spin, double kappa, double[] features) {
        var input = input(axes, spin, kappa, features);
        var hidden = new double[w1.length];
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = silu(b1[0][i] + dot(w1[i], input));
        }
        var clean = new double[spin.length];
        for (int i = 0; i < clean.length; i++) {
            clean[i] = mean[0][i];
        }
        for (int k = 0; k < axes.length; k++) {
            double y = b2[0][k] + dot(w2[k], hidden);
            for (int i = 0; i < clean.length; i++) {
                clean[i] += y * axes[k][i];
            }
        }
        return clean;
    }

    /// What the network reads.
    static double[] input(float[][] axes, double[] spin, double kappa, double[] features) {
        double root = Math.sqrt(spin.length);
        var input = new double[axes.length + 1 + features.length];
        for (int k = 0; k < axes.length; k++) {
            input[k] = root * dot(axes[k], spin);
        }
        double x = kappa / root;
        input[axes.length] = Math.log(x + Math.hypot(x, 1));
        System.arraycopy(features, 0, input, axes.length + 1, features.length);
        return input;
    }

    static double silu(double x) {
        return x / (1 + Math.exp(-x));
    }

    private static double dot(float[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
