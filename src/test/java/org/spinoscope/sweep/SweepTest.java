package org.spinoscope.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.spinoscope.checkpoint.Checkpoints;
import org.spinoscope.checkpoint.ModelSource;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.prompt.BuiltInPrompts;
import org.spinoscope.prompt.bulk.BulkFormat;
import org.spinoscope.prompt.bulk.BulkPrompts;
import org.spinoscope.prompt.bulk.Rejections.Policy;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.study.AblationStudy;
import org.spinoscope.study.CorrelationStudy;

@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the model of SweepTest") // its tests run one after the other
class SweepTest {

    private static final Reading EVERYTHING =
            Reading.parse("source=ln_1(W_E+W_pos),biases=qkv,unit=on,readout=gamma*e_t,slice=columns");

    private static final List<String> REFUSED = List.of(
            "COPY heads TO 'x.csv'",
            "SELECT 1; SELECT 2",
            "SELECT * FROM read_text('/etc/hostname')",
            "SELECT * FROM glob('/*')",
            "DROP VIEW heads",
            "SET threads = 4",
            "ATTACH 'x.db'",
            "CREATE TABLE t AS SELECT 1",
            "SELECT nothing FROM heads",
            "SELEC",
            "");

    private static Gpt2 model;

    @TempDir
    private Path folder;

