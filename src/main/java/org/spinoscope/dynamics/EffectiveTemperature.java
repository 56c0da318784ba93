package org.spinoscope.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spinoscope.common.Progress;

/// Measures the temperature a spin really has in eq. (9) and in the LLG equation, against the damping λ.
public final class EffectiveTemperature {

    private static final int RELAXATIONS = 16;
    private static final double SHARE_OF_LIMIT = 0.5;

    private EffectiveTemperature() {}

    /// One measurement.
    ///
    /// @param form the equation
    /// @param lambda damping λ
    /// @param predicted T_eff/T from κ, [Bath#effectiveTemperature]
    /// @param measured T_eff/T read off the spins: |B|/κ with κ found from the measured ⟨S·B̂⟩
    /// @param low `measured` at ⟨S·B̂⟩ plus two standard errors
    /// @param high `measured` at ⟨S·B̂⟩ minus two standard errors
    public record Point(SpinEquation form, double lambda, double predicted, double measured, double low, double high) {}

    /// Measures eq. (9) and LLG with their printed noise at γ = 1.
    ///
    /// The field is chosen for each λ so that κ = 2, where ⟨S·B̂⟩ determines the temperature best.
    ///
    /// @param lambdas damping values > 0
    /// @param spins spins for each point
    /// @param seed the same seed gives the same numbers on any number of threads
    public static List<Point> measure(List<Double> lambdas, int spins, long seed, Progress progress) {
        var points = new ArrayList<Point>();
        var forms = List.of(SpinEquation.EQ_9, SpinEquation.LLG);
        for (var i = 0; i < lambdas.size(); i++) {
            for (var k = 0; k < forms.size(); k++) {
                var done = (forms.size() * i + k) / (double) (forms.size() * lambdas.size());
                progress.at(done, String.format(Locale.ROOT, "temperature at λ = %.3g", lambdas.get(i)));
                points.add(point(new Bath(forms.get(k), 1, lambdas.get(i), 1, Noise.AS_PRINTED), spins, seed));
            }
        }
        return List.copyOf(points);
    }

    private static Point point(Bath bath, int spins, long seed) {
        var b = 2 * bath.effectiveTemperature();
        var dt = SHARE_OF_LIMIT * TimeStepCheck.of(bath, b, 3, 1).longestStep();
        var steps = (int) Math.ceil(RELAXATIONS / (bath.sigma2() * dt));
        var setup = SpinSetup.of(bath, SpinField.uniform(0, 0, b), Integrator.DEPONDT_MERTENS, dt);
        var run = SpinEnsemble.run(setup, EnsembleConfig.of(spins, steps, seed), Progress.NONE);
        var mean = run.stationaryMean();
        var error = 2 * run.stationaryError();
        return new Point(
                bath.form(),
                bath.lambda(),
                bath.effectiveTemperature(),
                b / concentration(mean),
                b / concentration(mean + error),
                b / concentration(mean - error));
    }

    /// κ with coth κ − 1/κ = mean, by bisection.
    private static double concentration(double mean) {
        double low = 0;
        double high = 1e6;
        for (var i = 0; i < 100; i++) {
            var middle = 0.5 * (low + high);
            if (VonMisesFisher.meanCosine(3, middle) < mean) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }
}
