package org.spinoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spinoscope.common.Progress;
import org.spinoscope.diffusion.Centring;
import org.spinoscope.diffusion.LearnedResidual;
import org.spinoscope.diffusion.ResidualFile;
import org.spinoscope.gpt2.DoctoredCheckpoint;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.gpt2.ModelIdentity;

class GenerateCommandTest {

    private static final String MODEL = "src/test/resources/golden/checkpoints/tiny-12x12";

    @TempDir
    Path folder;

    private record Outcome(int code, String out, String err) {}

    private static Outcome run(String... args) {
        return runOn(MODEL, args);
    }

    private static Outcome runOn(String model, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var line = Cli.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        var all = new ArrayList<>(List.of("generate", "--model", model));
        all.addAll(Arrays.asList(args));
        int code = line.execute(all.toArray(String[]::new));
        return new Outcome(code, out.toString(), err.toString());
    }

    private JsonNode generated(String... args) throws IOException {
        var file = folder.resolve("out.json");
        var all = new ArrayList<>(List.of("--prompt", "abc de", "--out", file.toString()));
        all.addAll(Arrays.asList(args));
        if (!all.contains("--steps")) {
            all.addAll(List.of("--steps", "12"));
        }
        var outcome = run(all.toArray(String[]::new));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return JsonMapper.builder().build().readTree(file.toFile());
    }

    @Test
    void theSameCommandGivesTheSameTextAndMoreChainsChangeNone() throws IOException {
        var once = generated("--tokens", "3", "--chains", "2", "--seed", "7");
        var again = generated("--tokens", "3", "--chains", "2", "--seed", "7");
        var more = generated("--tokens", "3", "--chains", "19", "--seed", "7");
        assertThat(((ObjectNode) once).without("seconds").toString())
                .isEqualTo(((ObjectNode) again).without("seconds").toString());
        for (int chain = 0; chain < 2; chain++) {
            assertThat(more.get("chains").get(chain))
                    .isEqualTo(once.get("chains").get(chain));
        }
        assertThat(once.get("chains").get(0)).isNotEqualTo(once.get("chains").get(1));
        assertThat(more.get("chains").size()).isEqualTo(19);
        assertThat(once.get("gpt2")).isEqualTo(more.get("gpt2"));
    }

    @Test
    void everyKeyOfTheContractIsThere() throws IOException {
        var json = generated("--tokens", "2", "--chains", "1", "--field", "L3H5", "--guidance", "0.5");
        assertThat(json.fieldNames())
                .toIterable()
                .contains(
                        "prompt",
                        "tokens",
                        "model",
                        "path",
                        "sampler",
                        "steps",
                        "scoreEvaluations",
                        "field",
                        "fieldNorm",
                        "guidance",
                        "guidanceKind",
                        "residual",
                        "sign",
                        "decode",
                        "temperature",
                        "seed",
                        "chains",
                        "gpt2",
                        "seconds");
        assertThat(json.get("scoreEvaluations").asInt()).isEqualTo(13);
        assertThat(json.get("fieldNorm").asDouble()).isPositive();
        var chain = json.get("chains").get(0);
        assertThat(chain.get("decoded").size()).isEqualTo(2);
        assertThat(chain.get("decoded").get(0).fieldNames())
                .toIterable()
                .containsExactly("id", "token", "cosine", "tied");
        assertThat(chain.get("gpt2LogProb").get(1).asDouble()).isNegative();
        assertThat(json.get("gpt2").get("tokens").size()).isEqualTo(2);
        assertThat(json.get("gpt2").get("text").isTextual()).isTrue();
        assertThat(json.get("model").get("sha256").asText()).hasSize(64);
        assertThat(json.get("model").get("id").asText()).isNotEmpty();
        assertThat(chain.get("text").asText())
                .isEqualTo(chain.get("decoded").get(0).get("token").asText()
                        + chain.get("decoded").get(1).get("token").asText());
        assertThat(json.get("prompt").asText()).isEqualTo("abc de");
        assertThat(json.get("tokens")).isNotEmpty().allMatch(JsonNode::isInt);
    }

    @Test
    void logProbabilitiesAreTheModelsOwnAfterPromptAndChainSoFar() throws IOException {
        var json = generated("--tokens", "2", "--chains", "1", "--temperature", "2");
        var chain = json.get("chains").get(0);
        var context = new ArrayList<Integer>();
        json.get("tokens").forEach(token -> context.add(token.asInt()));
        try (var model = Gpt2.load(Path.of(MODEL), new ModelIdentity("tiny", "random weights"), Progress.NONE)) {
            for (int t = 0; t < 2; t++) {
                int token = chain.get("decoded").get(t).get("id").asInt();
                assertThat(chain.get("gpt2LogProb").get(t).asDouble())
                        .isCloseTo(logProbability(model, context, token), within(1e-4));
                context.add(token);
            }
        }
    }