    @BeforeAll
    static void load() {
        var files = Checkpoints.ofThisMachine().resolve(ModelSource.parse("embedded"));
        model = Gpt2.load(files.folder(), new ModelIdentity(files.id(), files.label()), Progress.NONE);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void rowsAreTheReportsOwnNumbers() throws SQLException {
        var readings = List.of(Reading.PAPER, Reading.ACTUAL, EVERYTHING);
        var sweep = sweep(request("factual-recall", readings, Set.of(Measure.values()), 7));
        var set = BuiltInPrompts.FACTUAL_RECALL.load();
        var ablation =
                new AblationStudy().run(model, AblationStudy.Request.of(set).together(0), Progress.NONE);
        double scale = largestLogit();
        var direct = CorrelationStudy.gaps(model, set, Reading.ACTUAL, Progress.NONE);
        try (var query = SweepQuery.open(sweep)) {
            for (int r = 0; r < readings.size(); r++) {
                var study = CorrelationStudy.gaps(model, set, readings.get(r), Progress.NONE);
                var expected = flat(head -> study.theory().of(head));
                var theory = column(query, SweepPlan.theoryColumn(r));
                for (int i = 0; i < expected.length; i++) {
                    // Scores reach 14 here and are exact to some 10⁻⁶ in float32; so is what they weight.
                    double tolerance = 3e-6 * Math.max(1, Math.abs(expected[i]));
                    assertThat(theory[i]).isCloseTo(expected[i], within(tolerance));
                }
                assertThat(numbers(query, "SELECT actualGap FROM prompts ORDER BY prompt"))
                        .containsExactly(study.actual(), within(2e-5 * scale));
            }
            assertThat(column(query, "directGap"))
                    .containsExactly(flat(head -> direct.theory().of(head)), within(2e-5 * scale));
            assertThat(column(query, "ablatedGap"))
                    .containsExactly(flat(head -> ablation.without().gaps(head)), within(2e-5 * scale));
            assertThat(column(query, "estimatedEffect"))
                    .containsExactly(
                            flat(head -> Arrays.stream(ablation.estimates())
                                    .mapToDouble(prompt -> prompt[head.layer()][head.head()])
                                    .toArray()),
                            within(2e-5 * scale));
        }
    }

    /// Of all heads, each with its prompts.
    private static double[] flat(java.util.function.Function<HeadId, double[]> ofHead) {
        return model.heads().stream()
                .flatMapToDouble(head -> Arrays.stream(ofHead.apply(head)))
                .toArray();
    }

    private static double[] column(SweepQuery query, String column) throws SQLException {
        return numbers(query, "SELECT " + column + " FROM heads ORDER BY layer, head, prompt");
    }

    @Test
    void probabilitiesAndRanksAreThoseOfTheWholeVocabulary() throws SQLException {
        var sweep = sweep(request("factual-recall", List.of(Reading.PAPER), Set.of(Measure.DIRECT), 1000));
        var pair = BuiltInPrompts.FACTUAL_RECALL.load().pairs().getFirst();
        var logits = model.run(
                        ForwardRequest.of(List.of(model.tokenizer().encode(pair.prompt())))
                                .logits(new LogitRequest.Final()),
                        Progress.NONE)
                .logits()
                .getFirst()
                .data();
        int good = model.tokenizer().encode(" " + pair.good())[0];
        double sum = 0;
        int larger = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - logits[good]);
            larger += logit > logits[good] ? 1 : 0;
        }
        try (var query = SweepQuery.open(sweep)) {
            assertThat(numbers(query, "SELECT goodLogProb FROM prompts WHERE prompt = 0")[0])
                    .isCloseTo(-Math.log(sum), within(1e-5));
            assertThat(numbers(query, "SELECT goodRank FROM prompts WHERE prompt = 0")[0])
                    .isEqualTo(1.0 + larger);
            assertThat(numbers(
                            query,
                            "SELECT count(*) FROM heads WHERE theoryGap IS NULL AND estimatedEffect IS NULL AND"
                                    + " ablatedGap IS NULL AND attentionEntropyBits BETWEEN 0 AND 6")[0])
                    .isEqualTo(20 * 144);
        }
    }

    @Test
    void aSweepThatWasDamagedEndsWithTheSameBytes() throws IOException {
        var request = request("factual-recall", List.of(Reading.PAPER), Set.of(Measure.THEORY, Measure.ESTIMATE), 6);
        var sweep = sweep(request);
        var plan = sweep.plan();
        assertThat(plan.parts()).extracting(SweepPlan.Part::prompts).containsExactly(6, 6, 6, 2);
        var heads = bytes(sweep.heads(plan.parts().getFirst()));
        var prompts = bytes(sweep.prompts(plan.parts().get(1)));
        Files.delete(sweep.prompts(plan.parts().getFirst()));
        Files.write(sweep.heads(plan.parts().getFirst()), Arrays.copyOf(heads, heads.length / 2)); // cut short
        Files.copy(
                sweep.heads(plan.parts().get(1)),
                sweep.prompts(plan.parts().get(1)),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING); // another schema
        assertThat(sweep.complete(plan)).extracting(SweepPlan.Part::part).containsExactly(2, 3);

        sweep(request);

        assertThat(bytes(sweep.heads(plan.parts().getFirst()))).isEqualTo(heads);
        assertThat(bytes(sweep.prompts(plan.parts().get(1)))).isEqualTo(prompts);
    }

    @Test
    void partsCutDifferentlyOrComputedAloneHoldTheSameRows() {
        var first = sweep(request("confirmatory", List.of(Reading.PAPER), Set.of(Measure.THEORY), 1000));
        var other = new SweepFolder(folder.resolve("alone"));
        var plan = new SweepPlanner(
                        model, request("confirmatory", List.of(Reading.PAPER), Set.of(Measure.THEORY), 1000), other)
                .plan(Progress.NONE);
        new SweepRun(model, other, plan).some(plan.parts(), Progress.NONE);
        assertThat(bytes(other.heads(plan.parts().getFirst())))
                .isEqualTo(bytes(first.heads(plan.parts().getFirst())));
    }

    @Test
    void anotherPlanAndASecondSweepAreRefused() {
        var request = request("factual-recall", List.of(Reading.PAPER), Set.of(Measure.THEORY), 6);
        var sweep = sweep(request);
        var other = request("factual-recall", List.of(Reading.ACTUAL), Set.of(Measure.THEORY), 6);
        assertThatThrownBy(() -> new SweepPlanner(model, other, sweep).plan(Progress.NONE))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("holds another sweep")
                .hasMessageContaining("differs in the Readings");
        var run = new SweepRun(model, sweep, sweep.plan());
        try (var _ = FolderLock.whole(sweep)) {
            assertThatThrownBy(() -> run.all(Progress.NONE)).hasMessageContaining("another sweep");
            assertThatThrownBy(() -> run.some(sweep.plan().parts(), Progress.NONE))
                    .isInstanceOf(UserException.class);
        }
        run.all(Progress.NONE);
    }

    @Test
    void aCancelledSweepKeepsItsWholePartsAndNothingElse() {
        var sweep = new SweepFolder(folder.resolve("cancelled"));
        var request = request("factual-recall", List.of(Reading.PAPER), Set.of(Measure.THEORY), 6);
        var plan = new SweepPlanner(model, request, sweep).plan(Progress.NONE);
        var run = new SweepRun(model, sweep, plan);
        assertThatThrownBy(() -> run.all((fraction, doing) -> {
                    if (fraction > 0.5) {
                        throw new CancellationException();
                    }
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(sweep.complete(plan)).isNotEmpty().hasSizeLessThan(4);
        run.all(Progress.NONE);
        assertThat(sweep.complete(plan)).hasSize(4);
    }

    @Test
    void badRecordsRefuseThePlanAndLeaveNothing() throws IOException {
        var file = Files.writeString(
                folder.resolve("bad.csv"),
                "prompt,good,bad\nA b,red,blue\nA b,herbivores,herbivore\n" + "word ".repeat(200_000) + ",x,y\n");
        var out = new SweepFolder(folder.resolve("out"));
        var refusing = new SweepRequest(
                prompts(file.toString()), Policy.REFUSE, List.of(Reading.PAPER), Set.of(Measure.THEORY), 10, 100);
        assertThatThrownBy(() -> new SweepPlanner(model, refusing, out).plan(Progress.NONE))
                .hasMessageContaining("2 bad records")
                .hasMessageContaining("line 3 (record 1)")
                .hasMessageContaining("same token")
                .hasMessageContaining("tokens; this model reads at most 256");
        assertThat(out.root()).doesNotExist();
        var skipping = new SweepRequest(
                prompts(file.toString()), Policy.SKIP, List.of(Reading.PAPER), Set.of(Measure.THEORY), 10, 100);
        var plan = new SweepPlanner(model, skipping, out).plan(Progress.NONE);
        assertThat(plan.prompts().accepted()).isEqualTo(1);
        assertThat(plan).isEqualTo(out.plan());
        assertThat(plan.prompts().rejected()).hasSize(2);
    }

    @Test
    void aManifestOfANewerVersionIsRefused() throws IOException {
        Files.writeString(folder.resolve("manifest.json"), "{\"format\": \"spinoscope-sweep/2\"}");
        assertThatThrownBy(() -> new SweepFolder(folder).plan())
                .isInstanceOf(UserException.class)
                .hasMessageContaining("spinoscope-sweep/2")
                .hasMessageContaining("newer");
    }

    @Test
    void readingsOfOneSweepShareTheirAnswer() {
        assertThatThrownBy(() -> request(
                        "factual-recall",
                        List.of(Reading.PAPER, Reading.parse("answer=last")),
                        Set.of(Measure.THEORY),
                        5))
                .hasMessageContaining("share one answer");
    }

    @Test
    void onlyASelectOverTheTwoTablesIsAnswered() {
        var sweep = sweep(request("factual-recall", List.of(Reading.PAPER), Set.of(Measure.DIRECT), 1000));
        try (var query = SweepQuery.open(sweep)) {
            for (var sql : REFUSED) {
                var nothing = new StringBuilder();
                assertThatThrownBy(() -> query.csv(sql, nothing)).as(sql).isInstanceOf(UserException.class);
                assertThat(nothing.toString()).isEmpty();
            }
            var out = new StringBuilder();
            query.csv("SELECT relation, head FROM heads ORDER BY prompt, layer, head LIMIT 2;", out);
            assertThat(out.toString()).isEqualTo("relation,head\ncapital,0\ncapital,1\n");
        }
    }

    private SweepFolder sweep(SweepRequest request) {
        var sweep = new SweepFolder(folder.resolve("sweep"));
        var plan = new SweepPlanner(model, request, sweep).plan(Progress.NONE);
        new SweepRun(model, sweep, plan).all(Progress.NONE);
        return sweep;
    }

    private static SweepRequest request(
            String prompts, List<Reading> readings, Set<Measure> measures, int partPrompts) {
        return new SweepRequest(prompts(prompts), Policy.REFUSE, readings, measures, partPrompts, Long.MAX_VALUE);
    }

    private static BulkPrompts.Request prompts(String file) {
        return new BulkPrompts.Request(file, BulkFormat.AUTO, "", 1);
    }

    private static double[] numbers(SweepQuery query, String sql) throws SQLException {
        try (var statement = query.connection().createStatement();
                var rows = statement.executeQuery(sql)) {
            var numbers = java.util.stream.DoubleStream.builder();
            while (rows.next()) {
                numbers.add(rows.getDouble(1));
            }
            return numbers.build().toArray();
        }
    }

    private static double largestLogit() {
        var tokens = BuiltInPrompts.FACTUAL_RECALL.load().pairs().stream()
                .map(pair -> model.tokenizer().encode(pair.prompt()))
                .toList();
        return model.run(ForwardRequest.of(tokens).logits(new LogitRequest.Final()), Progress.NONE).logits().stream()
                .mapToDouble(t -> {
                    double largest = 0;
                    for (float logit : t.data()) {
                        largest = Math.max(largest, Math.abs(logit));
                    }
                    return largest;
                })
                .max()
                .orElseThrow();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
