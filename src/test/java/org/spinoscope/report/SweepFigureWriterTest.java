package org.spinoscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.Progress;
import org.spinoscope.figure.ColourMap;
import org.spinoscope.figure.ColourMaps;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.plots.SweepProvenance;
import org.spinoscope.sweep.SweepFilter;
import org.spinoscope.sweep.SweepFolder;
import org.spinoscope.sweep.SweepReader;
import org.spinoscope.sweep.SweepStatistics;
import org.spinoscope.sweep.SweepSummary;
import org.spinoscope.sweep.SweepTable;
import org.spinoscope.sweep.SyntheticSweep;

class SweepFigureWriterTest {

    private static final ColourMaps PURPLE = ColourMaps.parse("signed=PuOr");

    @TempDir
    private Path folder;

    @Test
    void theFiguresHoldTheSweepsNumbersAndSayWhereTheyCameFrom() throws IOException {
        var sweep = new SweepFolder(folder.resolve("sweep"));
        var plan = SyntheticSweep.write(sweep, 300, 2, 3, 100, 3);
        var out = folder.resolve("figures");
        try (var reader = new SweepReader(sweep, new SweepTable(plan, 1))) {
            reader.update(Progress.NONE);
            var summary = SweepSummary.of(reader.table(), SweepFilter.ALL);
            var request = new SweepStatistics.Request(Optional.of(new HeadId(1, 2)), 1, 50, 20, 1);
            var statistics = SweepStatistics.of(summary.data(), request, Progress.NONE);
            new SweepFigureWriter(
                            summary, statistics, SweepProvenance.of(summary, "sweep", "no model at all"), PURPLE, out)
                    .write(Progress.NONE);

            var names = List.of(
                    "heads-r",
                    "heads-r0",
                    "heads-within",
                    "heads-direct",
                    "heads-total",
                    "heads-n",
                    "density-L1H2",
                    "relations-L1H2",
                    "curve-L1H2",
                    "null",
                    "held-out");
            for (var name : names) {
                assertThat(out.resolve(name + ".png")).isNotEmptyFile();
                assertThat(out.resolve(name + ".svg")).content().contains("no model at all");
            }
            assertThat(out.resolve("heads-r.svg"))
                    .content()
                    .contains(ColourMap.PU_OR.at(1).hex())
                    .doesNotContain(ColourMap.RD_BU.at(1).hex());
            var map = Files.readString(out.resolve("heads-within.csv"));
            for (double r : summary.within()) {
                assertThat(map).contains(Double.toString(r));
            }
        }
        assertThat(out.toFile().list()).hasSize(33);
    }

    @Test
    void relationsOfOnePromptEachLeaveTheTestUndefinedAndSaySo() {
        var sweep = new SweepFolder(folder.resolve("sweep"));
        var plan = SyntheticSweep.write(sweep, 20, 2, 3, 100, 1);
        var out = folder.resolve("figures");
        try (var reader = new SweepReader(sweep, new SweepTable(plan, 1))) {
            reader.update(Progress.NONE);
            var summary = SweepSummary.of(reader.table(), SweepFilter.ALL);
            var request = new SweepStatistics.Request(Optional.empty(), 1, 50, 20, 1);
            var statistics = SweepStatistics.of(summary.data(), request, Progress.NONE);
            new SweepFigureWriter(
                            summary,
                            statistics,
                            SweepProvenance.of(summary, "sweep", "no model"),
                            ColourMaps.STANDARD,
                            out)
                    .write(Progress.NONE);
        }
        assertThat(out.resolve("null.svg")).content().contains("permutation");
        assertThat(out.resolve("held-out.png")).isNotEmptyFile();
        assertThat(out.resolve("heads-within.png")).doesNotExist();
    }
}
