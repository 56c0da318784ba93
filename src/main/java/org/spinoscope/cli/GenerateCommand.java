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
import org.spinoscope.diffusion.Centring;
import org.spinoscope.diffusion.Decode;
import org.spinoscope.diffusion.GenerationListener;
import org.spinoscope.diffusion.GenerationRequest;
import org.spinoscope.diffusion.GenerationResult;
import org.spinoscope.diffusion.GuidanceKind;
import org.spinoscope.diffusion.LearnedResidual;
import org.spinoscope.diffusion.NoisePath;
import org.spinoscope.diffusion.Option;
import org.spinoscope.diffusion.Residual;
import org.spinoscope.diffusion.ResidualFile;
import org.spinoscope.diffusion.Sampler;
import org.spinoscope.diffusion.Sign;
import org.spinoscope.diffusion.TextGenerator;
import org.spinoscope.diffusion.WordSphere;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.report.GenerationJson;
import org.spinoscope.spinbath.FieldSource;
import org.spinoscope.spinbath.Reading;
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

    @picocli.CommandLine.Option(
            names = "--prompt",
            paramLabel = "TEXT",
            required = true,
            description = "The text to go on from.")
    private String prompt = "";

    @picocli.CommandLine.Option(
            names = "--tokens",
            defaultValue = "20",
            description = "Tokens to write (default: ${DEFAULT-VALUE}).")
    private int tokens;

    @picocli.CommandLine.Option(
            names = "--chains",
            defaultValue = "16",
            description = "Independent texts from the one prompt (default: ${DEFAULT-VALUE}).")
    private int chains;

    @picocli.CommandLine.Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @picocli.CommandLine.Option(
            names = "--residual",
            defaultValue = "exact",
            description = "Where the log-weights of clean words come from: exact (GPT-2 itself, the default), prior or"
                    + " learned.")
    private String residual = "";

    @picocli.CommandLine.Option(
            names = "--residual-file",
            paramLabel = "FILE",
            description = "A learned residual; default: the one kept for this checkpoint.")
    private @Nullable Path residualFile;

    @picocli.CommandLine.Option(
            names = "--path",
            defaultValue = "vmf",
            description = "How spins are noised: vmf (von Mises–Fisher, the default) or heat (Brownian motion).")
    private String path = "";

    @picocli.CommandLine.Option(
            names = "--sampler",
            defaultValue = "flow",
            description = "flow (default), sde, heun or geodesic. Constant guidance always runs on sde.")
    private String sampler = "";

    @picocli.CommandLine.Option(
            names = "--steps",
            description = "κ intervals a token (default: 30, or 60 below 64 dimensions).")
    private @Nullable Integer steps;

    @picocli.CommandLine.Option(
            names = "--field",
            defaultValue = "none",
            description = "The context field N: none (default), a head such as L3H5, layer:3, all or residual.")
    private String field = "";

    @picocli.CommandLine.Option(
            names = "--guidance",
            paramLabel = "g",
            defaultValue = "0",
            description = "How strongly the field takes part (default: ${DEFAULT-VALUE}). Also written g=0.5.")
    private String guidance = "";

    @picocli.CommandLine.Option(
            names = "--guidance-kind",
            defaultValue = "tilt",
            description = "tilt (default): words are reweighted; constant: a constant drift.")
    private String guidanceKind = "";

    @picocli.CommandLine.Option(
            names = "--sign",
            defaultValue = "corrected",
            description = "Signs of eq. (14): corrected (default), paper-forward or paper-backward.")
    private String sign = "";

    @picocli.CommandLine.Option(
            names = "--decode",
            defaultValue = "cosine",
            description = "cosine (default): the nearest word; posterior: a draw from the shares at the last level.")
    private String decode = "";

    @picocli.CommandLine.Option(
            names = "--temperature",
            defaultValue = "1",
            description = "What log-weights are divided by (default: ${DEFAULT-VALUE}).")
    private double temperature;

    @picocli.CommandLine.Option(
            names = "--centring",
            defaultValue = "none",
            description = "none (default): token vectors as they are; atoms: minus the mean over atoms.")
    private String centring = "";

    @picocli.CommandLine.Option(
            names = "--reading",
            paramLabel = "k=v,…",
            defaultValue = "",
            description = "What N_proj means, as in report; parts not named stay the paper's.")
    private String reading = "";

    @picocli.CommandLine.Option(names = "--out", paramLabel = "FILE", description = "Write the result as JSON.")
    private @Nullable Path out;

    @Override
    public Integer call() {
        var command = Objects.requireNonNull(spec, "picocli sets it").commandLine();
        return CommandRunner.run(command, progress -> run(progress, command.getOut()));
    }

    private void run(Progress progress, PrintWriter console) {
        try (var loaded = model.load(progress.part(0, 0.3))) {
            var request = request(loaded);
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

    private GenerationRequest request(Gpt2 loaded) {
        var config = loaded.config();
        return new GenerationRequest(
                prompt,
                tokens,
                chains,
                seed,
                Option.parse(Residual.class, residual, "residual"),
                Option.parse(NoisePath.class, path, "noise path"),
                Option.parse(Sampler.class, sampler, "sampler"),
                steps == null ? GenerationRequest.defaultSteps(config.dModel()) : steps,
                FieldSource.parse(field, config),
                number(guidance),
                Option.parse(GuidanceKind.class, guidanceKind, "kind of guidance"),
                Option.parse(Sign.class, sign, "sign"),
                Option.parse(Decode.class, decode, "way to decode"),
                temperature,
                Option.parse(Centring.class, centring, "centring"),
                Reading.parse(reading));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.startsWith("g=") ? text.substring(2) : text);
        } catch (NumberFormatException e) {
            throw new org.spinoscope.common.UserException(
                    "“" + text + "” is no number. Give the guidance g as a number from 0 up.", e);
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
