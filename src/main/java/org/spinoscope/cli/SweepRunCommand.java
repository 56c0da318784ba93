package org.spinoscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.spinoscope.common.UserException;
import org.spinoscope.sweep.SweepFolder;
import org.spinoscope.sweep.SweepPlan;
import org.spinoscope.sweep.SweepRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `sweep run`: computes a plan, or some of its parts.
@Command(
        name = "run",
        description = "Compute the parts of a planned sweep that are not there yet.",
        mixinStandardHelpOptions = true)
final class SweepRunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "Folder of the plan.")
    private Path folder = Path.of("");

    @Option(
            names = "--part",
            paramLabel = "3,7-9",
            description = "These parts alone, counted from 0; other processes may compute others. Default: all.")
    private String parts = "";

    @Option(names = "--model", paramLabel = "M", description = "Where the plan's model is on this machine.")
    private String model = "";

    @Override
    public Integer call() {
        return CommandRunner.run(spec.commandLine(), progress -> {
            var sweep = new SweepFolder(folder);
            var plan = sweep.plan();
            var chosen = parts(plan);
            var named = new ModelOption(model.isEmpty() ? plan.model().id() : model);
            try (var loaded = named.load(progress.part(0, 0.05))) {
                var run = new SweepRun(loaded, sweep, plan);
                if (parts.isEmpty()) {
                    run.all(progress.part(0.05, 1));
                } else {
                    run.some(chosen, progress.part(0.05, 1));
                }
                spec.commandLine()
                        .getOut()
                        .println((chosen.size() == 1 ? "1 part whole: " : chosen.size() + " parts whole: ")
                                + sweep.root());
            }
        });
    }

    private List<SweepPlan.Part> parts(SweepPlan plan) {
        if (parts.isEmpty()) {
            return plan.parts();
        }
        var numbers = new TreeSet<Integer>();
        for (var range : parts.split(",", -1)) {
            var ends = range.strip().split("-", 2);
            try {
                int from = Integer.parseInt(ends[0].strip());
                int to = Integer.parseInt(ends[ends.length - 1].strip());
                if (from < 0 || to < from || to >= plan.parts().size()) {
                    throw new UserException("The plan has the parts 0 to "
                            + (plan.parts().size() - 1) + "; there is no “" + range.strip() + "”.");
                }
                for (int part = from; part <= to; part++) {
                    numbers.add(part);
                }
            } catch (NumberFormatException e) {
                throw new UserException("Write parts as 3,7-9, not “" + parts + "”.", e);
            }
        }
        var chosen = new ArrayList<SweepPlan.Part>();
        numbers.forEach(number -> chosen.add(plan.parts().get(number)));
        return List.copyOf(chosen);
    }
}
