package org.spinoscope.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.sweep.StatisticsJson;
import org.spinoscope.sweep.SweepData;
import org.spinoscope.sweep.SweepFolder;
import org.spinoscope.sweep.SweepQuery;
import org.spinoscope.sweep.SweepStatistics;
import picocli.CommandLine.Command;
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

    @Override
    public Integer call() {
        var command = spec.commandLine();
        return CommandRunner.run(command, progress -> {
            var request = new SweepStatistics.Request(head(), reading, permutations, resamples, seed);
            try (var query = SweepQuery.open(new SweepFolder(folder))) {
                var data = SweepData.load(query, reading);
                var statistics = SweepStatistics.of(data, request, progress);
                AtomicFile.write(out, StatisticsJson.of(statistics));
            }
            command.getOut().println(out.toAbsolutePath());
        });
    }

    private Optional<HeadId> head() {
        try {
            return head.isEmpty() ? Optional.empty() : Optional.of(HeadId.parse(head));
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }
}
