package org.spinoscope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.Progress;
import org.spinoscope.common.Version;
import org.spinoscope.prompt.PromptFiles;
import org.spinoscope.report.FullStudy;
import org.spinoscope.report.ReportWriter;
import org.spinoscope.spinbath.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `report`: the whole study without a window.
@Command(
        name = "report",
        description = "Run the whole study and write figures, tables, results.json and index.html.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ModelOption model = new ModelOption();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder to write into.")
    private Path out = Path.of("");

    @Option(
            names = "--prompts",
            paramLabel = "FILE",
            defaultValue = "factual-recall",
            description = "A prompt file (JSON or CSV), or factual-recall (default) or confirmatory.")
    private String prompts = "factual-recall";

    @Option(
            names = "--reading",
            paramLabel = "k=v,…",
            defaultValue = "",
            description = "What the theory's words mean; parts not named stay the paper's. source=W_E | W_E+W_pos |"
                    + " ln_1(W_E+W_pos) | ln_1(resid_pre), biases=none | qkv, unit=off | on, readout=e_t | gamma*e_t |"
                    + " dla, answer=first | last | nospace | mean | sequence | single, slice=rows | columns.")
    private String reading = "";

    @Mixin
    private ColourOption colours = new ColourOption();

    @Override
    public Integer call() {
        var command = Objects.requireNonNull(spec, "picocli sets it").commandLine();
        return CommandRunner.run(command, progress -> {
            var remarks = write(progress);
            command.getOut().println(out.toAbsolutePath().resolve("index.html"));
            command.getOut().flush();
            remarks.forEach(command.getErr()::println);
        });
    }

    private List<String> write(Progress progress) {
        ReportWriter.requireWritable(out);
        var maps = colours.maps();
        var set = PromptFiles.named(prompts);
        var chosen = Reading.parse(reading);
        try (var loaded = model.load(progress.part(0, 0.2))) {
            var study = FullStudy.run(loaded, Version.get(), set, chosen, progress.part(0.2, 0.85));
            new ReportWriter(maps).write(study, out, progress.part(0.85, 1));
            return study.remarks();
        }
    }
}
