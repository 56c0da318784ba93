package org.spinoscope.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.spinoscope.checkpoint.CheckpointFiles;
import org.spinoscope.common.Progress;
import org.spinoscope.common.SmallDisk;
import org.spinoscope.common.UserException;
import org.spinoscope.figure.ColourMaps;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.prompt.BuiltInPrompts;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.study.SpinStudy;

/// The whole study on the embedded model, as the `report` command writes it, of half of the built-in prompts: most of
/// the time goes into boundaries of every head on every prompt.
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the report") // its tests run one after the other
class EmbeddedReportTest {

    private static final int PROMPTS = 10;

    @TempDir
    static Path folder;

    static FullStudy study;
    static JsonNode results;

    @BeforeAll
    static void write() throws IOException {
        var identity = new ModelIdentity("embedded", CheckpointFiles.EMBEDDED_LABEL);
        try (var model = Gpt2.load(Path.of("assets/model"), identity, Progress.NONE)) {
            study = FullStudy.run(model, "test", prompts(), Reading.PAPER, Progress.NONE);
        }
        new ReportWriter(ColourMaps.STANDARD).write(study, folder, Progress.NONE);
        results = new ObjectMapper().readTree(folder.resolve("results.json").toFile());
    }

    private static PromptSet prompts() {
        var all = BuiltInPrompts.FACTUAL_RECALL.load();
        return new PromptSet(
                all.name(), all.description(), all.source(), all.pairs().subList(0, PROMPTS));
    }

    @Test
    void resultsHaveTheKeysOtherProgramsRead() {
        assertThat(results.at("/model/layers").asInt()).isEqualTo(12);
        assertThat(results.at("/model/sha256").asText()).hasSize(64);
        assertThat(results.at("/reading/source").asText()).isEqualTo("W_E");
        assertThat(results.get("prompts")).hasSize(PROMPTS);
        assertThat(results.at("/prompts/0/tokens")).hasSize(12);
        assertThat(results.at("/prompts/0/goodIds/0").asInt()).isEqualTo(11307);
        assertThat(results.get("heads")).hasSize(144);
        for (var key : new String[] {"r", "p", "slope", "intercept", "r0", "spearman", "bonferroni", "q"}) {
            assertThat(results.at("/heads/0").has(key)).as(key).isTrue();
        }
        assertThat(results.at("/heads/0/theoryGap")).hasSize(PROMPTS);
        assertThat(results.at("/familywise/permutations").asInt()).isEqualTo(100_000);
        assertThat(results.at("/familywise/nullQuantiles")).isNotEmpty();
        assertThat(results.at("/familywise/spearman/p").asDouble()).isBetween(1e-5, 1.0);
        assertThat(results.get("temperature")).hasSize(25);
        assertThat(results.at("/ablation/prompts")).hasSize(PROMPTS);
        assertThat(results.at("/ablation/prompts/0")).hasSize(12);
        assertThat(results.at("/ablation/prompts/0/0")).hasSize(12);
        assertThat(results.at("/layerAblation/mlp")).hasSize(12);
        assertThat(results.at("/layerAblation/mlp/4/removed/0").asText()).isEqualTo("MLP 4");
        assertThat(results.at("/layerAblation/block/4/removed")).hasSize(13);
        assertThat(results.at("/layerAblation/mlp/4/effects")).hasSize(PROMPTS);
        assertThat(results.at("/paper/0").has("measured")).isTrue();
    }

    @Test
    void diffusionHasItsKeysAndItsMomentsHold() {
        assertThat(results.get("forwardMoments")).hasSize(27);
        for (var row : results.at("/diffusion/forwardMoments")) {
            assertThat(row.get("meanCosine").asDouble())
                    .isCloseTo(
                            row.get("expected").asDouble(),
                            within(3 * row.get("standardError").asDouble()));
            assertThat(row.get("kappa").isNull())
                    .isEqualTo(row.get("path").asText().equals("heat"));
        }
        assertThat(results.at("/diffusion/exactAgreement")).isNotEmpty();
        for (var row : results.at("/diffusion/exactAgreement")) {
            assertThat(row.get("decoded").asDouble())
                    .as(row.toString())
                    .isCloseTo(
                            row.get("gpt2").asDouble(),
                            within(4 * row.get("standardError").asDouble()));
        }
        for (var key : new String[] {
            "field",
            "guidance",
            "guidanceKind",
            "steps",
            "residual",
            "sampler",
            "nll",
            "kl",
            "goodRank",
            "distinct2",
            "entropy",
            "kappaEff",
            "scoreEvaluations"
        }) {
            assertThat(results.at("/diffusion/grid/0").has(key)).as(key).isTrue();
        }
        assertThat(results.at("/diffusion/exactAgreement/0").fieldNames())
                .toIterable()
                .contains("prompt", "token", "gpt2", "decoded", "standardError");
        assertThat(results.at("/forwardMoments/0").fieldNames())
                .toIterable()
                .contains(
                        "path",
                        "d",
                        "tau",
                        "kappa",
                        "n",
                        "meanCosine",
                        "expected",
                        "standardError",
                        "meanSquare",
                        "expectedSquare",
                        "standardErrorSquare");
        assertThat(results.at("/forwardMoments").findValuesAsText("d")).contains("3", "16", "144");
    }

