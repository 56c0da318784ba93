package org.spinoscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.Progress;
import org.spinoscope.common.ResidentMemory;
import org.spinoscope.dynamics.DynamicsBench;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.gpt2.RandomCheckpoint;
import org.spinoscope.prompt.BuiltInPrompts;
import org.spinoscope.study.AblationBench;
import org.spinoscope.study.Bench;
import org.spinoscope.study.MemoryBench;
import org.spinoscope.study.coupling.CouplingBench;
import org.spinoscope.study.diffusion.DiffusionBench;
import org.spinoscope.study.edit.EditBench;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench`: the performance table of random weights in a given shape, or of a checkpoint.
@Command(
        name = "bench",
        description = "Measure speed and memory against the machine's own limit, with random weights of the given shape"
                + " for or with a checkpoint. Goals are those for GPT-2 small's shape.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    /// One of the two, or neither: then the shape gpt2.
    private static final class Subject {

        @Option(
                names = "--shape",
                description = "Random weights of this shape: ${COMPLETION-CANDIDATES} (default: gpt2).")
        private @Nullable BenchShape shape;

        @Option(names = "--model", paramLabel = "M", description = ModelOption.DESCRIPTION)
        private @Nullable String model;
    }

    /// What was measured, in words, and the measurements.
    private record Table(String subject, List<Bench.Row> rows) {}

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--type", description = "Number format of random weights: ${COMPLETION-CANDIDATES} (default: F32).")
    private RandomCheckpoint.Format type = RandomCheckpoint.Format.F32;

    @Option(names = "--profile", description = "Where the time of one forward pass goes, and nothing else.")
    private boolean profile;

    @Option(
            names = "--growth",
            description = "Forward pass, study and sweep for growing prompts and prompt sets, and nothing else.")
    private boolean growth;

    @Option(
            names = "--brief",
            description = "Loading, forward pass, study, permutations, an edit and memory alone, as for a large shape.")
    private boolean brief;

    @Option(
            names = "--figure",
            paramLabel = "FILE",
            description = "With --profile or --growth: draw it as .svg or .png.")
    private @Nullable Path figure;

    @Option(
            names = "--most",
            paramLabel = "S",
            description = "With --growth: leave out what would take longer than this many seconds (default: 20).")
    private double most = 20;

    @ArgGroup(multiplicity = "0..1")
    private Subject subject = new Subject();

    @Override
    public Integer call() {
        var command = Objects.requireNonNull(spec, "picocli sets it").commandLine();
        return CommandRunner.run(command, progress -> print(measure(progress), command.getOut()));
    }

    private Table measure(Progress progress) {
        if (subject.model != null) {
            var files = ModelOption.find(subject.model);
            return measure(files.folder(), new ModelIdentity(files.id(), files.label()), progress);
        }
        var shape = subject.shape == null ? BenchShape.gpt2 : subject.shape;
        var folder = shape.checkpoint(type, progress.part(0, 0.2));
        try {
            return measure(folder, new ModelIdentity("shape " + shape, "random weights"), progress.part(0.2, 1));
        } finally {
            BenchShape.delete(folder);
        }
    }

    private Table measure(Path folder, ModelIdentity identity, Progress progress) {
        var rows = new ArrayList<Bench.Row>();
        var prompts = BuiltInPrompts.FACTUAL_RECALL.load();
        Gpt2.load(folder, identity, progress.part(0, 0.1)).close(); // native libraries and page cache warm
        double resident = ResidentMemory.now();
        long start = System.nanoTime();
        try (var model = Gpt2.load(folder, identity, Progress.NONE)) {
            double load = (System.nanoTime() - start) / 1e9;
            double added = ResidentMemory.now() - resident;
            if (profile) {
                return new Table(described(model), ProfileTable.of(model, prompts, figure, progress.part(0.1, 1)));
            }
            if (growth) {
                return new Table(described(model), GrowthTable.of(model, most, figure, progress.part(0.1, 1)));
            }
            rows.addAll(MemoryBench.loading(model, load, added));
            rows.addAll(Bench.run(model, prompts, progress.part(0.1, 0.4)));
            rows.addAll(EditBench.run(model, prompts, progress.part(0.4, 0.5)));
            rows.addAll(MemoryBench.process());
            if (brief) {
                return new Table(described(model), rows);
            }
            rows.addAll(ablation(model, progress.part(0.5, 0.7)));
            rows.addAll(CouplingBench.run(model, prompts, progress.part(0.7, 0.75)));
            rows.addAll(DiffusionBench.run(model, progress.part(0.75, 0.8)));
            for (var line : DynamicsBench.run(5, 0.5, progress.part(0.8, 1))) {
                rows.add(new Bench.Row(
                        line.what() + " (" + line.boundBy() + ")",
                        rate(line.stepsPerSecond()),
                        Double.isNaN(line.target()) ? "" : "≥ " + rate(line.target())));
            }
            return new Table(described(model), rows);
        }
    }

    private static String described(Gpt2 model) {
        var config = model.config();
        return String.format(
                Locale.ROOT,
                "Measured: %s (%s), %d layers × %d heads, d_model %d, vocabulary %,d; the prompts of %s.",
                model.identity().id(),
                model.identity().label(),
                config.layers(),
                config.heads(),
                config.dModel(),
                config.vocabulary(),
                BuiltInPrompts.FACTUAL_RECALL.load().name());
    }

    private static List<Bench.Row> ablation(Gpt2 model, Progress progress) {
        return AblationBench.run(model, BuiltInPrompts.FACTUAL_RECALL.load(), progress).stream()
                .map(row -> new Bench.Row(
                        "ablation: " + row.quantity(),
                        String.format(Locale.ROOT, "%.3g %s", row.value(), row.unit()),
                        row.note()))
                .toList();
    }

    private static String rate(double perSecond) {
        return perSecond < 1e6
                ? String.format(Locale.ROOT, "%.0f k/s", perSecond / 1e3)
                : String.format(Locale.ROOT, "%.1f M/s", perSecond / 1e6);
    }

    private static void print(Table table, java.io.PrintWriter out) {
        var rows = table.rows();
        int what = rows.stream().mapToInt(row -> row.what().length()).max().orElse(0);
        int measured =
                rows.stream().mapToInt(row -> row.measured().length()).max().orElse(0);
        out.println(table.subject());
        out.println("Goals in the last column are those for GPT-2 small's shape.");
        out.println();
        for (var row : rows) {
            out.println(String.format(
                            Locale.ROOT,
                            "%-" + what + "s  %-" + measured + "s  %s",
                            row.what(),
                            row.measured(),
                            row.goal())
                    .stripTrailing());
        }
    }
}
