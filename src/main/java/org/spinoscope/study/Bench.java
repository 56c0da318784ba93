package org.spinoscope.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.Gpt2Config;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.gpt2.NativeBench;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.statistics.MaxStatisticTest;

/// How fast the program's main work is, beside what the machine's matrix product allows.
public final class Bench {

    private static final int REPEATS = 7;
    private static final int PERMUTATIONS = 100_000;

    /// Runs after which the compiler has done its best.
    static final int COMPILING = 20;

    private Bench() {}

    /// One measured figure.
    ///
    /// @param goal what is aimed at, in words; empty if there is none
    public record Row(String what, String measured, String goal) {}

    /// Measures a model on a prompt set.
    public static List<Row> run(Gpt2 model, PromptSet prompts, Progress progress) {
        var rows = new ArrayList<Row>();
        var config = model.config();
        var tokenizedPrompts = TokenizedPrompts.of(model, prompts, Reading.AnswerToken.FIRST);
        int tokens = tokenizedPrompts.tokens().stream().mapToInt(t -> t.length).sum();
        progress.at(0, "Measuring sgemm");
        double peak = NativeBench.sgemm(2048, 2048, 2048, 5);
        double shaped = sgemmOfForward(config, tokens);
        rows.add(new Row("device of the native kernels", NativeBench.device(), ""));
        rows.add(new Row("threads of the native kernels", Integer.toString(NativeBench.threads()), ""));
        rows.add(new Row("sgemm 2048³", gigaflops(peak), ""));
        rows.add(new Row("sgemm, the forward pass's own matrix shapes", gigaflops(shaped), ""));
        progress.at(0.2, "Forward pass");
        double operations = operations(config, tokenizedPrompts.tokens());
        double forward = forward(model, tokenizedPrompts);
        double rate = operations / forward;
        rows.add(new Row(
                "one batched forward, " + tokenizedPrompts.used().size() + " prompts, " + tokens + " tokens",
                seconds(forward) + ", " + gigaflops(rate),
                ""));
        rows.add(new Row("  share of sgemm 2048³", percent(rate / peak), "≥ 85 %"));
        rows.add(new Row("  share of sgemm in its own shapes", percent(rate / shaped), ""));
        rows.addAll(ShortPromptBench.run(model, tokenizedPrompts.trials(), peak).rows());
        progress.at(0.5, "Correlation study");
        double study = median(() -> CorrelationStudy.gaps(model, prompts, Reading.PAPER, Progress.NONE));
        rows.add(new Row(
                "correlation study, all heads, without statistics",
                seconds(study) + ", " + ratio(study / forward) + " the forward",
                "≤ 1.2 ×"));
        progress.at(0.8, "Permutations");
        rows.add(permutations(model, tokenizedPrompts));
        return List.copyOf(rows);
    }

    private static Row permutations(Gpt2 model, TokenizedPrompts tokenizedPrompts) {
        var random = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(1);
        int n = tokenizedPrompts.used().size();
        var theory = new double[model.heads().size()][n];
        for (var head : theory) {
            Arrays.setAll(head, p -> random.nextGaussian());
        }
        var actual =
                IntStream.range(0, n).mapToDouble(p -> random.nextGaussian()).toArray();
        Runnable work = () -> MaxStatisticTest.maxAbsCorrelation(theory, actual, PERMUTATIONS, 1, Progress.NONE);
        double first = median(work);
        for (int i = 0; i < COMPILING; i++) {
            work.run();
        }
        return new Row(
                String.format(Locale.ROOT, "%,d permutations over %d heads, n = %d", PERMUTATIONS, theory.length, n),
                seconds(first) + " at first, " + seconds(median(work)) + " once compiled",
                "≤ 40 ms for 100,000 over 144 heads");
    }

    private static double forward(Gpt2 model, TokenizedPrompts tokenizedPrompts) {
        return forward(model, tokenizedPrompts.trials());
    }

    /// Median seconds of one batched pass that reads the answers' logits.
    static double forward(Gpt2 model, List<TokenizedPair> prompts) {
        var request = ForwardRequest.of(
                        prompts.stream().map(TokenizedPair::tokens).toList())
                .logits(new LogitRequest.FinalOf(
                        prompts.stream().map(TokenizedPair::good).toArray(int[][]::new)));
        return median(() -> model.run(request, Progress.NONE));
    }

    /// Floating-point operations of a forward pass that reads the last positions only: the linear maps of every token,
    /// attention, and of the last layer keys and values alone.
    static double operations(Gpt2Config config, List<int[]> prompts) {
        double d = config.dModel();
        double mlp = 2 * d * config.dMlp();
        double operations = 0;
        for (var prompt : prompts) {
            double t = prompt.length;
            double pairs = 2 * 2 * t * t * d; // QKᵀ and its product with V, padded square as computed
            double whole = 2 * t * (4 * d * d + mlp) + pairs;
            double last = 2 * t * 2 * d * d + 2 * (2 * d * d + mlp) + 4 * t * d;
            operations += (config.layers() - 1) * whole + last;
        }
        return operations;
    }

    /// The machine's rate over the four products of a block, weighted by their work.
    private static double sgemmOfForward(Gpt2Config config, int tokens) {
        int d = config.dModel();
        int[][] shapes = {{d, 3 * d}, {d, d}, {d, config.dMlp()}, {config.dMlp(), d}};
        double work = 0;
        double time = 0;
        for (var shape : shapes) {
            double operations = 2.0 * tokens * shape[0] * shape[1];
            work += operations;
            time += operations / NativeBench.sgemm(tokens, shape[0], shape[1], 15);
        }
        return work / time;
    }

    /// The median of several timings, after one that warms up.
    static double median(Runnable work) {
        work.run();
        var times = new double[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            long start = System.nanoTime();
            work.run();
            times[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(times);
        return times[REPEATS / 2];
    }

    private static String gigaflops(double rate) {
        return String.format(Locale.ROOT, "%.0f GFLOP/s", rate / 1e9);
    }

    static String seconds(double time) {
        return time < 1
                ? String.format(Locale.ROOT, "%.0f ms", time * 1e3)
                : String.format(Locale.ROOT, "%.2f s", time);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f ×", value);
    }
}
