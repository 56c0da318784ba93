package org.spinoscope.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Golden;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.modes.ModeBlocks;
import org.spinoscope.study.CorrelationStudy;
import org.spinoscope.study.coupling.CouplingResult;

/// What files say about heads and prompts for which some number has no meaning, and the keys they say it under.
///
/// Heads of layer 0 of the checkpoint: zero, W_Q = 0, W_V = 0, rank one aligned and opposed, W_Q ∝ W_K with orthogonal
/// columns, nilpotent, W_K = −W_Q, antisymmetric, ordinary.
class DegenerateHeadsTest {

    private static final List<PromptPair> PROMPTS = List.of(
            new PromptPair("rain in the end", "the", "of"),
            new PromptPair("a", "in", "to"),
            new PromptPair("on the tower", "on", "oops"),
            new PromptPair("an end", "tho", "thx"),
            new PromptPair("the and the and the and the and the and the", "the", "in"));

    private static ObjectNode json = JsonMapper.builder().build().createObjectNode();

    @BeforeAll
    static void compute() {
        json = of("degenerate-2x10");
    }

    private static ObjectNode of(String checkpoint) {
        try (var model = Golden.model(checkpoint)) {
            var set = new PromptSet(checkpoint, "", "", PROMPTS);
            var gaps = CorrelationStudy.gaps(model, set, Reading.PAPER, Progress.NONE);
            var root = JsonMapper.builder().build().createObjectNode();
            CouplingJson.put(root, CouplingResult.of(model, set, Reading.PAPER, gaps, Progress.NONE));
            return root;
        }
    }

    private static JsonNode modes(int head) {
        return json.at("/modes/" + head);
    }

    private static JsonNode orders(int head) {
        return json.at("/orders/heads/" + head);
    }

    private static void vanish(JsonNode head, String... keys) {
        for (var key : keys) {
            assertThat(head.get(key))
                    .hasSize(PROMPTS.size())
                    .allSatisfy(y -> assertThat(y.doubleValue()).as(key).isZero());
        }
    }

    private static void undefined(JsonNode node, String... keys) {
        for (var key : keys) {
            assertThat(node.get(key).isNull()).as(key).isTrue();
        }
    }

    private static void is(JsonNode node, String key, double value) {
        assertThat(node.get(key).doubleValue()).as(key).isCloseTo(value, within(1e-9));
    }

    private static void composesWithNothing(int earlier) {
        for (var kind : List.of("q", "k", "v")) {
            assertThat(json.at("/orders/composition/" + kind).get(earlier))
                    .hasSize(20)
                    .allSatisfy(score -> assertThat(score.isNull()).isTrue());
        }
    }

    @Test
    void aZeroHeadSaysNothingAndIsUndefined() {
        vanish(orders(0), "y0", "y1", "y2", "remainder", "spread");
        undefined(orders(0), "r0", "r1", "r2");
        undefined(
                modes(0),
                "symmetricFraction",
                "ferromagneticShare",
                "participation",
                "ovCopyingResidual",
                "ovCopyingToken");
        composesWithNothing(0);
        for (int i = 0; i < 20; i++) { // nor does an earlier head with the zero head of layer 1
            assertThat(json.at("/orders/composition/k").get(i).get(10).isNull()).isTrue();
        }
    }

    @Test
    void aHeadThatAsksNothingHasNoCouplingButAnOutput() {
        vanish(orders(1), "y1", "y2", "spread");
        undefined(modes(1), "symmetricFraction", "ferromagneticShare", "participation");
        assertThat(modes(1).get("ovCopyingResidual").isNumber()).isTrue();
        assertThat(modes(1).get("ovCopyingToken").isNumber()).isTrue();
    }

    @Test
    void aHeadWithoutValuesHasACouplingButNoOutput() {
        vanish(orders(2), "y0", "y1", "y2", "remainder");
        undefined(orders(2), "r0", "r1", "r2");
        undefined(modes(2), "ovCopyingResidual", "ovCopyingToken");
        assertThat(modes(2).get("symmetricFraction").isNumber()).isTrue();
        composesWithNothing(2);
    }

    @Test
    void aCouplingOfRankOneHasOneModeAndAShareOfPlusOrMinusOne() {
        is(modes(3), "participation", 1);
        is(modes(3), "ferromagneticShare", 1);
        is(modes(4), "participation", 1);
        is(modes(4), "ferromagneticShare", -1);
    }

