package org.spinoscope.dynamics;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The loops of [DynamicsBench] under JMH, in operations (spin-steps or deviates) per second.
///
/// Run `org.openjdk.jmh.Main DynamicsBenchmark` on the test class path; add `-prof gc` to see that nothing is
/// allocated.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DynamicsBenchmark {

    private final DynamicsBench.Work oneSpin = DynamicsBench.oneSpin();
    private final DynamicsBench.Work ensemble = DynamicsBench.ensemble(4096, 1);
    private final DynamicsBench.Work ensembleTwoThreads = DynamicsBench.ensemble(4096, 2);
    private final DynamicsBench.Work tangent = DynamicsBench.tangent();
    private final DynamicsBench.Work gaussians = DynamicsBench.gaussians();

    @Benchmark
    @OperationsPerInvocation(200_000)
    public long oneSpinDepondtMertens() {
        return oneSpin.run();
    }

    @Benchmark
    @OperationsPerInvocation(409_600)
    public long ensembleDepondtMertens() {
        return ensemble.run();
    }

    @Benchmark
    @OperationsPerInvocation(4_096_000)
    public long ensembleDepondtMertensTwoThreads() {
        return ensembleTwoThreads.run();
    }

    @Benchmark
    @OperationsPerInvocation(2000)
    public long heunIn768Dimensions() {
        return tangent.run();
    }

    @Benchmark
    @OperationsPerInvocation(204_800)
    public long gaussianDeviates() {
        return gaussians.run();
    }
}
