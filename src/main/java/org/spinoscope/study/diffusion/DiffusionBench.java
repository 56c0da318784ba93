package org.spinoscope.study.diffusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.spinoscope.common.Progress;
import org.spinoscope.diffusion.Centring;
import org.spinoscope.diffusion.GenerationListener;
import org.spinoscope.diffusion.GenerationRequest;
import org.spinoscope.diffusion.StepTimer;
import org.spinoscope.diffusion.TextGenerator;
import org.spinoscope.diffusion.WordSphere;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.NativeBench;
import org.spinoscope.study.Bench;

/// How fast spins are denoised, beside the two matrix products of a score.
public final class DiffusionBench {

    private static final int REPEATS = 7;
    private static final int CHAINS = 16;

    private DiffusionBench() {}

    /// One reverse step over the whole vocabulary, and one token of sixteen chains.
    public static List<Bench.Row> run(Gpt2 model, Progress progress) {
        var rows = new ArrayList<Bench.Row>();
        progress.at(0, "Words as points of the sphere");
        try (var sphere = WordSphere.of(model, Centring.NONE)) {
            int d = sphere.atoms().dimension();
            int count = sphere.atoms().count();
            progress.at(0.2, "Matrix products of a score");
            double work = 2.0 * CHAINS * d * count;
            double products = work / NativeBench.sgemm(CHAINS, d, count, REPEATS)
                    + work / NativeBench.sgemm(CHAINS, count, d, REPEATS);
            progress.at(0.4, "Reverse steps");
            double step = median(StepTimer.of(sphere), REPEATS);
            rows.add(new Bench.Row(
                    String.format(
                            Locale.ROOT, "diffusion: one reverse step of %d chains over %,d words", CHAINS, count),
                    String.format(
                            Locale.ROOT,
                            "%.1f ms, %.2f × its two matrix products at the native library's rate",
                            1e3 * step,
                            step / products),
                    "≤ 1.5 × at GPT-2 small's width"));
            progress.at(0.6, "One token");
            var request = GenerationRequest.of("The capital of France is", d).oneToken();
            var generator = new TextGenerator(model, sphere, Optional.empty());
            double token =
                    median(() -> generator.run(request, GenerationListener.NONE, Progress.NONE), d < 512 ? REPEATS : 1);
            rows.add(new Bench.Row(
                    String.format(Locale.ROOT, "diffusion: one token of %d chains, %d steps", CHAINS, request.steps()),
                    String.format(Locale.ROOT, "%.2f s", token),
                    "≤ 0.2 s for the embedded model"));
        }
        return rows;
    }

    private static double median(Runnable work, int repeats) {
        work.run();
        var times = new double[repeats];
        for (int i = 0; i < repeats; i++) {
            long start = System.nanoTime();
            work.run();
            times[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(times);
        return times[repeats / 2];
    }
}
