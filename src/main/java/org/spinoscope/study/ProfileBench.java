package org.spinoscope.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardProfile;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.NativeBench;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading.AnswerToken;

/// Where the time of one batched forward pass goes, beside what processor and memory allow.
public final class ProfileBench {

    private ProfileBench() {}

    /// One row for each kind of operation, in the order of the pass, and one for what is left.
    public static List<Bench.Row> run(Gpt2 model, PromptSet set, Progress progress) {
        var prompts = TokenizedPrompts.of(model, set, AnswerToken.FIRST);
        double peak = NativeBench.sgemm(2048, 2048, 2048, 5);
        double read = NativeBench.readRate(5);
        double forward = Bench.forward(model, prompts.trials());
        var parts = ForwardProfile.of(model, prompts.tokens(), progress);
        var rows = new ArrayList<Bench.Row>();
        rows.add(new Bench.Row("sgemm 2048³", String.format(Locale.ROOT, "%.0f GFLOP/s", peak / 1e9), ""));
        rows.add(new Bench.Row("reading memory", String.format(Locale.ROOT, "%.1f GB/s", read / 1e9), ""));
        rows.add(new Bench.Row("one batched forward", milliseconds(forward), ""));
        double left = forward;
        for (var part : parts) {
            double all = part.times() * part.seconds();
            left -= all;
            rows.add(new Bench.Row(
                    "  " + part.what(),
                    String.format(
                            Locale.ROOT,
                            "%2d × %.2f ms = %s (%.0f %%)",
                            part.times(),
                            part.seconds() * 1e3,
                            milliseconds(all),
                            100 * all / forward),
                    String.format(
                            Locale.ROOT,
                            "%.0f GFLOP/s, %.0f %% of sgemm; %.1f GB/s",
                            part.operations() / part.seconds() / 1e9,
                            100 * part.operations() / part.seconds() / peak,
                            part.bytes() / part.seconds() / 1e9)));
        }
        rows.add(new Bench.Row(
                "  embedding, last layer, answers, and what being alone hides",
                String.format(Locale.ROOT, "%s (%.0f %%)", milliseconds(left), 100 * left / forward),
                ""));
        return List.copyOf(rows);
    }

    private static String milliseconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f ms", seconds * 1e3);
    }
}
