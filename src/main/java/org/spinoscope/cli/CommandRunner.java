package org.spinoscope.cli;

import java.io.Console;
import java.util.Optional;
import java.util.function.Consumer;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import picocli.CommandLine;

/// Runs a command: progress on the error stream, results on the output, user errors as one sentence.
final class CommandRunner {

    private CommandRunner() {}

    /// Does the work of a command.
    ///
    /// @return the exit code: 0, or 1 after an error that the user can correct
    static int run(CommandLine command, Consumer<Progress> work) {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        var line = new ProgressLine(command.getErr(), terminal, System::nanoTime);
        try {
            work.accept(line);
            line.end();
            command.getOut().flush();
            return 0;
        } catch (UserException e) {
            line.end();
            command.getErr().println(e.getMessage());
            command.getErr().flush();
            return 1;
        }
    }
}
