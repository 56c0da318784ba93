package org.spinoscope.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.UserException;
import org.spinoscope.common.Version;
import org.spinoscope.gpt2.Trace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `trace`: logits and activations of a prompt as safetensors. Exit code 0 if the file is written.
@Command(
        name = "trace",
        description = "Write the logits and all activations of a prompt as safetensors, under TransformerLens's names.",
        mixinStandardHelpOptions = true)
public final class TraceCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ModelOption model = new ModelOption();

    @Option(names = "--prompt", paramLabel = "TEXT", required = true, description = "The text to run the model on.")
    private String prompt = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The file to write; an existing one is replaced.")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        var command = Objects.requireNonNull(spec, "picocli sets it").commandLine();
        int code = CommandRunner.run(command, progress -> {
            if (prompt.isEmpty()) {
                throw new UserException("The prompt is empty. Type at least one word.");
            }
            try (var loaded = model.load(progress.part(0, 0.5))) {
                Trace.write(loaded, prompt, out, Version.get(), progress.part(0.5, 1));
            }
        });
        if (code == 0) {
            command.getOut().println("Wrote " + out.toAbsolutePath());
            command.getOut().flush();
        }
        return code;
    }
}
