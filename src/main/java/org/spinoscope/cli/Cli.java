package org.spinoscope.cli;

import org.spinoscope.common.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The commands of the program.
public final class Cli {

    @Command(
            name = "spinoscope",
            description = "GPT-2's attention heads, seen as spins in a bath. Without a command, the explorer opens.",
            mixinStandardHelpOptions = true,
            versionProvider = Cli.ProgramVersion.class,
            subcommands = {
                ReportCommand.class,
                VerifyCommand.class,
                TraceCommand.class,
                FetchCommand.class,
                BenchCommand.class,
                TrainCommand.class,
                ExamineCommand.class,
                PromptsCommand.class,
                SweepCommand.class,
                GenerateCommand.class,
                TrainResidualCommand.class
            })
    static final class Root {}

    static final class ProgramVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Spinoscope " + Version.get()};
        }
    }

    private Cli() {}

    /// Runs a command line.
    ///
    /// @return the exit code: 0 if all went well, 1 after an error that the user can correct, 2 for a wrong command
    ///     line
    public static int run(String... args) {
        return commandLine().execute(args);
    }

    /// Whether the first argument names a command.
    public static boolean isCommand(String... args) {
        return args.length > 0 && commandLine().getSubcommands().containsKey(args[0]);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Root())
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Cli::refuse);
    }

    /// A wrong command line gets a line that names what is wrong, and one that says where help is.
    private static int refuse(ParameterException wrong, String[] args) {
        var command = wrong.getCommandLine();
        var err = command.getErr();
        err.println(sentence(wrong));
        err.println("See “" + command.getCommandSpec().qualifiedName() + " --help”.");
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String sentence(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            var first = unmatched.getUnmatched().getFirst();
            var meant = unmatched.getSuggestions();
            var kind = first.startsWith("-")
                    ? "an option of this command"
                    : wrong.getCommandLine().getParent() == null
                            ? "a command, nor a file that is there"
                            : "something this command takes";
            return "“" + first + "” is not " + kind
                    + (meant.isEmpty() ? "." : "; perhaps you mean " + String.join(" or ", meant) + ".");
        }
        var message = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
        return message.endsWith(".") ? message : message + ".";
    }
}
