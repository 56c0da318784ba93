package org.spinoscope.dynamics;

import java.util.ArrayList;
import java.util.List;
import org.spinoscope.common.ParallelBlocks;
import org.spinoscope.common.Progress;

/// Measures how fast an integrator's error falls with its time step, in three dimensions.
///
/// Coarse and fine solutions share one Brownian path (fine increments are summed for the coarse ones), so their
/// difference is the discretisation alone. The reference is Depondt–Mertens sixteen times finer than the finest step.
public final class Convergence {

    private static final int FINER = 16;
    private static final int BLOCKS = 32;

    private Convergence() {}

    /// Errors at one time step.
    ///
    /// @param dt time step
    /// @param strong mean distance |S − S_reference| at the end
    /// @param strongError its standard error
    /// @param weak |mean of (S − S_reference)·B̂|
    /// @param weakError its standard error
    public record Point(double dt, double strong, double strongError, double weak, double weakError) {}

    /// Errors of one integrator, coarsest step first.
    public record Curve(Integrator integrator, List<Point> points) {

        /// Slope of log(strong error) against log(dt), least squares.
        public double strongOrder() {
            return slope(points.stream().map(Point::strong).toList());
        }

        /// The same for the weak error, over the points that exceed three times their statistical error.
        public double weakOrder() {
            return slope(points.stream()
                    .map(p -> p.weak() > 3 * p.weakError() ? p.weak() : Double.NaN)
                    .toList());
        }

        private double slope(List<Double> errors) {
            double n = 0;
            double sx = 0;
            double sy = 0;
            double sxx = 0;
            double sxy = 0;
            for (var i = 0; i < errors.size(); i++) {
                if (errors.get(i) > 0) {
                    var x = Math.log(points.get(i).dt());
                    var y = Math.log(errors.get(i));
                    n++;
                    sx += x;
                    sy += y;
                    sxx += x * x;
                    sxy += x * y;
                }
            }
            return n < 2 ? Double.NaN : (n * sxy - sx * sy) / (n * sxx - sx * sx);
        }
    }

    /// @param setup equation and coarsest time step; field of three components
    /// @param start starting spin
    /// @param duration time at which errors are taken, a multiple of the coarsest step
    /// @param halvings how often the coarsest step is halved
    /// @param paths number of Brownian paths
    public record Plan(
            SpinSetup setup,
            InitialState.Along start,
            double duration,
            int halvings,
            int paths,
            long seed,
            int threads) {}

    /// Errors against a finer solution on the same Brownian paths.
    public static Curve stochastic(Plan plan, Progress progress) {
        var levels = plan.halvings() + 1;
        var streams = GaussianStream.streams(plan.seed(), BLOCKS);
        var parts = ParallelBlocks.map(
                BLOCKS,
                plan.threads(),
                number -> new Paths(plan, levels).run((plan.paths() + BLOCKS - 1) / BLOCKS, streams.get(number)),
                progress,
                "convergence of " + plan.setup().integrator().title());
        var points = new ArrayList<Point>();
        for (var level = 0; level < levels; level++) {
            var n = 0;
            var sums = new double[4];
            for (var part : parts) {
                n += part.paths;
                for (var k = 0; k < 4; k++) {
                    sums[k] += part.sums[level][k];
                }
            }
            var strong = sums[0] / n;
            var weak = sums[2] / n;
            points.add(new Point(
                    plan.setup().dt() / (1 << level),
                    strong,
                    Math.sqrt(Math.max(0, sums[1] / n - strong * strong) / n),
                    Math.abs(weak),
                    Math.sqrt(Math.max(0, sums[3] / n - weak * weak) / n)));
        }
        return new Curve(plan.setup().integrator(), List.copyOf(points));
    }

    /// Errors without noise against the exact [DampedPrecession]; strong and weak are then plain numbers.
    public static Curve deterministic(Plan plan) {
        var cold = plan.setup().withTemperature(0);
        var start = plan.start().unit();
        var b = new double[3];
        cold.field().at(0, start, b);
        var n = Vectors.unit(b, "The field");
        var exact = DampedPrecession.of(cold.bath()).at(plan.duration(), start, b);
        var points = new ArrayList<Point>();
        for (var level = 0; level <= plan.halvings(); level++) {
            var dt = cold.dt() / (1 << level);
            var spin = start.clone();
            new PrecessingStepper(cold.withStep(dt))
                    .run(0, Math.toIntExact(Math.round(plan.duration() / dt)), spin, GaussianStream.of(plan.seed()));
            var weak = Math.abs(Vectors.dot(n, spin) - Vectors.dot(n, exact));
            points.add(new Point(dt, distance(spin, exact), 0, weak, 0));
        }
        return new Curve(cold.integrator(), List.copyOf(points));
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]));
    }

    /// The paths of one block and their summed errors: distance, its square, difference along the field, its square.
    private static final class Paths {
        private final Plan plan;
        private final double[] axis;
        private final int fineSteps;
        private final double[][] fine;
        private final PrecessingStepper reference;
        private final PrecessingStepper[] steppers;
        private final double[][] sums;
        private int paths;

        Paths(Plan plan, int levels) {
            this.plan = plan;
            var finest = (1 << plan.halvings()) * FINER;
            var coarseSteps =
                    Math.toIntExact(Math.round(plan.duration() / plan.setup().dt()));
            fineSteps = coarseSteps * finest;
            fine = new double[3][fineSteps];
            reference = new PrecessingStepper(plan.setup()
                    .withIntegrator(Integrator.DEPONDT_MERTENS)
                    .withStep(plan.setup().dt() / finest));
            steppers = new PrecessingStepper[levels];
            for (var level = 0; level < levels; level++) {
                steppers[level] =
                        new PrecessingStepper(plan.setup().withStep(plan.setup().dt() / (1 << level)));
            }
            sums = new double[levels][4];
            var b = new double[3];
            plan.setup().field().at(0, plan.start().unit(), b);
            axis = Vectors.unit(b, "The field");
        }

        Paths run(int count, GaussianStream noise) {
            for (var path = 0; path < count; path++) {
                ParallelBlocks.stopIfAbandoned();
                for (var component : fine) {
                    noise.fill(component, fineSteps);
                }
                var end = solve(reference, 1);
                for (var level = 0; level < steppers.length; level++) {
                    var spin = solve(steppers[level], FINER << (plan.halvings() - level));
                    var far = distance(spin, end);
                    var along = Vectors.dot(axis, spin) - Vectors.dot(axis, end);
                    var sum = sums[level];
                    sum[0] += far;
                    sum[1] += far * far;
                    sum[2] += along;
                    sum[3] += along * along;
                }
                paths++;
            }
            return this;
        }

        /// Walks the path with `stride` fine increments summed into each step.
        private double[] solve(PrecessingStepper stepper, int stride) {
            var start = plan.start().unit();
            var spin = new Spin3();
            spin.set(start[0], start[1], start[2]);
            var dt = plan.duration() / fineSteps;
            var scale = 1 / Math.sqrt(stride);
            for (var k = 0; k < fineSteps; k += stride) {
                double gx = 0;
                double gy = 0;
                double gz = 0;
                for (var j = k; j < k + stride; j++) {
                    gx += fine[0][j];
                    gy += fine[1][j];
                    gz += fine[2][j];
                }
                stepper.step(k * dt, spin, gx * scale, gy * scale, gz * scale);
            }
            return new double[] {spin.x, spin.y, spin.z};
        }
    }
}
