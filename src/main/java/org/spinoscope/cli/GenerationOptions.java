package org.spinoscope.cli;

import org.jspecify.annotations.Nullable;
import org.spinoscope.diffusion.Centring;
import org.spinoscope.diffusion.Decode;
import org.spinoscope.diffusion.GenerationRequest;
import org.spinoscope.diffusion.GuidanceKind;
import org.spinoscope.diffusion.NoisePath;
import org.spinoscope.diffusion.Option;
import org.spinoscope.diffusion.Residual;
import org.spinoscope.diffusion.Sampler;
import org.spinoscope.diffusion.Sign;
import org.spinoscope.gpt2.Gpt2Config;
import org.spinoscope.spinbath.FieldSource;
import org.spinoscope.spinbath.Reading;

/// The options of `generate` that say how spins write.
final class GenerationOptions {

    @picocli.CommandLine.Option(
            names = "--prompt",
            paramLabel = "TEXT",
            required = true,
            description = "The text to continue.")
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
            description = "Strength of the field (default: ${DEFAULT-VALUE}). Also written g=0.5.")
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

    /// @throws org.spinoscope.common.UserException if a value is none, or out of its range
    GenerationRequest request(Gpt2Config config) {
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
}
