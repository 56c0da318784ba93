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
public final class SweepThroughput {

    private SweepThroughput() {}

    public static void main(String... args) throws IOException {
        try (var model = load(args[0], Path.of(args[2]))) {
            long limit = Long.parseLong(args[3]);
            var plan = plan(model, args, limit, Set.of(Measure.THEORY, Measure.DIRECT), "direct");
            for (int round = 0; round < Integer.parseInt(args[4]); round++) {
                double forward = forward(model, folder(args, "direct"), plan, false);
                double logits = forward(model, folder(args, "direct"), plan, true);
                double direct = rows(model, folder(args, "direct"), plan);
                var estimated =
                        plan(model, args, limit, Set.of(Measure.THEORY, Measure.DIRECT, Measure.ESTIMATE), "estimate");
                double estimate = rows(model, folder(args, "estimate"), estimated);
                System.out.printf(
                        Locale.ROOT,
                        "prompts %d; threads %d; forward alone %.1f/s (%.0f GFLOP/s); forward with all logits %.1f/s; theory + direct %.1f/s = %.1f %% / %.1f %%; with estimate %.1f/s = %.1f %% / %.1f %%%n",
                        plan.prompts().accepted(),
                        plan.threads(),
                        forward,
                        gflops(model, plan, forward),
                        logits,
                        direct,
                        100 * direct / forward,
                        100 * direct / logits,
                        estimate,
                        100 * estimate / forward,
                        100 * estimate / logits);
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

    /// Processor time of this thread, which other programs on the machine do not lengthen; the native kernels of a
    /// small
    /// model run on it alone.
    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static SweepFolder folder(String[] args, String name) {
        return new SweepFolder(Path.of(args[2], name));
    }

    private static SweepPlan plan(Gpt2 model, String[] args, long limit, Set<Measure> measures, String name) {
        var prompts = new BulkPrompts.Request(args[1], BulkFormat.AUTO, "", 1);
        var request = new SweepRequest(prompts, Rejections.Policy.SKIP, List.of(Reading.PAPER), measures, 1000, limit);
        return new SweepPlanner(model, request, folder(args, name)).plan(Progress.NONE);
    }

    /// Prompts a second of the sweep, files included.
    private static double rows(Gpt2 model, SweepFolder folder, SweepPlan plan) {
        for (var part : plan.parts()) {
            folder.heads(part).toFile().delete();
        }
        long start = now();
        new SweepRun(model, folder, plan).all(Progress.NONE);
        return plan.prompts().accepted() / ((now() - start) / 1e9);
    }

    /// Prompts a second of nothing but the forward pass, in batches of one length.
    private static double forward(Gpt2 model, SweepFolder folder, SweepPlan plan, boolean allLogits) {
        var lengths = new TreeMap<Integer, List<PlannedPrompt>>();
        for (var part : plan.parts()) {
            PlannedPart.read(folder.planned(part), part)
                    .forEach(p -> lengths.computeIfAbsent(p.length(), l -> new ArrayList<>())
                            .add(p));
        }
        long start = now();
        lengths.forEach((length, prompts) -> {
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
        });
        return plan.prompts().accepted() / ((now() - start) / 1e9);
    }
}
