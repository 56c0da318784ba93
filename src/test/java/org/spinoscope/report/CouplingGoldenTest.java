package org.spinoscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Golden;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.study.CorrelationStudy;
import org.spinoscope.study.coupling.CouplingResult;

/// `modes`, `orders` and `phases` of results.json against float64 numpy (`src/test/golden/coupling.py`), which forms
/// the
/// full matrices and scans densely.
class CouplingGoldenTest {

    /// Where the stored weights alone decide.
    private static final double EXACT = 1e-9;

    /// Where a forward pass in single precision enters, as a share of the largest value.
    private static final double SINGLE = 2e-5;

    @ParameterizedTest
    @ValueSource(strings = {"tiny-12x12", "odd-3x5", "half-4x2", "bf16-sharded", "degenerate-2x10", "one-layer"})
    void agreesWithAnIndependentImplementation(String name) throws IOException {
        var golden = new ObjectMapper()
                .readTree(Path.of("src/test/resources/golden/coupling/" + name + ".json")
                        .toFile());
        var pairs = stream(golden.get("prompts"))
                .map(p -> new PromptPair(
                        p.get("prompt").asText(),
                        p.get("good").asText(),
                        p.get("bad").asText()))
                .toList();
        try (var model = Golden.model(name)) {
            for (var study : golden.get("studies")) {
                var reading = reading(study.get("reading"));
                compare(study, ours(model, new PromptSet(name, "", "", pairs), reading), reading);
            }
        }
    }

    private static Reading reading(JsonNode node) {
        var text = new ArrayList<String>();
        node.properties().forEach(e -> text.add(e.getKey() + "=" + e.getValue().asText()));
        return Reading.parse(String.join(",", text));
    }

    private static ObjectNode ours(Gpt2 model, PromptSet prompts, Reading reading) {
        var gaps = CorrelationStudy.gaps(model, prompts, reading, Progress.NONE);
        var root = JsonMapper.builder().build().createObjectNode();
        CouplingJson.put(root, CouplingResult.of(model, prompts, reading, gaps, Progress.NONE));
        return root;
    }

    private static void compare(JsonNode golden, ObjectNode ours, Reading reading) {
        boolean run = reading.source() == Reading.Source.LN1_RESID || reading.readout() == Reading.Readout.DIRECT;
        double tolerance = run ? SINGLE : EXACT;
        if (!golden.get("modes").isNull()) {
            for (var key : List.of("singular", "symmetricFraction", "participation", "ferromagneticShare")) {
                agree(golden.get("modes"), ours.get("modes"), key, EXACT, 1);
            }
            agree(golden.get("modes"), ours.get("modes"), "ovCopyingResidual", EXACT, 1);
            agree(golden.get("modes"), ours.get("modes"), "ovCopyingToken", EXACT, 1);
            eigenvalues(golden.get("modes"), ours.get("modes"));
            for (var kind : List.of("q", "k", "v")) {
                composition(golden.at("/orders/composition/" + kind), ours.at("/orders/composition/" + kind));
            }
        }
        var theirs = golden.at("/orders/heads");
        for (var key : List.of("y0", "y1", "y2", "remainder", "spread")) {
            agree(theirs, ours.at("/orders/heads"), key, tolerance, run ? scale(theirs, key) : 1);
        }
        for (var key : List.of("r0", "r1", "r2")) {
            agree(theirs, ours.at("/orders/heads"), key, SINGLE, 1); // the model's gaps are single precision
        }
        phases(golden.get("phases"), ours.get("phases"), tolerance);
    }

    private static void phases(JsonNode golden, JsonNode ours, double tolerance) {
        var theirs = golden.get("repetition");
        assertThat(texts(ours.get("repetition"), "regime")).isEqualTo(texts(theirs, "regime"));
        agree(theirs, ours.get("repetition"), "predicted", tolerance, tolerance == EXACT ? 1 : 50);
        agree(theirs, ours.get("repetition"), "measured", SINGLE, 50);
        for (int p = 0; p < golden.get("actual").size(); p++) {
            var gap = ours.get("actual").get(p).get("gap");
            assertThat(gap).hasSameSizeAs(golden.get("actual").get(p));
            numbers("gap " + p, golden.get("actual").get(p), gap, SINGLE);
        }
        agree(golden.get("temperature"), ours.get("temperature"), "crossings", tolerance, 1);
    }

    private static void composition(JsonNode golden, JsonNode ours) {
        int step = golden.size() < ours.size() ? ours.size() / golden.size() : 1;
        for (int i = 0; i < golden.size(); i++) {
            numbers("composition " + i, golden.get(i), ours.get(i * step), EXACT);
        }
    }

    private static void agree(JsonNode golden, JsonNode ours, String key, double tolerance, double scale) {
        assertThat(ours).hasSameSizeAs(golden);
        for (int i = 0; i < golden.size(); i++) {
            for (var at : List.of("prompt", "layer", "head")) {
                assertThat(ours.get(i).get(at)).isEqualTo(golden.get(i).get(at));
            }
            numbers(
                    key + " of " + ours.get(i).get("layer") + " " + ours.get(i).get("head") + " " + i,
                    golden.get(i).get(key),
                    ours.get(i).get(key),
                    tolerance * scale);
        }
    }

    private static void numbers(String what, JsonNode golden, JsonNode ours, double tolerance) {
        if (golden.isArray()) {
            assertThat(ours).as(what).hasSameSizeAs(golden);
            for (int i = 0; i < golden.size(); i++) {
                numbers(what, golden.get(i), ours.get(i), tolerance);
            }
            return;
        }
        assertThat(ours.isNull())
                .as("%s: golden %s, ours %s", what, golden, ours)
                .isEqualTo(golden.isNull());
        if (!golden.isNull()) {
            double expected = golden.doubleValue();
            assertThat(Math.abs(ours.doubleValue() - expected))
                    .as("%s: golden %s, ours %s", what, golden, ours)
                    .isLessThanOrEqualTo(tolerance * Math.max(1, Math.abs(expected)));
        }
    }

    /// As sets: equal moduli may come in any order.
    private static void eigenvalues(JsonNode golden, JsonNode ours) {
        for (int i = 0; i < golden.size(); i++) {
            var left = new ArrayList<>(stream(ours.get(i).get("eigen")).toList());
            for (var value : golden.get(i).get("eigen")) {
                var nearest = left.stream()
                        .min(java.util.Comparator.comparingDouble(v -> distance(v, value)))
                        .orElseThrow();
                assertThat(distance(nearest, value)).isLessThan(EXACT);
                left.remove(nearest);
            }
            assertThat(left).isEmpty();
        }
    }

    private static double distance(JsonNode a, JsonNode b) {
        return Math.hypot(
                a.get(0).doubleValue() - b.get(0).doubleValue(),
                a.get(1).doubleValue() - b.get(1).doubleValue());
    }

    private static double scale(JsonNode rows, String key) {
        return stream(rows)
                .flatMap(row -> stream(row.get(key)))
                .mapToDouble(v -> Math.abs(v.doubleValue()))
                .max()
                .orElse(1);
    }

    private static List<String> texts(JsonNode rows, String key) {
        return stream(rows).map(row -> row.get(key).asText()).toList();
    }

    private static Stream<JsonNode> stream(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
