package org.spinoscope.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.Progress;

class RelationStatisticsTest {

    private static final int B = 20_000;

    private static JsonNode golden;
    private static int[] relation;
    private static double[] y;
    private static double[][] x;
    private static List<RelationSums> sums;

    @BeforeAll
    static void read() throws IOException {
        try (var in = RelationStatisticsTest.class.getResourceAsStream("/golden/relations.json")) {
            golden = JsonMapper.builder().build().readTree(in);
        }
        relation = Arrays.stream(numbers(golden.path("relation")))
                .mapToInt(v -> (int) v)
                .toArray();
        y = numbers(golden.path("y"));
        x = StreamSupport.stream(golden.path("x").spliterator(), false)
                .map(RelationStatisticsTest::numbers)
                .toArray(double[][]::new);
        sums = Arrays.stream(x).map(h -> RelationSums.of(h, y, relation, 9)).toList();
    }

    @Test
    void correlationsAndSlopesAreThoseOfScipy() {
        for (int h = 0; h < x.length; h++) {
            var expected = golden.path("heads").get(h);
            assertThat(sums.get(h).pairs()).isEqualTo(expected.path("n").intValue());
            assertThat(sums.get(h).pooled()).isCloseTo(expected.path("r").doubleValue(), within(1e-12));
            assertThat(sums.get(h).within()).isCloseTo(expected.path("within").doubleValue(), within(1e-12));
            assertThat(sums.get(h).degreesOfFreedom())
                    .isEqualTo(expected.path("df").intValue());
            for (int g = 0; g < 9; g++) {
                var one = expected.path("relations").get(g);
                same(sums.get(h).r(g), one.path("r"));
                same(sums.get(h).slope(g), one.path("slope"));
            }
        }
    }

    private static void same(double value, JsonNode expected) {
        if (expected.isNull()) {
            assertThat(value).isNaN();
        } else {
            assertThat(value).isCloseTo(expected.doubleValue(), within(1e-10));
        }
    }

    @Test
    void clusterBootstrapAgreesWithDrawingWholeRelations() {
        for (int h = 0; h < x.length; h++) {
            var expected = golden.path("heads").get(h).path("bootstrap");
            var found = ClusterBootstrap.of(sums.get(h), ClusterBootstrap.draws(9, B, 3))
                    .optional()
                    .orElseThrow();
            assertThat(found.se()).isCloseTo(expected.path("se").doubleValue(), within(0.03 * found.se()));
            assertThat(found.interval().low()).isCloseTo(expected.path("low").doubleValue(), within(0.03));
            assertThat(found.interval().high()).isCloseTo(expected.path("high").doubleValue(), within(0.03));
            assertThat(found.percentile().low())
                    .isCloseTo(expected.path("percentile").get(0).doubleValue(), within(0.02));
            assertThat(found.percentile().high())
                    .isCloseTo(expected.path("percentile").get(1).doubleValue(), within(0.02));
            assertThat(found.designEffect())
                    .isCloseTo(expected.path("deff").doubleValue(), within(0.06 * found.designEffect()));
        }
    }

    @Test
    void permutationsInsideRelationsGiveNumpysPValues() {
        var test = WithinRelationTest.of(x, y, relation, 9, B, 5, Progress.NONE);
        for (int h = 0; h < x.length; h++) {
            var expected = golden.path("heads").get(h);
            close(test.p()[h], expected.path("p").doubleValue());
            close(test.family()[h], expected.path("family").doubleValue());
            close(test.stepDown()[h], expected.path("stepDown").doubleValue());
        }
        assertThat(test.maxima().quantile(0.5))
                .isCloseTo(golden.path("nullQuantiles").path("0.5").doubleValue(), within(0.005));
        assertThat(test.maxima().quantile(0.95))
                .isCloseTo(golden.path("nullQuantiles").path("0.95").doubleValue(), within(0.01));
        assertThat(WithinRelationTest.of(x, y, relation, 9, 100, 5, Progress.NONE)
                        .p())
                .isEqualTo(WithinRelationTest.of(x, y, relation, 9, 100, 5, Progress.NONE)
                        .p());
    }

