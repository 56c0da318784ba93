package org.spinoscope.sweep;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.spinoscope.checkpoint.Checkpoints;
import org.spinoscope.checkpoint.ModelSource;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.Gpt2Config;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.gpt2.RandomCheckpoint;
import org.spinoscope.prompt.bulk.BulkFormat;
import org.spinoscope.prompt.bulk.BulkPrompts;
import org.spinoscope.prompt.bulk.Rejections;
import org.spinoscope.spinbath.Reading;

/// Measures a sweep beside the batched forward alone over the same prompts, in the same process: arguments model,
/// prompts, folder, prompts to take, rounds. The model may be `random:CONFIG.json`: random weights of that shape.
///
/// Rates are by the clock, on a machine that does nothing else; shares are of the processor time of the thread that
/// computes, which other programs lengthen less.
public final class SweepThroughput {

    private SweepThroughput() {}

    public static void main(String... args) throws IOException {
        try (var model = load(args[0], Path.of(args[2]))) {
            long limit = Long.parseLong(args[3]);
            var plan = plan(model, args, limit, Set.of(Measure.THEORY, Measure.DIRECT), "direct");
            for (int round = 0; round < Integer.parseInt(args[4]); round++) {
                var forward = forward(model, folder(args, "direct"), plan, false);
                var logits = forward(model, folder(args, "direct"), plan, true);
                var direct = rows(model, folder(args, "direct"), plan);
                var estimated =
                        plan(model, args, limit, Set.of(Measure.THEORY, Measure.DIRECT, Measure.ESTIMATE), "estimate");
                var estimate = rows(model, folder(args, "estimate"), estimated);
                System.out.printf(
                        Locale.ROOT,
                        "prompts %d; threads %d; forward with two logits %.1f/s (%.0f GFLOP/s), with all logits %.1f/s; theory + direct %.1f/s = %s; with estimate %.1f/s = %s%n",
                        plan.prompts().accepted(),
                        plan.threads(),
                        forward.rate(),
                        gflops(model, plan, forward.rate()),
                        logits.rate(),
                        direct.rate(),
                        direct.shares(forward, logits),
                        estimate.rate(),
                        estimate.shares(forward, logits));
            }
        }
    }

    private static Gpt2 load(String name, Path folder) throws IOException {
        if (!name.startsWith("random:")) {
            var files = Checkpoints.ofThisMachine().resolve(ModelSource.parse(name));
            return Gpt2.load(files.folder(), new ModelIdentity(files.id(), files.label()), Progress.NONE);
        }
        var config = Gpt2Config.read(Path.of(name.substring("random:".length())));
        var weights = folder.resolve("random");
        RandomCheckpoint.write(weights, config, Path.of("assets/model"), 1, Progress.NONE);
        return Gpt2.load(weights, new ModelIdentity(weights.toString(), "random weights"), Progress.NONE);
    }

    /// Operations a second of the blocks' products, 24 · layers · d_model² a token.
    private static double gflops(Gpt2 model, SweepPlan plan, double promptsPerSecond) {
        double tokens = plan.parts().stream().mapToLong(SweepPlan.Part::tokens).sum();
        double ofToken =
                24.0 * model.config().layers() * Math.pow(model.config().dModel(), 2);
        return promptsPerSecond * tokens / plan.prompts().accepted() * ofToken / 1e9;
    }

    /// Prompts a second by the clock, and a second of this thread's processor time; the native kernels of a small model
    /// run on it alone.
    private record Pace(double rate, double ofProcessor) {

        static Pace of(long prompts, Runnable work) {
            var threads = ManagementFactory.getThreadMXBean();
            long busy = threads.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            work.run();
            return new Pace(
                    prompts / ((System.nanoTime() - start) / 1e9),
                    prompts / ((threads.getCurrentThreadCpuTime() - busy) / 1e9));
        }

        String shares(Pace forward, Pace logits) {
            return String.format(
                    Locale.ROOT,
                    "%.1f %% / %.1f %% (by the clock %.1f %% / %.1f %%)",
                    100 * ofProcessor / forward.ofProcessor,
                    100 * ofProcessor / logits.ofProcessor,
                    100 * rate / forward.rate,
                    100 * rate / logits.rate);
        }
    }

    private static SweepFolder folder(String[] args, String name) {
        return new SweepFolder(Path.of(args[2], name));
    }

    private static SweepPlan plan(Gpt2 model, String[] args, long limit, Set<Measure> measures, String name) {
        var prompts = new BulkPrompts.Request(args[1], BulkFormat.AUTO, "", 1);
        var request = new SweepRequest(prompts, Rejections.Policy.SKIP, List.of(Reading.PAPER), measures, 1000, limit);
        return new SweepPlanner(model, request, folder(args, name)).plan(Progress.NONE);
    }

    /// The sweep, files included.
    private static Pace rows(Gpt2 model, SweepFolder folder, SweepPlan plan) {
        for (var part : plan.parts()) {
            folder.heads(part).toFile().delete();
        }
        return Pace.of(plan.prompts().accepted(), () -> new SweepRun(model, folder, plan).all(Progress.NONE));
    }

    /// Nothing but the forward pass, in batches of one length.
    private static Pace forward(Gpt2 model, SweepFolder folder, SweepPlan plan, boolean allLogits) {
        var lengths = new TreeMap<Integer, List<PlannedPrompt>>();
        for (var part : plan.parts()) {
            PlannedPart.read(folder.planned(part), part)
                    .forEach(p -> lengths.computeIfAbsent(p.length(), l -> new ArrayList<>())
                            .add(p));
        }
        return Pace.of(
                plan.prompts().accepted(),
                () -> lengths.forEach((length, prompts) -> {
                    int most = Math.max(1, 768 / length);
                    for (int from = 0; from < prompts.size(); from += most) {
                        var batch = prompts.subList(from, Math.min(from + most, prompts.size()));
                        var words = batch.stream()
                                .map(p -> new int[] {p.good()[0], p.bad()[0]})
                                .toArray(int[][]::new);
                        var request = ForwardRequest.of(
                                batch.stream().map(PlannedPrompt::tokens).toList());
                        model.run(
                                request.logits(allLogits ? new LogitRequest.Final() : new LogitRequest.FinalOf(words)),
                                Progress.NONE);
                    }
                }));
    }
}
