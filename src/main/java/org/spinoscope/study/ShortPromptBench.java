package org.spinoscope.study;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.Gpt2Config;
import org.spinoscope.gpt2.NativeBench;
import org.spinoscope.gpt2.TokenizedPair;

/// How long the pass of one short prompt takes, which every edit costs, beside what bounds it.
///
/// Two things do: the layers' weights come from memory once, and each of their numbers is multiplied once a token. A
/// prompt of few tokens waits for memory, one of more tokens for arithmetic.
///
/// @param tokens of the prompt
/// @param first seconds of a pass before the compiler has done its best
/// @param compiled seconds of one after that
/// @param bytes of the layers' weights in float32
/// @param readRate bytes that memory gives a second
/// @param operations of the pass
/// @param peak operations a second of sgemm 2048³
record ShortPromptBench(
        int tokens, double first, double compiled, double bytes, double readRate, double operations, double peak) {

    /// Measures the prompt of median length.
    ///
    /// @param peak operations a second of sgemm 2048³, measured in the same run
    static ShortPromptBench run(Gpt2 model, List<TokenizedPair> prompts, double peak) {
        var byLength = prompts.stream()
                .sorted(Comparator.comparingInt(TokenizedPair::length))
                .toList();
        var one = List.of(byLength.get(byLength.size() / 2));
        double readRate = NativeBench.readRate(5);
        double first = Bench.forward(model, one);
        for (int i = 0; i < Bench.COMPILING; i++) {
            Bench.forward(model, one);
        }
        double compiled = Bench.forward(model, one);
        var tokens = one.getFirst().tokens();
        return new ShortPromptBench(
                tokens.length,
                first,
                compiled,
                bytes(model.config()),
                readRate,
                Bench.operations(model.config(), List.of(tokens)),
                peak);
    }

    /// Bytes of the layers' matrices in float32.
    static double bytes(Gpt2Config config) {
        double d = config.dModel();
        return Float.BYTES * config.layers() * (4 * d * d + 2 * d * config.dMlp());
    }

    /// Seconds in which memory gives the weights once.
    double reading() {
        return bytes / readRate;
    }

    /// Seconds in which sgemm would do as many operations.
    double arithmetic() {
        return operations / peak;
    }

    /// What a pass takes at least.
    double limit() {
        return Math.max(reading(), arithmetic());
    }

    List<Bench.Row> rows() {
        return List.of(
                new Bench.Row("reading memory", String.format(Locale.ROOT, "%.1f GB/s", readRate / 1e9), ""),
                new Bench.Row(
                        "one prompt of " + tokens + " tokens",
                        Bench.seconds(first) + " at first, " + Bench.seconds(compiled) + " once compiled",
                        ""),
                new Bench.Row(
                        "  beside reading the layers' weights once",
                        beside(reading(), String.format(Locale.ROOT, "%.0f MB", bytes / 1e6)),
                        "≤ 1.15 ×"),
                new Bench.Row(
                        "  beside its operations at the rate of sgemm 2048³",
                        beside(arithmetic(), String.format(Locale.ROOT, "%.2f GFLOP", operations / 1e9)),
                        ""),
                new Bench.Row(
                        "  beside the larger of the two, " + (reading() < arithmetic() ? "arithmetic" : "memory"),
                        Bench.ratio(compiled / limit()),
                        ""));
    }

    private String beside(double limit, String what) {
        return String.format(Locale.ROOT, "%s of %.1f ms (%s)", Bench.ratio(compiled / limit), limit * 1e3, what);
    }
}
