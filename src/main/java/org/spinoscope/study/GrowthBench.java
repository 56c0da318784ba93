package org.spinoscope.study;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.AblationMode;
import org.spinoscope.gpt2.AblationSweep;
import org.spinoscope.gpt2.AblationValues;
import org.spinoscope.gpt2.CleanRun;
import org.spinoscope.gpt2.ComponentPatch.Positions;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.NativeBench;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.spinbath.HeadGaps;
import org.spinoscope.spinbath.Reading;

/// How the cost of forward pass, correlation study and exact sweep grows with the length and number of
/// prompts, beside the time their matrix products alone would take at the machine's rate.
public final class GrowthBench {

    private static final int[] LENGTHS = {4, 16, 64, 256, 1024};
    private static final int[] PROMPTS = {1, 10, 100, 1000};
    /// Tokens of each where there are several prompts; no single prompt has as many.
    public static final int PROMPT_LENGTH = 12;

    /// Products run at least this share of the machine's rate; what would take too long at that is left out.
    private static final double SHARE = 0.5;

    private GrowthBench() {}

    /// One size.
    ///
    /// @param prompts how many
    /// @param length tokens of each
    /// @param forward seconds of a batched forward pass; NaN if it would take too long, like the others
    /// @param study seconds of the correlation study without its statistics
    /// @param sweep seconds of the removal of every head, after the clean run
    /// @param forwardLimit seconds the forward pass's products take at the rate of sgemm
    /// @param sweepLimit seconds the sweep's products take at that rate
    public record Row(
            int prompts,
            int length,
            double forward,
            double study,
            double sweep,
            double forwardLimit,
            double sweepLimit) {}

    /// Random prompts of growing length, then growing numbers of prompts of twelve tokens.
    ///
    /// @param most seconds that a single measurement may take
    public static List<Row> run(Gpt2 model, double most, Progress progress) {
        double rate = NativeBench.sgemm(2048, 2048, 2048, 5);
        var random = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(1);
        var rows = new ArrayList<Row>();
        int done = 0;
        for (int length : LENGTHS) {
            progress.at((double) done++ / (LENGTHS.length + PROMPTS.length), "One prompt of " + length + " tokens");
            if (length <= model.config().positions()) {
                rows.add(row(model, prompts(random, 1, length, model), rate, most));
            }
        }
        for (int count : PROMPTS) {
            progress.at((double) done++ / (LENGTHS.length + PROMPTS.length), count + " prompts");
            rows.add(row(model, prompts(random, count, PROMPT_LENGTH, model), rate, most));
        }
        return List.copyOf(rows);
    }

    private static List<TokenizedPair> prompts(RandomGenerator random, int count, int length, Gpt2 model) {
        int vocabulary = model.config().vocabulary();
        return IntStream.range(0, count)
                .mapToObj(p -> new TokenizedPair(
                        random.ints(length, 0, vocabulary).toArray(),
                        new int[] {random.nextInt(vocabulary)},
                        new int[] {random.nextInt(vocabulary)}))
                .toList();
    }

    private static Row row(Gpt2 model, List<TokenizedPair> prompts, double rate, double most) {
        var config = model.config();
        int[] lengths = prompts.stream().mapToInt(TokenizedPair::length).toArray();
        double forward = Bench.operations(
                        config, prompts.stream().map(TokenizedPair::tokens).toList())
                / rate;
        double sweep = AblationSweep.operations(config, lengths) / rate;
        return new Row(
                prompts.size(),
                lengths[0],
                forward > most * SHARE ? Double.NaN : seconds(() -> forward(model, prompts), most),
                forward > most * SHARE ? Double.NaN : seconds(() -> study(model, prompts), most),
                sweep > most * SHARE ? Double.NaN : sweep(model, prompts),
                forward,
                sweep);
    }

    private static void forward(Gpt2 model, List<TokenizedPair> prompts) {
        model.run(ActualGaps.request(prompts), Progress.NONE);
    }

    private static void study(Gpt2 model, List<TokenizedPair> prompts) {
        var request = HeadGaps.request(
                ActualGaps.request(prompts), Reading.PAPER, model.config().layers());
        var run = model.run(request, Progress.NONE);
        HeadGaps.of(model, prompts, Reading.PAPER, run, Progress.NONE);
        ActualGaps.of(prompts, run);
    }

    private static double sweep(Gpt2 model, List<TokenizedPair> prompts) {
        var clean = CleanRun.of(model, prompts, Progress.NONE);
        var values = new AblationValues(model, clean, new AblationMode.Zero(), Positions.ALL);
        var sweep = new AblationSweep(model, clean, values);
        return time(() -> sweep.run(List.of(), 0, (head, prompt, good, bad) -> {}, Progress.NONE));
    }

    /// The best of three, of one if that took long.
    private static double seconds(Runnable work, double most) {
        double best = time(work);
        for (int i = 0; i < 2 && best < most / 10; i++) {
            best = Math.min(best, time(work));
        }
        return best;
    }

    private static double time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
