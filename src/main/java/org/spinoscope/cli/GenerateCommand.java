package org.spinoscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.common.Progress;
import org.spinoscope.diffusion.GenerationListener;
import org.spinoscope.diffusion.GenerationRequest;
import org.spinoscope.diffusion.GenerationResult;
import org.spinoscope.diffusion.LearnedResidual;
import org.spinoscope.diffusion.Residual;
import org.spinoscope.diffusion.ResidualFile;
import org.spinoscope.diffusion.TextGenerator;
import org.spinoscope.diffusion.WordSphere;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.report.GenerationJson;
import org.spinoscope.study.diffusion.Residuals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `generate`: text written by denoised spins, beside GPT-2's own. Exit code 0 if it was written.
@Command(
        name = "generate",
        description = "Write text with spins that are denoised on the sphere, under a head's field if one is named, and"
                + " GPT-2's own continuation beside it.",
        mixinStandardHelpOptions = true)
public final class GenerateCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ModelOption model = new ModelOption();

    @Mixin
    private GenerationOptions options = new GenerationOptions();

    @picocli.CommandLine.Option(
            names = "--residual-file",
            paramLabel = "FILE",
            description = "A learned residual; default: the one kept for this checkpoint.")
    private @Nullable Path residualFile;

    @picocli.CommandLine.Option(names = "--out", paramLabel = "FILE", description = "Write the result as JSON.")
    private @Nullable Path out;

    @Override
    public Integer call() {
        var command = Objects.requireNonNull(spec, "picocli sets it").commandLine();
        return CommandRunner.run(command, progress -> run(progress, command.getOut()));
    }

    private void run(Progress progress, PrintWriter console) {
        try (var loaded = model.load(progress.part(0, 0.3))) {
            var request = options.request(loaded.config());
            long start = System.nanoTime();
            try (var sphere = WordSphere.of(loaded, request.centring())) {
                var generator = new TextGenerator(loaded, sphere, residual(loaded, request));
                var result = generator.run(request, GenerationListener.NONE, progress.part(0.3, 1));
                double seconds = (System.nanoTime() - start) / 1e9;
                if (out != null) {
                    AtomicFile.write(
                            out, new GenerationJson().of(result, loaded.identity(), loaded.sha256(), seconds) + "\n");
                }
                print(result, loaded, seconds, console);
            }
        }
    }

    private Optional<LearnedResidual> residual(Gpt2 loaded, GenerationRequest request) {
        if (residualFile != null) {
            return Optional.of(ResidualFile.read(residualFile));
        }
        return request.residual() == Residual.EXACT
                ? Optional.empty()
                : Residuals.ofThisMachine().find(loaded.sha256());
    }

    private void print(GenerationResult result, Gpt2 loaded, double seconds, PrintWriter console) {
        var request = result.request();
        console.println(loaded.identity().label() + " (" + loaded.identity().id() + ")");
        console.println(String.format(
                Locale.ROOT,
                "%s path, %s, %d steps, %d score evaluations a token, κ_max %.0f; field %s, g %s (%s); %s; %.2f s",
                request.path().key(),
                request.sampler().key(),
                request.steps(),
                result.scoreEvaluations(),
                result.kappaMax(),
                request.field(),
                request.guidance(),
                request.guidanceKind().key(),
                request.residual().key(),
                seconds));
        console.println();
        console.println("GPT-2   " + shown(result.gpt2().text()));
        int shown = Math.min(result.chains().size(), 16);
        for (int i = 0; i < shown; i++) {
            var chain = result.chains().get(i);
            long tied = chain.decoded().stream().filter(word -> word.tied() > 1).count();
            console.println(String.format(Locale.ROOT, "chain %-2d%s", i, shown(chain.text()))
                    + (tied == 0 ? "" : "   [" + tied + " decoded to an atom that several tokens share]"));
        }
        if (shown < result.chains().size()) {
            console.println("… and " + (result.chains().size() - shown) + " more chains");
        }
        if (out != null) {
            console.println("Wrote " + out.toAbsolutePath());
        }
    }

    private static String shown(String text) {
        return text.replace("\n", "⏎").replace("\r", "");
    }
}
