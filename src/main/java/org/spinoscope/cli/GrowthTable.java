package org.spinoscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.Progress;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.figure.write.PngWriter;
import org.spinoscope.figure.write.SvgWriter;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.plots.GrowthPlot;
import org.spinoscope.study.Bench;
import org.spinoscope.study.GrowthBench;

/// `bench --growth`: cost against size, as rows and as a figure.
final class GrowthTable {

    private GrowthTable() {}

    /// @param most seconds that a single measurement may take
    /// @param figure where the log–log figure goes, none if null
    static List<Bench.Row> of(Gpt2 model, double most, @Nullable Path figure, Progress progress) {
        var measured = GrowthBench.run(model, most, progress);
        if (figure != null) {
            draw(model, measured, figure);
        }
        var rows = new ArrayList<Bench.Row>();
        for (var row : measured) {
            rows.add(new Bench.Row(
                    String.format(Locale.ROOT, "%,5d × %,5d tokens", row.prompts(), row.length()),
                    String.format(
                            Locale.ROOT,
                            "forward %s, study %s, sweep %s",
                            seconds(row.forward()),
                            seconds(row.study()),
                            seconds(row.sweep())),
                    String.format(
                            Locale.ROOT,
                            "forward %s, sweep %s",
                            times(row.forward() / row.forwardLimit()),
                            times(row.sweep() / row.sweepLimit()))));
        }
        return List.copyOf(rows);
    }

    private static void draw(Gpt2 model, List<GrowthBench.Row> rows, Path file) {
        var config = model.config();
        var title = String.format(
                Locale.ROOT,
                "Time against size: %d layers × %d heads, d_model %d (%s)",
                config.layers(),
                config.heads(),
                config.dModel(),
                model.identity().label());
        write(GrowthPlot.of(rows, title, Provenance.NONE), file);
    }

    /// Writes a figure as SVG, or as PNG if the file is called so.
    static void write(Figure figure, Path file) {
        var drawing = new FigureLayout().paint(figure, Size.px(720, 480), FigureTheme.LIGHT);
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            new PngWriter().write(drawing, 2, file);
        } else {
            new SvgWriter().write(drawing, file);
        }
    }

    private static String seconds(double time) {
        if (Double.isNaN(time)) {
            return "–";
        }
        return time < 1
                ? String.format(Locale.ROOT, "%.0f ms", time * 1e3)
                : String.format(Locale.ROOT, "%.1f s", time);
    }

    private static String times(double ratio) {
        return Double.isNaN(ratio) ? "–" : String.format(Locale.ROOT, "%.2f × sgemm", ratio);
    }
}
