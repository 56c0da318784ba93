package org.spinoscope.spinbath.phases;

/// A head that is solved exactly (Chen, Lin, Polyanskiy & Rigollet, arXiv:2510.05554): n equiangular unit tokens of
/// cosine ρ, Q = K = V = 1, no mask, no residual stream, inverse temperature β = γ ln n.
///
/// @param n tokens
/// @param cosine ρ
public record SolvedModel(int n, double cosine) {

    /// Σ_j α_ij of a token with itself: a = 1/(1 + (n−1)e^{−β(1−ρ)}).
    public double selfWeight(double beta) {
        return selfWeight(n, beta * (1 - cosine));
    }

    private static double selfWeight(int n, double contrast) {
        return 1 / (1 + (n - 1) * Math.exp(-contrast));
    }

    /// The cosine of two outputs at β.
    public double outputCosine(double beta) {
        return outputCosine(n, cosine, beta * (1 - cosine));
    }

    /// The cosine of two outputs where a token's score with itself exceeds the others by `contrast` = β(1 − ρ).
    ///
    /// @param cosine ρ of the values
    public static double outputCosine(int n, double cosine, double contrast) {
        if (n == 1) {
            return 1;
        }
        double s = (n * selfWeight(n, contrast) - 1) / (n - 1);
        double m = (1 + (n - 1) * cosine) / n;
        double square = s * s;
        return (square * cosine + (1 - square) * m) / (square + (1 - square) * m);
    }

    /// β = γ ln n.
    public double beta(double gamma) {
        return gamma * Math.log(n);
    }

    /// γ_c = 1/(1 − ρ), where for n → ∞ tokens cease to collapse onto one another.
    public static double criticalGamma(double cosine) {
        return 1 / (1 - cosine);
    }

    /// The limit n → ∞: 1 below γ_c, 4ρ/(1 + 3ρ) at it, ρ above. It is reached slowly: draw the curve of a finite n.
    public static double limit(double cosine, double gamma) {
        double critical = criticalGamma(cosine);
        if (gamma < critical) {
            return 1;
        }
        return gamma > critical ? cosine : 4 * cosine / (1 + 3 * cosine);
    }
}
