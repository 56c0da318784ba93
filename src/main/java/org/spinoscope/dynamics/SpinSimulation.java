package org.spinoscope.dynamics;

import java.util.Locale;

/// One spin to play with: step it, look at it, change its surroundings while it moves.
///
/// Stepping allocates nothing. Not thread safe. A d-dimensional spin is shown by its three coordinates in a
/// [SpinFrame];
/// a three-dimensional one by itself.
public final class SpinSimulation {

    private Projection lens;
    private final TrajectoryBuffer trail;
    private final double[] start;
    private final double[] spin;
    private final double[] position = new double[3];
    private final double[] b;
    private SpinSetup setup;
    private Stepper stepper;
    private TemperatureEstimator temperatureEstimator;
    private GaussianStream noise;
    private double time;
    private long steps;
    private long everySteps = 1;
    private double cosines;

    /// A spin in three dimensions.
    ///
    /// @param start direction at time 0, any length
    /// @param trail positions to remember
    public SpinSimulation(SpinSetup setup, double[] start, long seed, int trail) {
        this(setup, start, seed, trail, own(setup));
    }

    /// A spin in the dimension of `frame`, shown in the frame.
    public SpinSimulation(SpinSetup setup, double[] start, long seed, int trail, SpinFrame frame) {
        this(setup, start, seed, trail, framed(setup, frame));
    }

    private SpinSimulation(SpinSetup setup, double[] start, long seed, int trail, Projection lens) {
        if (start.length != setup.dimension()) {
            throw new InvalidSpinInputException(String.format(
                    Locale.ROOT,
                    "The spin has %d components but the field has %d; they must agree.",
                    start.length,
                    setup.dimension()));
        }
        this.setup = setup;
        this.start = Vectors.unit(start, "The starting spin");
        this.spin = this.start.clone();
        this.lens = lens;
        this.trail = new TrajectoryBuffer(Math.max(1, trail));
        this.b = new double[start.length];
        this.stepper = Stepper.of(setup);
        this.temperatureEstimator = new TemperatureEstimator(setup.field());
        this.noise = GaussianStream.of(seed);
        remember();
    }

    /// Takes `count` steps; the averages take in the spin after each.
    public void advance(int count) {
        for (var i = 0; i < count; i++) {
            stepper.step(time, spin, noise);
            time += setup.dt();
            steps++;
            cosines += cosine();
            temperatureEstimator.read(time, spin);
            if (steps % everySteps == 0) {
                remember();
            }
        }
    }

    /// Changes everything but the spin, its time and its random numbers, and starts the averages afresh.
    ///
    /// @throws InvalidSpinInputException if the dimension changes; start a new walk for that
    public void use(SpinSetup other) {
        if (other.dimension() != setup.dimension()) {
            throw new InvalidSpinInputException(String.format(
                    Locale.ROOT,
                    "A moving spin of %d components cannot enter %d dimensions; restart it.",
                    setup.dimension(),
                    other.dimension()));
        }
        setup = other;
        stepper = Stepper.of(other);
        forget();
    }

    /// The same in the field of another frame, in which the spin is seen from now on; the trail starts again, because
    /// the
    /// old one was seen in the old axes.
    ///
    /// @throws InvalidSpinInputException if the dimension changes; start a new walk for that
    public void use(SpinSetup other, SpinFrame frame) {
        use(other);
        lens = framed(other, frame);
        trail.clear();
        remember();
    }

    /// Starts the averages afresh.
    public void forget() {
        temperatureEstimator = new TemperatureEstimator(setup.field());
        cosines = 0;
    }

    /// Back to the start at time 0 with the random numbers of `seed`: the same seed and setup repeat the same path.
    public void restart(long seed) {
        System.arraycopy(start, 0, spin, 0, spin.length);
        noise = GaussianStream.of(seed);
        time = 0;
        steps = 0;
        trail.clear();
        forget();
        remember();
    }

    /// Puts a position on the trail only every `count` steps.
    public void trailEvery(int count) {
        everySteps = Math.max(1, count);
    }

    public SpinSetup setup() {
        return setup;
    }

    public double time() {
        return time;
    }

    public long steps() {
        return steps;
    }

    /// The d components of the spin, as a copy.
    public double[] spin() {
        return spin.clone();
    }

    /// Where the spin is drawn: three coordinates, on the sphere for d = 3 and inside it otherwise.
    public double[] position() {
        lens.project(spin, position);
        return position.clone();
    }

    /// The same into `out`, allocating nothing.
    public void position(double[] out) {
        lens.project(spin, out);
    }

    /// S·N̂ now, N̂ the direction of the field at this time; NaN where the field vanishes.
    public double cosine() {
        setup.field().at(time, spin, b);
        return Vectors.dot(spin, b) / Vectors.norm(b);
    }

    /// Mean of S·N̂ over the steps since the averages began; NaN before the first.
    public double meanCosine() {
        return temperatureEstimator.readings() == 0 ? Double.NaN : cosines / temperatureEstimator.readings();
    }

    /// Number of steps in the averages.
    public long averagedSteps() {
        return temperatureEstimator.readings();
    }

    /// k_BT read off the motion since the averages began.
    public double measuredTemperature() {
        return temperatureEstimator.temperature();
    }

    /// The law the spin would settle into if nothing changed from now on.
    public StationaryLaw law() {
        return setup.law(time, spin);
    }

    /// Whether the step is short enough now.
    public TimeStepCheck check() {
        return setup.check(time, spin);
    }

    /// Fraction of |S|² that the three drawn coordinates hold; 1 for d = 3.
    public double captured() {
        lens.project(spin, position);
        return Vectors.dot(position, position) / Vectors.dot(spin, spin);
    }

    /// | |S|−1 |.
    public double normError() {
        return Math.abs(Vectors.norm(spin) - 1);
    }

    public TrajectoryBuffer trail() {
        return trail;
    }

    private void remember() {
        lens.project(spin, position);
        trail.add(time, position);
    }

    private static Projection own(SpinSetup setup) {
        if (setup.dimension() != 3) {
            throw new InvalidSpinInputException(String.format(
                    Locale.ROOT, "A spin of %d components needs a frame to be seen in.", setup.dimension()));
        }
        return (spin, out) -> System.arraycopy(spin, 0, out, 0, 3);
    }

    private static Projection framed(SpinSetup setup, SpinFrame frame) {
        if (setup.dimension() != frame.dimension()) {
            throw new InvalidSpinInputException(String.format(
                    Locale.ROOT,
                    "The field has %d components but the frame %d; they must agree.",
                    setup.dimension(),
                    frame.dimension()));
        }
        return frame::project;
    }

    @FunctionalInterface
    private interface Projection {
        void project(double[] spin, double[] out);
    }
}
