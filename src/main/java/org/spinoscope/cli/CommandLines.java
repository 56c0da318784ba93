package org.spinoscope.cli;

import org.spinoscope.basis.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The commands of the program.
public final class CommandLines {

    @Command(
            name = "spinoscope",
            description = "GPT-2's attention heads, seen as spins in a bath. Without a command, the explorer opens.",
            mixinStandardHelpOptions = true,
            versionProvider = CommandLines.ProgramVersion.class,
            subcommands = {
                ReportCommand.class,
                VerifyCommand.class,
                TraceCommand.class,
                FetchCommand.class,
                BenchCommand.class,
                TrainCommand.class
            })
    static final class Root {}

    static final class ProgramVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Spinoscope " + Version.get()};
        }
    }

    private CommandLines() {}

    /// Runs a command line.
    ///
    /// @return the exit code: 0 if all went well, 1 after an error the user can mend, 2 for a wrong command line
    public static int run(String... args) {
        return commandLine().execute(args);
    }

    /// Whether the first argument names a command.
    public static boolean isCommand(String... args) {
        return args.length > 0 && commandLine().getSubcommands().containsKey(args[0]);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Root()).setUsageHelpAutoWidth(true);
    }
}
