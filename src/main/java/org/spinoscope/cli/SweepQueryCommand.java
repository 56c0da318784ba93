package org.spinoscope.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.spinoscope.sweep.SweepFolder;
import org.spinoscope.sweep.SweepQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `sweep query`: one SELECT over the results, as CSV.
@Command(
        name = "query",
        description = "Answer one SELECT over the tables heads and prompts as CSV. Nothing else is read or written.",
        mixinStandardHelpOptions = true)
final class SweepQueryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "DIR", description = "Folder of the sweep.")
    private Path folder = Path.of("");

    @Parameters(index = "1", paramLabel = "SQL", description = "One SELECT, in DuckDB's SQL.")
    private String sql = "";

    @Override
    public Integer call() {
        var command = spec.commandLine();
        return CommandRunner.run(command, progress -> {
            try (var query = SweepQuery.open(new SweepFolder(folder))) {
                int parts = query.plan().parts().size();
                if (query.parts().size() < parts) {
                    command.getErr().println(query.parts().size() + " of " + parts + " parts are written; the answer is"
                            + " over those.");
                }
                query.csv(sql, command.getOut());
            }
        });
    }
}
