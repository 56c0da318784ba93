package org.spinoscope.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spinoscope.basis.MendableException;
import org.spinoscope.gpt2.Trace;
import picocli.CommandLine.Command;
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

    @Option(names = "--model", description = "embedded (default), a Hugging Face id such as gpt2, or a folder.")
    private String model = "embedded";

    @Option(names = "--prompt", required = true, description = "The text to run the model on.")
    private String prompt = "";

    @Option(names = "--out", required = true, description = "The file to write; an existing one is replaced.")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        var command = Objects.requireNonNull(spec, "picocli sets it").commandLine();
        var line = ProgressLine.on(command.getErr());
        try (var loaded = ModelLoading.load(model, line.part(0, 0.5))) {
            Trace.write(loaded, prompt, out, version(), line.part(0.5, 1));
            line.end();
            command.getOut()
                    .println("Wrote " + out.toAbsolutePath() + " ("
                            + loaded.identity().label() + ")");
            command.getOut().flush();
            return 0;
        } catch (MendableException e) {
            line.end();
            command.getErr().println(e.getMessage());
            command.getErr().flush();
            return 1;
        }
    }

    private static String version() {
        return Optional.ofNullable(TraceCommand.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }
}
