package org.spinoscope.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.spinoscope.checkpoint.Checkpoints;
import org.spinoscope.checkpoint.ModelSource;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.sweep.SweepFolder;
import org.spinoscope.sweep.SweepPlan;
import org.spinoscope.sweep.SweepRun;

/// The job for `spark-submit`: computes the missing parts of a planned sweep, one task a part. The folder of the sweep
/// and the model lie where every executor sees them.
///
/// A part is written whole or not at all, and twice with the same bytes, so a task that Spark repeats does no harm.
public final class SparkSweep {

    /// The model of this executor, loaded by its first task.
    private static final class Executor {
        private static final Object LOADING = new Object();
        private static @Nullable Gpt2 model;

        private Executor() {}

        static void compute(String folder, String modelName, int part) {
            synchronized (LOADING) { // a model serves one thread at a time
                var loaded = model;
                if (loaded == null) {
                    var files = Checkpoints.ofThisMachine().resolve(ModelSource.parse(modelName));
                    loaded = Gpt2.load(files.folder(), new ModelIdentity(files.id(), files.label()), Progress.NONE);
                    model = loaded;
                }
                var sweep = new SweepFolder(Path.of(folder));
                var plan = sweep.plan();
                new SweepRun(loaded, sweep, plan).some(List.of(plan.parts().get(part)), Progress.NONE);
            }
        }
    }

    private SparkSweep() {}

    /// @param args the folder of the sweep, and where the plan's model is if executors find it elsewhere
    public static void main(String... args) {
        if (args.length < 1 || args.length > 2) {
            throw new IllegalArgumentException("Give the folder of a planned sweep, and the model if it is elsewhere.");
        }
        var sweep = new SweepFolder(Path.of(args[0]));
        var plan = sweep.plan();
        var folder = sweep.root().toString();
        var model = args.length > 1 ? args[1] : plan.model().id();
        var missing =
                new ArrayList<>(plan.parts().stream().map(SweepPlan.Part::part).toList());
        missing.removeAll(
                sweep.complete(plan).stream().map(SweepPlan.Part::part).toList());
        try (var spark = new JavaSparkContext()) {
            if (!missing.isEmpty()) {
                spark.parallelize(missing, missing.size()).foreach(part -> Executor.compute(folder, model, part));
            }
        }
        if (sweep.complete(plan).size() < plan.parts().size()) {
            throw new IllegalStateException("Parts are missing after the job. Submit it again.");
        }
    }
}
