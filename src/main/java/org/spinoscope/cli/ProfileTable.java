package org.spinoscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.Progress;
import org.spinoscope.figure.Provenance;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.plots.RooflinePlot;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.study.Bench;
import org.spinoscope.study.ProfileBench;

/// `bench --profile`: where the time of a forward pass goes, as rows and as a figure.
final class ProfileTable {

    private ProfileTable() {}

    /// @param figure where the roofline goes, none if null
    static List<Bench.Row> of(Gpt2 model, PromptSet prompts, @Nullable Path figure, Progress progress) {
        var profile = ProfileBench.run(model, prompts, progress);
        if (figure != null) {
            var title = "Roofline of a forward pass (" + model.identity().label() + ")";
            GrowthTable.write(RooflinePlot.of(profile, title, Provenance.NONE), figure);
        }
        return rows(profile);
    }

    /// One row for each kind of operation, in the order of the pass, and one for what is left.
    private static List<Bench.Row> rows(ProfileBench.Profile profile) {
        var rows = new ArrayList<Bench.Row>();
        rows.add(new Bench.Row("sgemm 2048³", String.format(Locale.ROOT, "%.0f GFLOP/s", profile.peak() / 1e9), ""));
        rows.add(new Bench.Row("reading memory", gigabytes(profile.read()), ""));
        rows.add(new Bench.Row("copying memory, read and written", gigabytes(profile.copy()), ""));
        rows.add(new Bench.Row("one batched forward", milliseconds(profile.forward()), ""));
        double left = profile.forward();
        for (var part : profile.parts()) {
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
                            100 * all / profile.forward()),
                    String.format(
                            Locale.ROOT,
                            "%.0f GFLOP/s, %.0f %% of sgemm; %.1f GB/s",
                            part.operations() / part.seconds() / 1e9,
                            100 * part.operations() / part.seconds() / profile.peak(),
                            part.bytes() / part.seconds() / 1e9)));
        }
        rows.add(new Bench.Row(
                "  embedding, last layer, answers, and what being alone hides",
                String.format(Locale.ROOT, "%s (%.0f %%)", milliseconds(left), 100 * left / profile.forward()),
                ""));
        return List.copyOf(rows);
    }

    private static String gigabytes(double perSecond) {
        return String.format(Locale.ROOT, "%.1f GB/s", perSecond / 1e9);
    }

    private static String milliseconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f ms", seconds * 1e3);
    }
}
