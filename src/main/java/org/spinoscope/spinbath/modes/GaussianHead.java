package org.spinoscope.spinbath.modes;

/// What the eigenvalues of W_eff would be if W_Q and W_K were Gaussian: d_head of them in a disc of radius
/// R = ‖W_eff‖_F/√d, denser towards the middle the larger c = d_head/d is (uniform only for c → 0).
///
/// @param radius R
/// @param ratio c
public record GaussianHead(double radius, double ratio) {

    /// @param norm ‖W_eff‖_F
    public static GaussianHead of(double norm, int dHead, int dModel) {
        return new GaussianHead(norm / Math.sqrt(dModel), (double) dHead / dModel);
    }

    /// The radius r within which a share F of the d_head eigenvalues is: F(1 − c + cF) = (r/R)².
    public double radiusOf(double share) {
        return radius * Math.sqrt(share * (1 - ratio + ratio * share));
    }

    /// The share within a radius.
    public double shareWithin(double r) {
        double square = Math.min(1, r * r / (radius * radius));
        double b = 1 - ratio;
        return 2 * square / (b + Math.sqrt(b * b + 4 * ratio * square)); // without cancellation
    }

    /// The mean symmetric fraction of such heads, ½ + 1/(2d).
    public static double meanSymmetricFraction(int dModel) {
        return 0.5 + 0.5 / dModel;
    }
}
