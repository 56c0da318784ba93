package org.spinoscope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.sweep.Measure;
import org.spinoscope.sweep.SweepFolder;
import org.spinoscope.sweep.SweepPlan;
import org.spinoscope.sweep.SweepPlanner;
import org.spinoscope.sweep.SweepRequest;
import org.spinoscope.sweep.SweepRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `sweep`: very many prompts, planned, computed in parts, queried.
@Command(
        name = "sweep",
        description =
                "Run very many prompts into a folder of Parquet files. The same command continues a stopped sweep.",
        mixinStandardHelpOptions = true,
        subcommands = {
            SweepCommand.Plan.class,
            SweepRunCommand.class,
            SweepQueryCommand.class,
            SweepStatisticsCommand.class
        })
final class SweepCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Options options = new Options();

    @Override
    public Integer call() {
        options.require(spec);
        return CommandRunner.run(spec.commandLine(), progress -> {
            try (var model = options.model.load(progress.part(0, 0.02))) {
                var plan = options.plan(model, progress.part(0.02, 0.05));
                var folder = new SweepFolder(options.out);
                new SweepRun(model, folder, plan).all(progress.part(0.05, 1));
                spec.commandLine().getOut().println(summary(folder, plan));
            }
        });
    }

    private static String summary(SweepFolder folder, SweepPlan plan) {
        int rejected = plan.prompts().rejected().size();
        var leftOut = rejected == 0 ? "" : String.format(Locale.ROOT, ", %d records left out", rejected);
        return String.format(
                Locale.ROOT,
                "%d prompts%s, %d parts: %s",
                plan.prompts().accepted(),
                leftOut,
                plan.parts().size(),
                folder.root());
    }

    /// Options of planning.
    static final class Options {

        @Option(
                names = "--prompts",
                paramLabel = "FILE",
                description = "The prompts: a file, a folder of lre or pararel, factual-recall or confirmatory.")
        private String prompts = "";

        @Option(names = "--out", paramLabel = "DIR", description = "Folder to write into.")
        private Path out = Path.of("");

        @Mixin
        private ModelOption model = new ModelOption();

        @Mixin
        private BulkOptions bulk = new BulkOptions();

        @Option(
                names = "--reading",
                paramLabel = "k=v,…",
                description = "What the theory's words mean, as in report; may be given several times.")
        private List<String> readings = List.of();

        @Option(
                names = "--measures",
                paramLabel = "m,…",
                defaultValue = "theory,direct,estimate",
                description = "theory, direct, estimate, exact. Default: ${DEFAULT-VALUE}.")
        private String measures = "theory,direct,estimate";

        @Option(
                names = "--part-prompts",
                paramLabel = "n",
                defaultValue = "1000",
                description =
                        "Prompts of a part, the unit that is written and computed again. Default: ${DEFAULT-VALUE}.")
        private int partPrompts = 1000;

        void require(CommandSpec spec) {
            if (prompts.isEmpty() || out.toString().isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "Missing required option: '" + (prompts.isEmpty() ? "--prompts=FILE" : "--out=DIR") + "'.");
            }
        }

        SweepPlan plan(Gpt2 loaded, Progress progress) {
            var chosen = readings.isEmpty()
                    ? List.of(Reading.PAPER)
                    : readings.stream().map(Reading::parse).toList();
            var request = new SweepRequest(
                    bulk.request(prompts),
                    bulk.badRecords(),
                    chosen,
                    Measure.parse(measures),
                    partPrompts,
                    bulk.limit());
            return new SweepPlanner(loaded, request, new SweepFolder(out)).plan(progress);
        }
    }

    /// `sweep plan`.
    @Command(
            name = "plan",
            description = "Only plan: write the manifest, commands.txt and job.sbatch for other machines to work on.",
            mixinStandardHelpOptions = true)
    static final class Plan implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private Options options = new Options();

        @Override
        public Integer call() {
            options.require(spec);
            return CommandRunner.run(spec.commandLine(), progress -> {
                try (var model = options.model.load(progress.part(0, 0.3))) {
                    var plan = options.plan(model, progress.part(0.3, 1));
                    spec.commandLine().getOut().println(summary(new SweepFolder(options.out), plan));
                }
            });
        }
    }
}
