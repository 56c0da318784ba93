package org.spinoscope.spinbath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Golden;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.gpt2.TokenizedPair;

/// The theory against the float64 reference: every reading, every head.
class SpinBathParityTest {

    private static final double RELATIVE = 1e-5;

    @ParameterizedTest
    @ValueSource(strings = {"tiny-12x12", "odd-3x5"})
    void theoreticalGapsOfEveryReadingAgree(String name) {
        try (var golden = Golden.open("spinbath/" + name);
                var model = Golden.model(name)) {
            var trials = trials(golden.index().get("prompts"));
            var expected = golden.values("theoryGap");
            int at = 0;
            for (var json : golden.index().get("readings")) {
                var reading = reading(json);
                var gaps = HeadGaps.of(model, trials, reading, run(model, trials, reading), Progress.NONE);
                int count = trials.size() * model.heads().size();
                var ours = new double[count];
                int i = 0;
                for (int p = 0; p < trials.size(); p++) {
                    for (var head : model.heads()) {
                        ours[i++] = gaps.of(head)[p];
                    }
                }
                assertThat(Golden.deviation(ours, Arrays.copyOfRange(expected, at, at + count)))
                        .as(reading.toString())
                        .isLessThan(RELATIVE);
                at += count;
            }
            assertThat(at).isEqualTo(expected.length);
        }
    }