    @Test
    void equalAskersAndAnswerersMakeOneBlockOfAllModes() {
        is(modes(5), "participation", 2);
        is(modes(5), "symmetricFraction", 1);
        is(modes(5), "ferromagneticShare", 1);
        var singular = StreamSupport.stream(modes(5).get("singular").spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
        assertThat(ModeBlocks.of(singular, 20).blocks()).containsExactly(new ModeBlocks.Range(0, 2));
    }

    @Test
    void nilpotentOpposedAndAntisymmetricCouplingsHaveTheirFractions() {
        undefined(modes(6), "ferromagneticShare");
        is(modes(6), "symmetricFraction", 0.5);
        is(modes(7), "ferromagneticShare", -1);
        is(modes(7), "symmetricFraction", 1);
        is(modes(8), "ferromagneticShare", 0);
        is(modes(8), "symmetricFraction", 0);
    }

    @Test
    void aPromptOfOneTokenHasNothingBeyondOrderZero() {
        for (var head : json.at("/orders/heads")) {
            for (var key : List.of("y1", "y2", "remainder", "spread")) {
                assertThat(head.get(key).get(1).doubleValue()).isZero();
            }
        }
    }

    @Test
    void wordsOfTheSameFirstTokenHaveNoGapAndNoBoundary() {
        assertThat(json.at("/phases/actual/3/gap"))
                .allSatisfy(gap -> assertThat(gap.doubleValue()).isZero());
        for (var head : json.at("/orders/heads")) {
            assertThat(head.get("y0").get(3).doubleValue()).isZero();
        }
        rows(3).forEach(row -> undefined(row, "predicted", "regime", "measured"));
    }

    @Test
    void aPromptThatFillsAllPositionsIsNotMeasured() {
        assertThat(json.at("/phases/actual/4/gap")).hasSize(1);
        rows(4).forEach(row -> undefined(row, "measured"));
    }

    private static List<JsonNode> rows(int prompt) {
        var rows = StreamSupport.stream(json.at("/phases/repetition").spliterator(), false)
                .filter(row -> row.get("prompt").intValue() == prompt)
                .toList();
        assertThat(rows).hasSize(20);
        return rows;
    }

    @Test
    void oneLayerHasNoCompositions() {
        for (var kind : of("one-layer").at("/orders/composition")) {
            assertThat(kind)
                    .hasSize(4)
                    .allSatisfy(row -> assertThat(row)
                            .hasSize(4)
                            .allSatisfy(score -> assertThat(score.isNull()).isTrue()));
        }
    }

    @Test
    void theKeysAreThoseOtherProgramsRead() {
        assertThat(keys(json.at("/modes/9")))
                .isEqualTo(Set.of(
                        "layer",
                        "head",
                        "singular",
                        "eigen",
                        "symmetricFraction",
                        "ferromagneticShare",
                        "participation",
                        "directionality",
                        "ovCopyingResidual",
                        "ovCopyingToken"));
        assertThat(json.at("/modes/9/eigen/0")).hasSize(2);
        assertThat(keys(json.get("orders"))).isEqualTo(Set.of("heads", "composition"));
        assertThat(keys(json.at("/orders/heads/9")))
                .isEqualTo(Set.of("layer", "head", "y0", "y1", "y2", "remainder", "spread", "r0", "r1", "r2"));
        assertThat(keys(json.at("/orders/composition"))).isEqualTo(Set.of("q", "k", "v"));
        assertThat(keys(json.get("phases"))).isEqualTo(Set.of("repetition", "actual", "temperature"));
        assertThat(keys(json.at("/phases/repetition/0")))
                .isEqualTo(Set.of("prompt", "layer", "head", "word", "regime", "predicted", "measured"));
        assertThat(keys(json.at("/phases/actual/0"))).isEqualTo(Set.of("prompt", "word", "gap"));
        assertThat(keys(json.at("/phases/temperature/0"))).isEqualTo(Set.of("prompt", "layer", "head", "crossings"));
        assertThat(json.at("/phases/temperature")).hasSize(100);
    }

    private static Set<String> keys(JsonNode node) {
        var keys = new java.util.HashSet<String>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