    /// Two estimates of one p from B draws each differ by four standard errors at most.
    private static void close(double p, double other) {
        assertThat(p).isCloseTo(other, within(4 * Math.sqrt(2 * Math.max(other, 5.0 / B) * (1 - other) / B) + 1e-9));
    }

    @Test
    void heterogeneityIsTheTextbooks() {
        for (int h = 0; h < x.length; h++) {
            var expected = golden.path("heads").get(h).path("heterogeneity");
            var found = Heterogeneity.of(sums.get(h)).optional().orElseThrow();
            assertThat(found.k()).isEqualTo(expected.path("k").intValue());
            assertThat(found.q()).isCloseTo(expected.path("Q").doubleValue(), within(1e-9));
            assertThat(found.p()).isCloseTo(expected.path("p").doubleValue(), within(1e-12));
            assertThat(found.iSquared()).isCloseTo(expected.path("I2").doubleValue(), within(1e-12));
            assertThat(found.tauSquared()).isCloseTo(expected.path("tau2").doubleValue(), within(1e-12));
            assertThat(found.fixed()).isCloseTo(expected.path("fixed").doubleValue(), within(1e-12));
            assertThat(found.mean()).isCloseTo(expected.path("mean").doubleValue(), within(1e-12));
            ends(found.interval(), expected.path("interval"));
            ends(found.prediction(), expected.path("prediction"));
        }
    }

    private static void ends(Interval interval, JsonNode expected) {
        assertThat(interval.low()).isCloseTo(expected.get(0).doubleValue(), within(1e-9));
        assertThat(interval.high()).isCloseTo(expected.get(1).doubleValue(), within(1e-9));
    }

    @Test
    void tooFewRelationsHaveNoClusterInterval() {
        var four =
                RelationSums.of(x[0], y, IntStream.of(relation).map(g -> g % 4).toArray(), 4);
        assertThat(ClusterBootstrap.of(four, ClusterBootstrap.draws(4, 100, 1)).whyUndefined())
                .hasValueSatisfying(why -> assertThat(why).contains("4 relations"));
    }

    @Test
    void aConstantHeadIsUndefinedEverywhere() {
        var constant = new double[y.length];
        Arrays.fill(constant, 0.1);
        var of = RelationSums.of(constant, y, relation, 9);
        assertThat(of.pooled()).isNaN();
        assertThat(of.within()).isNaN();
        var test = WithinRelationTest.of(new double[][] {constant, x[0]}, y, relation, 9, 99, 1, Progress.NONE);
        assertThat(test.p()[0]).isNaN();
        assertThat(test.q()[0]).isNaN();
        assertThat(test.p()[1]).isBetween(0.0, 1.0);
    }

    @Test
    void aHeadIsTestedOnRelationsThatDidNotChooseIt() {
        var sizes = IntStream.range(0, 9)
                .map(g -> (int) IntStream.of(relation).filter(i -> i == g).count())
                .toArray();
        var splits = HeldOutSplits.of(sums, sizes, 1);
        assertThat(splits).hasSize(102);
        var first = splits.getFirst();
        var second = splits.get(1);
        for (int g = 0; g < 9; g++) {
            assertThat(first.testedOn()[g]).isNotEqualTo(second.testedOn()[g]);
        }
        long tested = IntStream.range(0, 9)
                .filter(g -> first.testedOn()[g])
                .mapToLong(g -> sizes[g])
                .sum();
        assertThat(tested).isBetween(40L, 69L);
        for (var split : splits) {
            double there = sums.get(split.head()).within(split.testedOn());
            assertThat(split.tested()).isEqualTo(there);
        }
    }

    @Test
    void theCurveEndsAtAllPromptsAndItsRangesShrink() {
        var curve = SampleSizeCurve.of(x[0], y, 1);
        assertThat(curve).extracting(SampleSizeCurve.Point::n).containsExactly(20, 50, 100, 109);
        assertThat(curve.getLast().r()).isCloseTo(sums.getFirst().pooled(), within(1e-12));
        assertThat(curve.get(2).range().width())
                .isLessThan(curve.getFirst().range().width());
    }

    private static double[] numbers(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(v -> v.isNull() ? Double.NaN : v.doubleValue())
                .toArray();
    }
}