    /// A short prompt by itself takes another way through the heads than a batch.
    @ParameterizedTest
    @ValueSource(strings = {"tiny-12x12", "odd-3x5"})
    void theoreticalGapsOfEachPromptAloneAgree(String name) {
        try (var golden = Golden.open("spinbath/" + name);
                var model = Golden.model(name)) {
            var trials = trials(golden.index().get("prompts"));
            var expected = golden.values("theoryGap");
            var runs = trials.stream()
                    .map(trial -> run(model, List.of(trial), Reading.ACTUAL))
                    .toList();
            var ours = new double[trials.size() * model.heads().size()];
            int at = 0;
            for (var json : golden.index().get("readings")) {
                var reading = reading(json);
                int i = 0;
                for (int p = 0; p < trials.size(); p++) {
                    var alone = List.of(trials.get(p));
                    var gaps = HeadGaps.of(model, alone, reading, runs.get(p), Progress.NONE);
                    for (var head : model.heads()) {
                        ours[i++] = gaps.of(head)[0];
                    }
                }
                assertThat(Golden.deviation(ours, Arrays.copyOfRange(expected, at, at + ours.length)))
                        .as(reading.toString())
                        .isLessThan(RELATIVE);
                at += ours.length;
            }
            assertThat(at).isEqualTo(expected.length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-12x12", "odd-3x5"})
    void fieldsAndPlanesOfSingleHeadsAgree(String name) {
        try (var golden = Golden.open("spinbath/" + name);
                var model = Golden.model(name)) {
            var trials = trials(golden.index().get("prompts"));
            int compared = 0;
            for (var tensor : golden.names()) {
                if (!tensor.endsWith(".omega")) {
                    continue;
                }
                var at = tensor.substring(0, tensor.length() - ".omega".length());
                var part = at.split("\\.");
                var reading = reading(golden.index().get("readings").get(Integer.parseInt(part[0])));
                int prompt = Integer.parseInt(part[1]);
                var head = HeadId.parse(part[2]);
                var forward = run(model, trials, reading);
                var field = HeadField.of(model, trials, prompt, head, reading, forward);
                check(field.scores(), golden, at + ".omega");
                check(field.weights(), golden, at + ".alpha");
                check(field.contextField(), golden, at + ".N0");
                check(field.projectedField(), golden, at + ".N_proj");
                check(field.good(), golden, at + ".S_good");
                check(field.bad(), golden, at + ".S_bad");
                var others = HeadField.spins(model, head, reading, prompt, new int[] {9}, forward);
                var plane = ((DecisionPlane.Drawn) DecisionPlane.of(field, others)).plane();
                check(plane.field(), golden, at + ".plane.N0");
                check(plane.good(), golden, at + ".plane.good");
                check(plane.bad(), golden, at + ".plane.bad");
                check(plane.tokens().getFirst(), golden, at + ".plane.token9");
                assertThat(plane.logit(plane.good()) - plane.logit(plane.bad()))
                        .isCloseTo(plane.gap(), within(1e-9 * (1 + Math.abs(plane.gap()))));
                compared++;
            }
            assertThat(compared).isGreaterThan(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-12x12", "odd-3x5"})
    void gapInModelSpaceEqualsGapInHeadSpaceAndTheBatchedOne(String name) {
        try (var golden = Golden.open("spinbath/" + name);
                var model = Golden.model(name)) {
            var trials = trials(golden.index().get("prompts"));
            for (var reading : List.of(Reading.PAPER, Reading.ACTUAL, Reading.parse("unit=on,slice=columns"))) {
                var forward = run(model, trials, reading);
                var batched = HeadGaps.of(model, trials, reading, forward, Progress.NONE);
                for (var head : model.heads()) {
                    for (int p = 0; p < trials.size(); p++) {
                        var field = HeadField.of(model, trials, p, head, reading, forward);
                        double tolerance = 1e-5 * (1 + Math.abs(field.gap()));
                        assertThat(field.gapInModelSpace()).isCloseTo(field.gap(), within(1e-10));
                        assertThat(batched.of(head)[p]).isCloseTo(field.gap(), within(tolerance));
                        double shares = Arrays.stream(field.tokenGaps()).sum();
                        if (reading.biases() == Reading.Biases.NONE) {
                            assertThat(shares).isCloseTo(field.gap(), within(1e-10));
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-12x12", "odd-3x5"})
    void actualGapsAgree(String name) {
        try (var golden = Golden.open("spinbath/" + name);
                var model = Golden.model(name)) {
            var trials = trials(golden.index().get("prompts"));
            var tokens = trials.stream().map(TokenizedPair::tokens).toList();
            var logits = model.run(ForwardRequest.of(tokens).logits(new LogitRequest.Final()), Progress.NONE)
                    .logits();
            var gaps = new double[trials.size()];
            for (int p = 0; p < gaps.length; p++) {
                var row = logits.get(p).data();
                gaps[p] = Arrays.stream(trials.get(p).good())
                                .mapToDouble(t -> row[t])
                                .average()
                                .orElseThrow()
                        - Arrays.stream(trials.get(p).bad())
                                .mapToDouble(t -> row[t])
                                .average()
                                .orElseThrow();
            }
            check(gaps, golden, "actualGap");
        }
    }

    private static void check(double[] ours, Golden golden, String name) {
        assertThat(Golden.deviation(ours, golden.values(name))).as(name).isLessThan(RELATIVE);
    }

    private static void check(DecisionPlane.Point ours, Golden golden, String name) {
        var expected = golden.values(name);
        double scale = Math.hypot(expected[0], expected[1]) + 1;
        assertThat(ours.x()).as(name).isCloseTo(expected[0], within(1e-5 * scale));
        assertThat(ours.y()).as(name).isCloseTo(expected[1], within(1e-5 * scale));
    }

    private static ForwardResult run(Gpt2 model, List<TokenizedPair> trials, Reading reading) {
        var request =
                ForwardRequest.of(trials.stream().map(TokenizedPair::tokens).toList());
        return model.run(HeadGaps.request(request, reading, model.config().layers()), Progress.NONE);
    }

    private static Reading reading(JsonNode json) {
        var text = "source=" + json.get("source").asText() + ",biases="
                + (json.get("biases").asText().equalsIgnoreCase("none") ? "none" : "qkv") + ",unit="
                + json.get("unitSpins").asText() + ",readout="
                + json.get("readOut").asText() + ",slice="
                + json.get("wOSlice").asText();
        return Reading.parse(text);
    }

    private static List<TokenizedPair> trials(JsonNode prompts) {
        var trials = new ArrayList<TokenizedPair>();
        prompts.forEach(p -> trials.add(new TokenizedPair(
                Golden.ints(p.get("tokens")), Golden.ints(p.get("good")), Golden.ints(p.get("bad")))));
        return trials;
    }
}
