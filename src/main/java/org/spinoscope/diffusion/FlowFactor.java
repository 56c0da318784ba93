package org.spinoscope.diffusion;

/// ψ(μ, κ), the rate at which one clean token draws a spin of cosine μ towards it as κ grows:
/// ψ = ∫_{−1}^{μ}(A_d(κ)−r) f_κ(r) dr / [(1−μ²) f_κ(μ)], f_κ(r) = e^{κr}(1−r²)^{(d−3)/2}.
///
/// ψ P_S ê is the velocity per unit κ that carries the von Mises–Fisher law of concentration κ about ê into that of
/// κ + dκ.
final class FlowFactor {

    /// From here on the closed form is used; its relative error is about 0.5/d for |μ| < ½.
    static final int LARGE_DIMENSION = 64;

    private static final int EDGE = 12;
    private static final double[] NODES = {
        0.0950125098376374, 0.2816035507792589, 0.4580167776572274, 0.6178762444026438,
        0.7554044083550030, 0.8656312023878318, 0.9445750230732326, 0.9894009349916499
    };
    private static final double[] WEIGHTS = {
        0.1894506104550685, 0.1826034150449236, 0.1691565193950025, 0.1495959888165767,
        0.1246289712555339, 0.0951585116824928, 0.0622535239386479, 0.0271524594117541
    };

    private FlowFactor() {}

    /// The form for large d, 2/[(d−1) + 2κμ + √((d−1)²+4κ²)].
    static double largeDimension(int dimension, double kappa, double cosine) {
        double n = dimension - 1.0;
        return 2 / (n + 2 * kappa * cosine + Math.sqrt(n * n + 4 * kappa * kappa));
    }

    /// ψ against θ by quadrature, each side of the mean angle from its own pole, so that nothing cancels.
    static double[] values(int dimension, double kappa) {
        double a = Concentration.meanCosine(dimension, kappa);
        var psi = new double[AngleTable.POINTS];
        int last = psi.length - 1;
        int middle = Math.clamp(Math.round(Math.acos(a) / Math.PI * last), 1, last - 1);
        double y = 0;
        for (int i = 1; i <= middle; i++) { // from θ = 0: ∫_0^θ (cos t − A) w(t)/w(θ) dt
            double theta = AngleTable.angle(i);
            y = y * ratio(dimension, kappa, AngleTable.angle(i - 1), theta)
                    - segment(dimension, kappa, a, AngleTable.angle(i - 1), theta, theta, i <= EDGE);
            psi[i] = y / Math.sin(theta);
        }
        y = 0;
        for (int i = last - 1; i > middle; i--) { // from θ = π: ∫_θ^π (A − cos t) w(t)/w(θ) dt
            double theta = AngleTable.angle(i);
            y = y * ratio(dimension, kappa, AngleTable.angle(i + 1), theta)
                    + segment(dimension, kappa, a, theta, AngleTable.angle(i + 1), theta, last - i <= EDGE);
            psi[i] = y / Math.sin(theta);
        }
        psi[0] = (1 - a) / (dimension - 1);
        psi[last] = (1 + a) / (dimension - 1);
        return psi;
    }

    /// w(t)/w(θ) with w = e^{κ cos θ} sin^{d−2} θ.
    private static double ratio(int dimension, double kappa, double t, double theta) {
        double power = dimension == 2 ? 1 : Math.pow(Math.sin(t) / Math.sin(theta), dimension - 2);
        return power * Math.exp(kappa * (Math.cos(t) - Math.cos(theta)));
    }

    /// ∫ (A − cos t) w(t)/w(θ) dt from `low` to `high` by Gauss–Legendre, in four parts near a pole.
    private static double segment(int d, double kappa, double a, double low, double high, double at, boolean edge) {
        int parts = edge ? 4 : 1;
        double sum = 0;
        double width = (high - low) / parts;
        for (int part = 0; part < parts; part++) {
            double centre = low + (part + 0.5) * width;
            for (int k = 0; k < NODES.length; k++) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    double t = centre + 0.5 * sign * width * NODES[k];
                    sum += 0.5 * width * WEIGHTS[k] * (a - Math.cos(t)) * ratio(d, kappa, t, at);
                }
            }
        }
        return sum;
    }
}
