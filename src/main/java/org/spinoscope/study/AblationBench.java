package org.spinoscope.study;

import java.time.Duration;
import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.common.ResidentMemory;
import org.spinoscope.gpt2.AblationMode;
import org.spinoscope.gpt2.AblationSweep;
import org.spinoscope.gpt2.AblationValues;
import org.spinoscope.gpt2.CleanRun;
import org.spinoscope.gpt2.ComponentPatch.Positions;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.gpt2.NativeBench;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading.AnswerToken;

/// How fast the complete sweep is, compared with the machine's own limit and with the direct computation.
public final class AblationBench {

    private static final int SGEMM_REPEATS = 30;

    private AblationBench() {}

    /// One measured quantity.
    ///
    /// @param note how it was measured
    public record Row(String quantity, double value, String unit, String note) {}

    /// Measures the sweep over all heads × all prompts.
    public static List<Row> run(Gpt2 model, PromptSet set, Progress progress) {
        var config = model.config();
        var prompts = TokenizedPrompts.of(model, set, AnswerToken.FIRST).trials();
        int count = prompts.size();
        int[] lengths = prompts.stream().mapToInt(TokenizedPair::length).toArray();
        int pairs = config.layers() * config.heads() * count;
        double processorBefore = processorSeconds();
        double before = NativeBench.sgemm(512, config.dModel(), config.dMlp(), SGEMM_REPEATS);
        double perProduct = (processorSeconds() - processorBefore) / SGEMM_REPEATS;
        double sgemmPerProcessor = 2.0 * 512 * config.dModel() * config.dMlp() / perProduct;
        CleanRun.of(model, prompts, progress.part(0, 0.05)); // warms up
        double plain = plain(model, prompts, progress.part(0.05, 0.1)) * config.layers() * config.heads();

        var memory = ResidentMemory.start();
        long glance = System.nanoTime();
        var one = CleanRun.withGradients(model, prompts.subList(0, 1), Progress.NONE);
        new AblationValues(model, one, new AblationMode.Zero(), Positions.ALL).firstOrder();
        double foretaste = seconds(glance);
        long start = System.nanoTime();
        var clean = CleanRun.withGradients(model, prompts, progress.part(0.1, 0.2));
        var ablationValues = new AblationValues(model, clean, new AblationMode.Zero(), Positions.ALL);
        ablationValues.firstOrder();
        double estimated = seconds(start);
        var first = new double[] {Double.NaN};
        double sweepProcessor = processorSeconds();
        var sweepOfHeads = new AblationSweep(model, clean, ablationValues);
        sweepOfHeads.run(
                List.of(),
                0,
                (head, prompt, good, bad) -> first[0] = Double.isNaN(first[0]) ? seconds(start) : first[0],
                progress.part(0.2, 0.95));
        double whole = seconds(start);
        sweepProcessor = processorSeconds() - sweepProcessor;
        double sweep = whole - estimated;
        double extra = memory.peakGrowth();
        double sgemm = Math.max(before, NativeBench.sgemm(512, config.dModel(), config.dMlp(), SGEMM_REPEATS));
        double operations = sweepOfHeads.operations();
        return List.of(
                new Row("exact sweep", sweep, "s", pairs + " pairs of head and prompt, after the clean run"),
                new Row("first estimates, the selected prompt", foretaste, "s", "target 0.5 or less on screen"),
                new Row("clean run with first-order estimates", estimated, "s", "one forward, one backward pass"),
                new Row("first exact result", first[0], "s", "from the start, estimates included"),
                new Row("operations of the sweep", operations / 1e12, "TFLOP", "its matrix products"),
                new Row(
                        "operations if prompts shared nothing",
                        AblationSweep.operations(config, lengths) / 1e12,
                        "TFLOP",
                        "common beginnings computed again for each prompt"),
                new Row("sgemm", sgemm / 1e9, "GFLOP/s", "same run, best of " + 2 * SGEMM_REPEATS + ", 512 rows"),
                new Row("time over operations at sgemm rate", sweep * sgemm / operations, "×", "target 1.12 or less"),
                new Row(
                        "the same in processor time",
                        sweepProcessor * sgemmPerProcessor / operations,
                        "×",
                        "holds also while other programs run; sgemm at " + Math.round(sgemmPerProcessor / 1e9)
                                + " GFLOP per processor second"),
                new Row("plain forwards", plain, "s", pairs + " single passes, scaled from one a prompt"),
                new Row("sweep over plain forwards", whole / plain, "×", "estimates included; target 0.35 or less"),
                new Row("peak extra memory", extra / 1e9, "GB", "resident set, Java heap included; target 1 or less"));
    }

    /// Seconds of one unbatched pass over each prompt.
    private static double plain(Gpt2 model, List<TokenizedPair> prompts, Progress progress) {
        double total = 0;
        for (int p = 0; p < prompts.size(); p++) {
            progress.at((double) p / prompts.size(), "Plain forward passes");
            var prompt = prompts.get(p);
            var answers = new int[][] {{prompt.good()[0], prompt.bad()[0]}};
            var request = ForwardRequest.of(List.of(prompt.tokens())).logits(new LogitRequest.FinalOf(answers));
            long start = System.nanoTime();
            model.run(request, Progress.NONE);
            total += seconds(start);
        }
        return total;
    }

    /// Processor time of all threads of this process.
    private static double processorSeconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos()
                / 1e9;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
