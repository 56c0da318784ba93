package org.spinoscope.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.spinoscope.common.UserException;
import org.spinoscope.prompt.bulk.PairWriter;
import org.spinoscope.prompt.bulk.PromptImport;
import org.spinoscope.training.SyntheticPrompts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `prompts`: makes prompt files out of other sets.
@Command(
        name = "prompts",
        description = "Import a published set of facts as a prompt file, or make a large one.",
        mixinStandardHelpOptions = true,
        subcommands = {PromptsCommand.Import.class, PromptsCommand.Synth.class})
final class PromptsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Choose a command: prompts import or prompts synth.");
    }

    /// `prompts import`.
    @Command(
            name = "import",
            description = "Turn CounterFact, LRE, ParaRel, LAMA or a table into the program's prompt file.",
            mixinStandardHelpOptions = true)
    static final class Import implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(arity = "0..1", paramLabel = "FILE", description = "The same as --prompts.")
        private String file = "";

        @Option(
                names = "--prompts",
                paramLabel = "FILE",
                description = "The set: a file, or a folder of lre or pararel.")
        private String prompts = "";

        @Option(
                names = "--out",
                paramLabel = "FILE",
                required = true,
                description = "Prompt file to write (.json or .csv).")
        private Path out = Path.of("");

        @Option(names = "--name", description = "What figures call the set. Default: the file's name.")
        private String name = "";

        @Mixin
        private BulkOptions bulk = new BulkOptions();

        @Override
        public Integer call() {
            var from = prompts.isEmpty() ? file : prompts;
            if (from.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "Missing required option: '--prompts=FILE'.");
            }
            return CommandRunner.run(spec.commandLine(), progress -> {
                var opened = bulk.open(from);
                var job = new PromptImport(opened, bulk.badRecords(), bulk.limit());
                job.write(out, name.isEmpty() ? nameOf(Path.of(from)) : name, progress);
                spec.commandLine()
                        .getOut()
                        .println(job.accepted() + " pairs from "
                                + opened.format().key() + ", " + job.rejected() + " records left out: "
                                + out.toAbsolutePath());
            });
        }

        private static String nameOf(Path path) {
            var last = path.toAbsolutePath().normalize().getFileName();
            return last == null ? path.toString() : last.toString();
        }
    }

    /// `prompts synth`.
    @Command(
            name = "synth",
            description = "Make a large set from the built-in families of facts.",
            mixinStandardHelpOptions = true)
    static final class Synth implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(
                names = "--out",
                paramLabel = "FILE",
                required = true,
                description = "Prompt file to write (.json or .csv).")
        private Path out = Path.of("");

        @Option(names = "--pairs", paramLabel = "N", required = true, description = "How many pairs.")
        private long pairs;

        @Option(
                names = "--seed",
                paramLabel = "s",
                defaultValue = "1",
                description = "Seed. Default: ${DEFAULT-VALUE}.")
        private long seed = 1;

        @Override
        public Integer call() {
            return CommandRunner.run(spec.commandLine(), progress -> {
                if (pairs < 1) {
                    throw new UserException("A prompt set has at least one pair, not " + pairs + ".");
                }
                PairWriter.write(
                        out,
                        "synthetic " + pairs + " (seed " + seed + ")",
                        "facts of Spinoscope",
                        sink -> new SyntheticPrompts(seed).make(pairs, sink::pair, progress));
                spec.commandLine().getOut().println(pairs + " pairs: " + out.toAbsolutePath());
            });
        }
    }
}
