package org.spinoscope.diffusion;

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
    /// @param epsilon how much reverse diffusion takes part, 0 for the probability flow
    void drift(float[] cosines, int from, int count, double epsilon, float[] shares);

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
            float factor = (float) ((1 + epsilon) * dimension / (dimension - 1.0));
            for (int i = from; i < from + count; i++) {
                shares[i] *= factor;
            }
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
            double n = dimension - 1.0;
            double sine = Math.sqrt(1 - meanCosine * meanCosine);
            float above = (float) (2 * sine / slope);
            float constant = (float) (n + Math.sqrt(n * n + 4 * kappa * kappa));
            float bend = (float) (2 * kappa);
            float score = (float) (epsilon * kappa * sine / (n * meanCosine));
            for (int i = from; i < from + count; i++) {
                shares[i] *= above / (constant + bend * cosines[i]) + score;
            }
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
            return new Heat(
                    dimension,
                    kappa,
                    m,
                    new AngleTable(HeatKernel.logDensity(slopes)),
                    new AngleTable(slopes));
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
