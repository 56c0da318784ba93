package org.spinoscope.desktop.spin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spinoscope.dynamics.SpinFrame;
import org.spinoscope.dynamics.SpinSetup;
import org.spinoscope.dynamics.SpinSimulation;

/// A running spin, with what was measured of it and, if wished, a second one and a cloud of further ones.
///
/// The parameters, the stage and the number of steps determine everything: two equal runs show the same pictures.
final class SpinRun {

    private static final int TRAIL = 900;
    private static final int CLOUD = 200;
    /// Components of the whole cloud that can be moved between two frames without being felt.
    private static final int CLOUD_COMPONENTS = 16_000;

    private final AlignmentStatistics measured = new AlignmentStatistics();
    private final SpinSeries series = new SpinSeries();
    private final SpinHistory history = new SpinHistory();
    private final List<SpinSimulation> cloud = new ArrayList<>();
    private final SpinSimulation walk;
    private Optional<SecondSpin> second = Optional.empty();
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
        this.walk = walk(start, parameters, parameters.seed(), TRAIL);
        history.add(walk);
        measure();
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

    Optional<SecondSpin> second() {
        return second;
    }

    AlignmentStatistics measured() {
        return measured;
    }

    SpinParameters parameters() {
        return parameters;
    }

    /// The time of the oldest position that is kept.
    double start() {
        return history.start(walk);
    }

    /// Where the spin was at a time; NaN for now.
    SpinMoment at(double time) {
        return history.at(Double.isNaN(time) ? walk.time() : time, walk);
    }

    /// Where the second spin was then, if there is one.
    Optional<SpinMoment> secondAt(double time) {
        return second.map(one -> one.at(Double.isNaN(time) ? walk.time() : time));
    }

    /// The way from the start is discarded: averages, thermometer and histograms count from now on.
    void discardBurnIn() {
        walk.forget();
        second.ifPresent(one -> one.walk().forget());
        measure();
    }

    /// The last time before this one at which a position is kept; NaN if there is none.
    ///
    /// @param time NaN for now
    double before(double time) {
        return history.before(Double.isNaN(time) ? walk.time() : time, walk);
    }

    /// Lets a second spin go along from now on; it starts where this one is.
    void compare(SpinComparison with) {
        series.forgetDifference();
        second = with.shown()
                ? Optional.of(SecondSpin.of(secondWalk(with.parameters(parameters)), with, walk.time()))
                : Optional.empty();
        measure();
    }

    private SpinSimulation secondWalk(SpinParameters with) {
        return walk(walk.spin(), with, with.seed(), TRAIL);
    }

    /// Both histograms over the same bins.
    private void measure() {
        measured.begin(walk.law(), second.map(one -> one.walk().law()).orElse(walk.law()));
        second.ifPresent(one -> one.measured().begin(walk.law(), one.walk().law()));
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
            series.add(walk, parameters.strength(), 0);
            history.add(walk);
            second.ifPresent(other -> {
                other.advance(parameters.strength());
                series.subtract(walk, other.walk());
            });
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
            cloud.add(walk(here, parameters, parameters.seed() + 1 + i, 1));
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
        second.ifPresent(one -> use(one.walk(), setup(one.with().parameters(with), other), turned));
        if (turned) {
            history.clear(); // seen in the old axes
            second.ifPresent(one -> one.history().clear());
        }
        measure();
    }

    private void use(SpinSimulation one, SpinSetup setup, boolean turned) {
        if (turned && frame.isPresent()) {
            one.use(setup, frame.get());
        } else {
            one.use(setup);
        }
    }

    private SpinSimulation walk(double[] from, SpinParameters with, long seed, int trail) {
        var setup = setup(with, frame);
        return frame.map(f -> new SpinSimulation(setup, from, seed, trail, f))
                .orElseGet(() -> new SpinSimulation(setup, from, seed, trail));
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
