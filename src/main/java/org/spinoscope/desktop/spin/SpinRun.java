package org.spinoscope.desktop.spin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spinoscope.dynamics.SpinFrame;
import org.spinoscope.dynamics.SpinSetup;
import org.spinoscope.dynamics.SpinSimulation;

/// One spin on its way, with what was measured of it and, if wished, a cloud of further ones.
///
/// The parameters, the stage and the number of steps determine everything: two runs alike show the same pictures.
final class SpinRun {

    static final int TRAIL = 900;

    private static final int CLOUD = 200;
    /// Components of the whole cloud that can be moved between two frames without being felt.
    private static final int CLOUD_COMPONENTS = 16_000;

    private final AlignmentStatistics measured = new AlignmentStatistics();
    private final SpinSeries series = new SpinSeries();
    private Optional<SecondSpin> second = Optional.empty();
    private final List<SpinSimulation> cloud = new ArrayList<>();
    private final SpinSimulation walk;
    private SpinParameters parameters;
    private Optional<SpinFrame> frame;

    /// A run from almost against the field, so that there is a way to go.
    SpinRun(SpinParameters parameters, SpinScene stage) {
        this(parameters, stage, start(parameters, stage));
    }

    /// A run from the direction `start`, of as many components as the spin has.
    SpinRun(SpinParameters parameters, SpinScene stage, double[] start) {
        this.parameters = parameters;
        this.frame = frame(parameters, stage);
        this.walk = walk(start, parameters.seed(), TRAIL);
        measured.begin(walk.law());
    }

    SpinSimulation walk() {
        return walk;
    }

    List<SpinSimulation> cloud() {
        return cloud;
    }

    /// The quantities over time since the start.
    SpinSeries series() {
        return series;
    }

    /// The second spin's quantities, if there is one.
    Optional<SpinSeries> second() {
        return second.map(SecondSpin::series);
    }

    /// Lets a second spin go along from now on; it starts where this one is.
    void compare(SpinComparison with) {
        second = with.shown()
                ? Optional.of(new SecondSpin(
                        walk(walk.spin(), with.parameters(parameters)), new SpinSeries(), with, walk.time()))
                : Optional.empty();
    }

    private void follow(SecondSpin other) {
        other.walk().advance(1);
        other.series().add(other.walk(), parameters.strength(), other.start());
        series.subtract(walk, other.walk());
    }

    private record SecondSpin(SpinSimulation walk, SpinSeries series, SpinComparison with, double start) {}

    AlignmentStatistics measured() {
        return measured;
    }

    SpinParameters parameters() {
        return parameters;
    }

    /// Whether the spin moves in all dimensions of the head, and only its projection is seen.
    boolean projected() {
        return frame.isPresent();
    }

    /// How many spins a cloud has: in many dimensions fewer, because each costs as much as its components.
    int cloudSize() {
        return Math.clamp(CLOUD_COMPONENTS / walk.setup().dimension(), 8, CLOUD);
    }

    void advance(int steps) {
        for (int i = 0; i < steps; i++) {
            walk.advance(1);
            measured.add(walk.cosine());
            series.add(walk, parameters.strength());
            second.ifPresent(this::follow);
        }
        for (var other : cloud) {
            other.advance(steps);
        }
    }

    /// Lets a cloud start where the spin is now.
    void gatherCloud() {
        cloud.clear();
        var here = walk.spin();
        for (int i = 0; i < cloudSize(); i++) {
            cloud.add(walk(here, parameters.seed() + 1 + i, 1));
        }
    }

    void dissolveCloud() {
        cloud.clear();
    }

    /// Whether the spin can continue under these settings: seed and dimension must be the same.
    boolean goesOn(SpinParameters with, SpinScene on) {
        return with.seed() == parameters.seed()
                && setup(with, frame(with, on)).dimension() == walk.setup().dimension();
    }

    /// Continues under other settings, or in another head's field; the averages restart.
    void use(SpinParameters with, SpinScene on) {
        parameters = with;
        var other = frame(with, on);
        var setup = setup(with, other);
        boolean turned = !other.equals(frame);
        frame = other;
        use(walk, setup, turned);
        cloud.forEach(one -> use(one, setup, turned));
        measured.begin(walk.law());
        second.ifPresent(one -> use(one.walk(), setup(one.with().parameters(with), other), turned));
    }

    private void use(SpinSimulation one, SpinSetup setup, boolean turned) {
        if (turned && frame.isPresent()) {
            one.use(setup, frame.get());
        } else {
            one.use(setup);
        }
    }

    private SpinSimulation walk(double[] from, long seed, int trail) {
        var setup = setup(parameters, frame);
        return frame.map(f -> new SpinSimulation(setup, from, seed, trail, f))
                .orElseGet(() -> new SpinSimulation(setup, from, seed, trail));
    }

    private SpinSimulation walk(double[] from, SpinParameters with) {
        var setup = setup(with, frame);
        return frame.map(f -> new SpinSimulation(setup, from, with.seed(), 1, f))
                .orElseGet(() -> new SpinSimulation(setup, from, with.seed(), 1));
    }

    private static SpinSetup setup(SpinParameters p, Optional<SpinFrame> frame) {
        return frame.map(p::setup).orElseGet(p::setup);
    }

    private static Optional<SpinFrame> frame(SpinParameters p, SpinScene stage) {
        return p.space() == SpinDimension.HEAD ? stage.frame() : Optional.empty();
    }

    private static double[] start(SpinParameters p, SpinScene stage) {
        var inFrame = new double[] {-0.94, 0.3, 0.16};
        return frame(p, stage).map(f -> f.lift(inFrame)).orElse(inFrame);
    }
}