    private static double logProbability(Gpt2 model, List<Integer> context, int token) {
        var tokens = context.stream().mapToInt(Integer::intValue).toArray();
        var logits = model.run(ForwardRequest.of(List.of(tokens)).logits(new LogitRequest.Final()), Progress.NONE)
                .logits()
                .getFirst()
                .data();
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit);
        }
        return logits[token] - Math.log(sum);
    }

    @Test
    void everyOptionOfTheContractIsTakenAndNamedInTheResult() throws IOException {
        var json = generated(("--tokens 2 --chains 2 --seed 9 --residual exact --path heat --sampler sde --steps 7"
                        + " --field layer:3 --guidance g=0.25 --guidance-kind tilt --sign corrected --decode posterior"
                        + " --temperature 1.5 --reading source=ln_1(resid_pre)")
                .split(" "));
        assertThat(json.get("path").asText()).isEqualTo("heat");
        assertThat(json.get("sampler").asText()).isEqualTo("sde");
        assertThat(json.get("steps").asInt()).isEqualTo(7);
        assertThat(json.get("field").asText()).isEqualTo("layer:3");
        assertThat(json.get("guidance").asDouble()).isEqualTo(0.25);
        assertThat(json.get("guidanceKind").asText()).isEqualTo("tilt");
        assertThat(json.get("residual").asText()).isEqualTo("exact");
        assertThat(json.get("sign").asText()).isEqualTo("corrected");
        assertThat(json.get("decode").asText()).isEqualTo("posterior");
        assertThat(json.get("temperature").asDouble()).isEqualTo(1.5);
        var other = generated("--tokens", "1", "--chains", "1", "--field", "layer:3");
        assertThat(json.get("fieldNorm").asDouble())
                .isNotCloseTo(other.get("fieldNorm").asDouble(), within(1e-9)); // another Reading
        assertThat(json.get("seed").asLong()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({
        "--path,heat,flow",
        "--sampler,sde,sde",
        "--sampler,heun,heun",
        "--sampler,geodesic,geodesic",
        "--decode,posterior,flow",
        "--sign,paper-forward,flow",
        "--sign,paper-backward,flow",
        "--guidance-kind,constant,sde"
    })
    void everyChoiceRuns(String option, String value, String sampler) throws IOException {
        var json = generated("--tokens", "1", "--chains", "3", "--field", "all", "--guidance", "0.1", option, value);
        assertThat(json.get("sampler").asText()).isEqualTo(sampler);
        assertThat(json.get("chains").size()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--guidance -1 --field all|from 0 up",
                "--guidance NaN --field all|from 0 up",
                "--guidance 1e30 --field all|too strong",
                "--guidance 1|needs a field",
                "--steps 0|steps must be from 1",
                "--chains 0|chains must be from 1",
                "--tokens 0|at least one token",
                "--tokens 70|at most",
                "--temperature NaN|temperature must be",
                "--field L99H0|There is no head L99H0",
                "--field nowhere|is no field",
                "--sampler fast|Choose one of flow, sde, heun, geodesic",
                "--residual learned|train-residual",
                "--reading source=X|source"
            })
    void badInputIsAnsweredWithASentence(String options, String answer) {
        var args = new ArrayList<>(List.of("--prompt", "abc de"));
        args.addAll(List.of(options.split(" ")));
        var outcome = run(args.toArray(String[]::new));
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()
                        .lines()
                        .filter(line -> !line.contains("%"))
                        .toList()
                        .getLast())
                .contains(answer)
                .endsWith(".");
    }

    @Test
    void aPromptThatFillsAllPositionsIsRefused() {
        var outcome = run("--prompt", "ab ".repeat(64), "--tokens", "1");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("fills all 64 positions");
    }

    @Test
    void theResidualOfAnotherCheckpointIsRefused() {
        var file = folder.resolve("other.safetensors");
        ResidualFile.write(
                new LearnedResidual(
                        "0".repeat(64),
                        "residual",
                        Centring.NONE,
                        new float[][] {{1}},
                        new float[][] {{1}},
                        new float[] {0},
                        Optional.empty(),
                        "by hand"),
                file);
        var outcome =
                run("--prompt", "abc", "--tokens", "1", "--residual", "learned", "--residual-file", file.toString());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("another checkpoint").contains("train-residual");
    }

    @Test
    void priorAndLearnedLogWeightsComeFromTheResidualOfTheCheckpoint() throws IOException {
        var file = folder.resolve("own.safetensors");
        int vocabulary = 0;
        int width = 0;
        String sha256;
        try (var model = Gpt2.load(Path.of(MODEL), new ModelIdentity("tiny", "random weights"), Progress.NONE)) {
            vocabulary = model.config().vocabulary();
            width = model.config().dModel();
            sha256 = model.sha256();
        }
        var prior = new float[vocabulary];
        Arrays.fill(prior, -40);
        prior[5] = 0;
        ResidualFile.write(
                new LearnedResidual(
                        sha256,
                        "residual",
                        Centring.NONE,
                        new float[1][width],
                        new float[1][width],
                        prior,
                        Optional.empty(),
                        "by hand"),
                file);
        for (var residual : List.of("prior", "learned")) {
            var json = generated(
                    "--tokens", "1", "--chains", "3", "--residual", residual, "--residual-file", file.toString());
            assertThat(json.get("residual").asText()).isEqualTo(residual);
            for (var chain : json.get("chains")) {
                assertThat(chain.get("decoded").get(0).get("id").asInt()).isEqualTo(5);
            }
        }
    }

    @Test
    void aFieldOfZeroLengthGuidesNowhere() {
        var outcome = runOn(
                "src/test/resources/golden/checkpoints/degenerate-2x10",
                "--prompt",
                "ab",
                "--tokens",
                "1",
                "--chains",
                "1",
                "--field",
                "L0H0",
                "--guidance",
                "1");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("has length 0").contains("set g to 0");
    }

    @Test
    void logitsThatAreNoNumbersDrawNoWord() throws IOException {
        var checkpoint = DoctoredCheckpoint.copyOf("tiny-12x12", folder);
        checkpoint.values("ln_f.weight", 0, 3e38f, -3e38f); // finite, but what they lead to is not
        checkpoint.values("ln_f.bias", 0, 3.4e38f, -3.4e38f);
        var outcome = runOn(checkpoint.folder().toString(), "--prompt", "ab", "--tokens", "1", "--chains", "1");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("logits that are not numbers").contains("verify");
    }
}
