package org.spinoscope.diffusion;

import java.util.Optional;

/// One amount of noise on a path: what it does to log-weights, and how strongly each clean token draws a spin.
///
/// Arrays hold one value an atom, from `from` on.
sealed interface NoiseLevel {

    /// m = cos φ, the mean cosine of a noised spin with its clean token.
    double meanCosine();

    /// φ.
    default double angle() {
        return Math.acos(meanCosine());
    }

    /// The concentration of the von Mises–Fisher law of this m; the path's own κ where it is one.
    double kappa();

    /// logits += log of the noise density at these cosines, up to a constant.
    void addLogDensity(float[] cosines, int from, int count, float[] logits);

    /// Turns shares p_v into drifts per −dφ: p_v·(flow factor + ε·half score).
    ///
    /// @param epsilon the amount of reverse diffusion, 0 for the probability flow
    void drift(float[] cosines, int from, int count, double epsilon, float[] shares);

    /// The numbers of a level whose log density is κμ and whose drift factor is above/(constant + κμ) + offset.
    record Closed(float kappa, float above, float constant, float offset) {

        void drift(float[] cosines, int from, int count, float[] shares) {
            for (int i = from; i < from + count; i++) {
                shares[i] *= above / (constant + kappa * cosines[i]) + offset;
            }
        }
    }

    /// This level in closed form, if it has one; then native memory can do all of it.
    default Optional<Closed> closed(double epsilon) {
        return Optional.empty();
    }

    /// Uniform on the sphere, where both paths begin their way back.
    record Uniform(int dimension) implements NoiseLevel {

        @Override
        public double meanCosine() {
            return 0;
        }

        @Override
        public double kappa() {
            return 0;
        }

        @Override
        public void addLogDensity(float[] cosines, int from, int count, float[] logits) {}

        @Override
        public void drift(float[] cosines, int from, int count, double epsilon, float[] shares) {
            form(epsilon).drift(cosines, from, count, shares);
        }

        @Override
        public Optional<Closed> closed(double epsilon) {
            return Optional.of(form(epsilon));
        }

        private Closed form(double epsilon) {
            return new Closed(0, (float) ((1 + epsilon) * dimension / (dimension - 1.0)), 1, 0);
        }
    }

    /// The von Mises–Fisher path in high dimension, where ψ has a closed form.
    record VonMisesFisher(int dimension, double kappa, double meanCosine, double slope) implements NoiseLevel {

        @Override
        public void addLogDensity(float[] cosines, int from, int count, float[] logits) {
            float k = (float) kappa;
            for (int i = from; i < from + count; i++) {
                logits[i] += k * cosines[i];
            }
        }

        @Override
        public void drift(float[] cosines, int from, int count, double epsilon, float[] shares) {
            form(epsilon).drift(cosines, from, count, shares);
        }

        @Override
        public Optional<Closed> closed(double epsilon) {
            return Optional.of(form(epsilon));
        }

        private Closed form(double epsilon) {
            double n = dimension - 1.0;
            double sine = Math.sqrt(1 - meanCosine * meanCosine);
            return new Closed(
                    (float) kappa,
                    (float) (sine / slope),
                    (float) (0.5 * (n + Math.sqrt(n * n + 4 * kappa * kappa))),
                    (float) (epsilon * kappa * sine / (n * meanCosine)));
        }
    }

    /// The von Mises–Fisher path in few dimensions, with ψ from a table.
    record TabulatedVonMisesFisher(int dimension, double kappa, double meanCosine, double slope, AngleTable psi)
            implements NoiseLevel {

        static TabulatedVonMisesFisher of(int dimension, double kappa) {
            return new TabulatedVonMisesFisher(
                    dimension,
                    kappa,
                    Concentration.meanCosine(dimension, kappa),
                    Concentration.slope(dimension, kappa),
                    new AngleTable(FlowFactor.values(dimension, kappa)));
        }

        @Override
        public void addLogDensity(float[] cosines, int from, int count, float[] logits) {
            new VonMisesFisher(dimension, kappa, meanCosine, slope).addLogDensity(cosines, from, count, logits);
        }

        @Override
        public void drift(float[] cosines, int from, int count, double epsilon, float[] shares) {
            double sine = Math.sqrt(1 - meanCosine * meanCosine);
            double score = epsilon * kappa * sine / ((dimension - 1) * meanCosine);
            for (int i = from; i < from + count; i++) {
                shares[i] *= (float) (sine / slope * psi.at(cosines[i]) + score);
            }
        }
    }

    /// The heat path: both the flow and the score are R = ∂ log K/∂cos θ.
    record Heat(int dimension, double kappa, double meanCosine, AngleTable log, AngleTable slopes)
            implements NoiseLevel {

        static Heat of(HeatKernel kernel, int dimension, double kappa) {
            double m = Concentration.meanCosine(dimension, kappa);
            var slopes = kernel.slopes(NoiseSchedule.heatTime(dimension, m));
            return new Heat(dimension, kappa, m, new AngleTable(HeatKernel.logDensity(slopes)), new AngleTable(slopes));
        }

        @Override
        public void addLogDensity(float[] cosines, int from, int count, float[] logits) {
            for (int i = from; i < from + count; i++) {
                logits[i] += (float) log.at(cosines[i]);
            }
        }

        @Override
        public void drift(float[] cosines, int from, int count, double epsilon, float[] shares) {
            double tangent = Math.sqrt(1 - meanCosine * meanCosine) / meanCosine;
            double factor = (1 + epsilon) * tangent / (dimension - 1); // ½(1+ε)R dτ with dτ = 2 tan φ/(d−1) dφ
            for (int i = from; i < from + count; i++) {
                shares[i] *= (float) (factor * slopes.at(cosines[i]));
            }
        }
    }
}