    @Test
    void theModelIsNamedWhereverItsNumbersAppear() throws IOException {
        assertThat(Files.readString(folder.resolve("index.html"))).contains(CheckpointFiles.EMBEDDED_LABEL);
        try (var figures = Files.list(folder.resolve("figures"))) {
            var drawn = figures.filter(f -> f.toString().endsWith(".svg")).toList();
            assertThat(drawn).hasSizeGreaterThan(12);
            for (var figure : drawn) {
                assertThat(Files.readString(figure)).as(figure.toString()).contains(CheckpointFiles.EMBEDDED_LABEL);
            }
        }
    }

    @Test
    void thePapersHeadHasItsScatterWhateverItsRank() throws IOException {
        assertThat(Files.readString(folder.resolve("index.html")))
                .containsOnlyOnce("data=\"figures/scatter-L3H5.svg\"");
        assertThat(folder.resolve("figures/scatter-L3H5.csv")).isNotEmptyFile();
    }

    @Test
    void thePageShowsValuesUnderThePointerWithoutScripts() throws IOException {
        assertThat(Files.readString(folder.resolve("index.html")))
                .contains("<object type=\"image/svg+xml\" data=\"figures/head-map.svg\"")
                .doesNotContain("<script");
        assertThat(Files.readString(folder.resolve("figures/head-map.svg"))).containsPattern("<title>L3H5\\s");
    }

    @Test
    void everyTableSaysAboveItsColumnsWhereItsNumbersCameFrom() throws IOException {
        try (var files = Files.list(folder)) {
            var tables = files.filter(f -> f.toString().endsWith(".csv")).toList();
            assertThat(tables).hasSize(17);
            for (var table : tables) {
                assertThat(Files.readString(table))
                        .as(table.toString())
                        .startsWith("# program: Spinoscope test\n# model.id: embedded\n# model.sha256: ")
                        .contains("\n# model.label: " + CheckpointFiles.EMBEDDED_LABEL + "\n# prompts: ")
                        .doesNotContain("\r");
            }
        }
        assertThat(Files.readAllLines(folder.resolve("heads.csv")))
                .filteredOn(line -> !line.startsWith("#"))
                .hasSize(1 + 144)
                .first()
                .asString()
                .startsWith("layer,head,rank,r,p,");
    }

    @Test
    void spinsHaveForgottenTheirStart() {
        var found = study.get(SpinChapter.Result.class).spin();
        assertThat(found).isInstanceOf(Estimate.Defined.class);
        if (found instanceof Estimate.Defined<SpinStudy.Result>(SpinStudy.Result spin)) {
            var run = spin.ensemble();
            double law = run.setup().law(0, new double[] {1, 0, 0}).mean();
            double sum = 0;
            int from = run.mean().size() / 4;
            for (int i = from; i < run.mean().size(); i++) {
                sum += run.mean().get(i) / (run.mean().size() - from);
            }
            assertThat(sum).isCloseTo(law, within(1.5e-3));
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefusedBeforeAnyWork() throws IOException {
        var file = Files.writeString(folder.resolve("a-file"), "x");
        assertThatThrownBy(() -> ReportWriter.requireWritable(file))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("name a folder");
    }

    @Test
    void aDiskThatFillsLeavesTheEarlierReportAsItWas(@TempDir Path temp) throws Exception {
        try (var disk = SmallDisk.mount(temp.resolve("disk"), 500)) {
            var earlier = disk.root().resolve("index.html");
            Files.writeString(earlier, "earlier");
            assertThatThrownBy(() -> new ReportWriter(ColourMaps.STANDARD).write(study, disk.root(), Progress.NONE))
                    .isInstanceOf(UserException.class)
                    .hasMessageContainingAll(disk.root().toString(), "no space left", "has room");
            assertThat(earlier).hasContent("earlier");
            try (var files = Files.list(disk.root())) {
                assertThat(files).containsExactly(earlier);
            }
        }
    }
}
