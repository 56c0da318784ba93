package org.spinoscope.dynamics;

import java.util.Locale;
import org.spinoscope.common.ParallelBlocks;
import org.spinoscope.common.Progress;

/// Many independent spins under one setup, in blocks spread over threads, and the averages over them.
public final class SpinEnsemble {

    private static final double RANGE_IN_DEVIATIONS = 9;

    private SpinEnsemble() {}

    /// Runs the ensemble.
    ///
    /// @throws InvalidSpinInputException if the start has another dimension than the field or the field has no
    ///     direction
    public static EnsembleResult run(SpinSetup setup, EnsembleConfig plan, Progress progress) {
        var d = setup.dimension();
        var reference = reference(plan.initialState(), d);
        var axis = axis(setup.field(), reference);
        var end = plan.steps() * setup.dt();
        var law = setup.law(end, axis);
        var centre = law.mean();
        // Strong fields and many dimensions leave a narrow peak; the bins go where the law is.
        var half = RANGE_IN_DEVIATIONS * law.deviation();
        var low = Math.max(-1, centre - half);
        var high = Math.min(1, centre + half + 1e-9);
        var size = SpinBlock.blockSize(d);
        var count = (plan.spins() + size - 1) / size;
        var streams = GaussianStream.streams(plan.seed(), count);
        var tallies = ParallelBlocks.map(
                count,
                plan.threads(),
                number -> {
                    var spins = Math.min(size, plan.spins() - number * size);
                    var ensembleAccumulator = new EnsembleAccumulator(plan, low, high);
                    runBlock(setup, plan, axis, spins, streams.get(number), centre, ensembleAccumulator);
                    return ensembleAccumulator;
                },
                progress,
                "stepping spins");
        var total = new EnsembleAccumulator(plan, low, high);
        tallies.forEach(total::add);
        return total.result(setup, law, setup.check(0, reference));
    }

    private static void runBlock(
            SpinSetup setup,
            EnsembleConfig plan,
            double[] axis,
            int spins,
            GaussianStream noise,
            double centre,
            EnsembleAccumulator ensembleAccumulator) {
        var d = setup.dimension();
        var block = SpinBlock.of(setup, spins, noise);
        for (var i = 0; i < spins; i++) {
            block.set(i, plan.initialState() instanceof InitialState.Along along ? along.unit() : noise.direction(d));
        }
        var cosines = new double[spins][plan.samples()];
        var now = new double[spins];
        var meter = new TemperatureEstimator(setup.field());
        var spin = new double[d];
        for (var step = 0; step <= plan.steps(); step++) {
            var time = step * setup.dt();
            if (step % plan.sampleEvery() == 0) {
                ParallelBlocks.stopIfAbandoned();
                var sample = step / plan.sampleEvery();
                block.components(axis, now);
                for (var i = 0; i < spins; i++) {
                    cosines[i][sample] = now[i];
                }
                if (sample >= plan.firstStationary()) {
                    for (var i = 0; i < spins; i++) {
                        block.copy(i, spin);
                        meter.read(time, spin);
                    }
                }
            }
            if (step < plan.steps()) {
                block.step(time);
            }
        }
        for (var i = 0; i < spins; i++) {
            block.copy(i, spin);
            ensembleAccumulator.norm(Math.abs(Vectors.norm(spin) - 1));
            ensembleAccumulator.spin(cosines[i], centre);
        }
        ensembleAccumulator.field(meter.transverse(), meter.along());
    }

    private static double[] reference(InitialState initialState, int dimension) {
        if (initialState instanceof InitialState.Along along) {
            var unit = along.unit();
            if (unit.length != dimension) {
                throw new InvalidSpinInputException(String.format(
                        Locale.ROOT,
                        "The spin has %d components but the field has %d; they must agree.",
                        unit.length,
                        dimension));
            }
            return unit;
        }
        return new double[dimension];
    }

    private static double[] axis(SpinField field, double[] reference) {
        var b = new double[field.dimension()];
        field.at(0, reference, b);
        return Vectors.unit(b, "The field");
    }
}
