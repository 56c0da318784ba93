package org.spinoscope.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.spinoscope.checkpoint.CheckpointFiles;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.figure.ColourMaps;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.plots.SweepProvenance;
import org.spinoscope.report.ReportWriter;
import org.spinoscope.report.SweepFigureWriter;
import org.spinoscope.sweep.StatisticsJson;
import org.spinoscope.sweep.SweepData;
import org.spinoscope.sweep.SweepFilter;
import org.spinoscope.sweep.SweepFolder;
import org.spinoscope.sweep.SweepPlan;
import org.spinoscope.sweep.SweepQuery;
import org.spinoscope.sweep.SweepReader;
import org.spinoscope.sweep.SweepStatistics;
import org.spinoscope.sweep.SweepSummary;
import org.spinoscope.sweep.SweepTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `sweep statistics`: correlations over all heads and what they owe to the relations.
@Command(
        name = "statistics",
        description = "Correlate theory and model over a sweep: within relations, family-wise, held out. Writes JSON.",
        mixinStandardHelpOptions = true)
final class SweepStatisticsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "Folder of the sweep.")
    private Path folder = Path.of("");

    @Option(
            names = "--head",
            paramLabel = "L3H5",
            description = "Head to look at closely. Default: the largest |r| within relations.")
    private String head = "";

    @Option(
            names = "--reading",
            paramLabel = "n",
            defaultValue = "1",
            description = "Which Reading of the plan, from 1. Default: ${DEFAULT-VALUE}.")
    private int reading = 1;

    @Option(
            names = "--permutations",
            paramLabel = "B",
            defaultValue = "10000",
            description = "Of the family-wise test. Default: ${DEFAULT-VALUE}.")
    private int permutations = 10_000;

    @Option(
            names = "--resamples",
            paramLabel = "n",
            defaultValue = "2000",
            description = "Of the relations. Default: ${DEFAULT-VALUE}.")
    private int resamples = 2000;

    @Option(
            names = "--seed",
            paramLabel = "s",
            defaultValue = "1",
            description = "Seed of all of them. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "JSON file to write.")
    private Path out = Path.of("");

    @Option(
            names = "--figures",
            paramLabel = "DIR",
            description = "Folder for the figures of the Sweeps view as SVG, PNG and CSV. Default: none.")
    private Optional<Path> figures = Optional.empty();

    @Mixin
    private ColourOption colours = new ColourOption();

    @Override
    public Integer call() {
        var command = spec.commandLine();
        return CommandRunner.run(command, progress -> {
            var request = new SweepStatistics.Request(head(), reading, permutations, resamples, seed);
            var maps = colours.maps();
            figures.ifPresent(ReportWriter::requireWritable);
            try (var query = SweepQuery.open(new SweepFolder(folder))) {
                var data = SweepData.load(query, reading);
                var statistics = SweepStatistics.of(data, request, progress.part(0, figures.isEmpty() ? 1 : 0.7));
                AtomicFile.write(out, StatisticsJson.of(statistics));
                figures.ifPresent(into -> draw(query.plan(), statistics, maps, into, progress.part(0.7, 1)));
            }
            command.getOut().println(out.toAbsolutePath());
        });
    }

    private void draw(SweepPlan plan, SweepStatistics statistics, ColourMaps maps, Path into, Progress progress) {
        try (var reader = new SweepReader(new SweepFolder(folder), new SweepTable(plan, reading))) {
            reader.update(progress.part(0, 0.3));
            var summary = SweepSummary.of(reader.table(), SweepFilter.ALL);
            var name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
            var label = CheckpointFiles.labelOf(plan.model().id());
            new SweepFigureWriter(summary, statistics, SweepProvenance.of(summary, name, label), maps, into)
                    .write(progress.part(0.3, 1));
        }
    }

    private Optional<HeadId> head() {
        try {
            return head.isEmpty() ? Optional.empty() : Optional.of(HeadId.parse(head));
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }
}
