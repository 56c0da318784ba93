package org.spinoscope.report;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.spinoscope.common.Progress;
import org.spinoscope.figure.ColourMaps;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.plots.SweepPlots;
import org.spinoscope.plots.SweepPlots.Quantity;
import org.spinoscope.plots.SweepTestPlots;
import org.spinoscope.sweep.SweepStatistics;
import org.spinoscope.sweep.SweepSummary;

/// Writes the figures of the Sweeps view into a folder, for those who have no screen.
public final class SweepFigureWriter {

    private final SweepSummary summary;
    private final SweepStatistics statistics;
    private final Provenance provenance;
    private final ColourMaps colours;
    private final Path folder;

    /// @param statistics of the prompts of `summary`
    public SweepFigureWriter(
            SweepSummary summary, SweepStatistics statistics, Provenance provenance, ColourMaps colours, Path folder) {
        this.summary = summary;
        this.statistics = statistics;
        this.provenance =
                provenance.with("seed", Long.toString(statistics.request().seed()));
        this.colours = colours;
        this.folder = folder;
    }

    /// Every figure as SVG, PNG and CSV.
    ///
    /// @throws org.spinoscope.common.UserException if a file cannot be written
    public void write(Progress progress) {
        var head = statistics.head();
        var plots = new SweepPlots(summary, provenance);
        progress.at(0, "Maps of the heads");
        for (var quantity : Quantity.values()) {
            if (Arrays.stream(SweepPlots.values(summary, quantity)).anyMatch(Double::isFinite)) {
                write(
                        "heads-" + quantity.name().toLowerCase(Locale.ROOT),
                        plots.headMap(quantity, head, Optional.of(statistics)),
                        Size.twoColumns(160));
            }
        }
        progress.at(0.5, "Figures of " + head);
        write("density-" + head, plots.density(head), Size.oneColumn(70));
        write(
                "relations-" + head,
                plots.forest(head),
                Size.twoColumns(30 + 4.0 * summary.relations().size()));
        write("curve-" + head, SweepTestPlots.curve(head, statistics.curve(), provenance), Size.oneColumn(65));
        write("null", SweepTestPlots.nullHistogram(statistics, provenance), Size.oneColumn(65));
        write("held-out", SweepTestPlots.heldOut(statistics, provenance), Size.oneColumn(70));
        progress.at(1, "Figures written");
    }

    private void write(String name, Figure figure, Size size) {
        FigureFiles.write(figure, size, colours, ending -> folder.resolve(name + ending));
    }
}
