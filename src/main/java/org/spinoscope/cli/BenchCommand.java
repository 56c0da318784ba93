package org.spinoscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spinoscope.basis.MendableException;
import org.spinoscope.basis.Progress;
import org.spinoscope.checkpoint.Assets;
import org.spinoscope.dynamics.DynamicsBench;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.Gpt2Config;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.gpt2.RandomCheckpoint;
import org.spinoscope.prompt.BuiltInPrompts;
import org.spinoscope.study.AblationBench;
import org.spinoscope.study.Bench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench`: the performance table.
@Command(
        name = "bench",
        description = "Measure speed and memory beside the machine's own limit. The weights are random and of the shape"
                + " asked for: only the times mean anything.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    private enum Shape {
        gpt2,
        medium;

        Gpt2Config config() {
            var small = Gpt2Config.small();
            return switch (this) {
                case gpt2 -> small;
                case medium ->
                    new Gpt2Config(
                            24,
                            16,
                            1024,
                            4096,
                            small.vocabulary(),
                            small.positions(),
                            small.epsilon(),
                            small.activation(),
                            small.scaleByRoot(),
                            small.scaleByLayer(),
                            small.tied());
            };
        }
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--shape", defaultValue = "gpt2", description = "Shape of the model: ${COMPLETION-CANDIDATES}.")
    private Shape shape = Shape.gpt2;

    @Override
    public Integer call() {
        var command = Objects.requireNonNull(spec, "picocli sets it").commandLine();
        return Terminal.run(command, progress -> print(measure(progress), command.getOut()));
    }

    private List<Bench.Row> measure(Progress progress) {
        var rows = new ArrayList<Bench.Row>();
        var folder = checkpoint(progress.part(0, 0.2));
        try {
            var identity = new ModelIdentity(shape.name(), "random weights");
            Gpt2.load(folder, identity, Progress.NONE).close(); // native libraries and page cache warm
            long start = System.nanoTime();
            try (var model = Gpt2.load(folder, identity, Progress.NONE)) {
                double load = (System.nanoTime() - start) / 1e9;
                rows.addAll(Bench.run(model, BuiltInPrompts.FACTUAL_RECALL.load(), load, progress.part(0.2, 0.5)));
                rows.addAll(Bench.memory());
                rows.addAll(ablation(model, progress.part(0.5, 0.8)));
            }
        } finally {
            delete(folder);
        }
        for (var line : DynamicsBench.run(5, 0.5, progress.part(0.8, 1))) {
            rows.add(new Bench.Row(
                    line.what() + " (" + line.boundBy() + ")",
                    rate(line.stepsPerSecond()),
                    Double.isNaN(line.target()) ? "" : "≥ " + rate(line.target())));
        }
        return rows;
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

    private Path checkpoint(Progress progress) {
        try {
            var folder = Files.createTempDirectory("spinoscope-bench");
            RandomCheckpoint.write(
                    folder, shape.config(), Assets.ofThisProgram().model(), 1, progress);
            return folder;
        } catch (IOException e) {
            throw new MendableException(
                    "No room for a random checkpoint in the temporary folder (" + e.getMessage()
                            + "). Free some space or set -Djava.io.tmpdir.",
                    e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new MendableException("The temporary folder " + folder + " could not be removed; delete it.", e);
        }
    }

    private static void print(List<Bench.Row> rows, java.io.PrintWriter out) {
        int what = rows.stream().mapToInt(row -> row.what().length()).max().orElse(0);
        int measured =
                rows.stream().mapToInt(row -> row.measured().length()).max().orElse(0);
        for (var row : rows) {
            out.printf("%-" + what + "s  %-" + measured + "s  %s%n", row.what(), row.measured(), row.goal());
        }
    }
}
