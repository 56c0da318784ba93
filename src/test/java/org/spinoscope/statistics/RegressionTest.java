package org.spinoscope.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RegressionTest {

    static List<JsonNode> regressions() {
        return Golden.each("regressions");
    }

    @ParameterizedTest
    @MethodSource("regressions")
    void agreesWithSciPy(JsonNode golden) {
        var fit = Regression.of(Golden.row(golden.get("x")), Golden.row(golden.get("y")))
                .optional()
                .orElseThrow();
        Golden.agrees("r", fit.r(), golden.get("r"));
        assertThat(fit.p() / golden.get("p").doubleValue()).describedAs("p").isCloseTo(1, within(1e-10));
        Golden.agrees("slope", fit.slope(), golden.get("slope"));
        Golden.agrees("intercept", fit.intercept(), golden.get("intercept"));
        Golden.agrees("residual error", fit.residualError(), golden.get("residualError"));
        Golden.agrees("Spearman", fit.spearman(), golden.get("spearman"));
        Golden.agrees("r0", fit.r0(), golden.get("r0"));
        Golden.agrees("Fisher low", fit.fisher().low(), golden.get("fisherLow"));
        Golden.agrees("Fisher high", fit.fisher().high(), golden.get("fisherHigh"));
        assertThat(fit.signs().agree()).isEqualTo(golden.get("agree").intValue());
        assertThat(fit.signs().compared()).isEqualTo(golden.get("compared").intValue());
        Golden.agrees("sign p", fit.signs().p(), golden.get("signP"));
        for (var at : golden.get("band")) {
            var band = fit.band(at.get("level").doubleValue(), at.get("x").doubleValue());
            Golden.agrees("band low", band.low(), at.get("low"));
            Golden.agrees("band high", band.high(), at.get("high"));
        }
    }

    @ParameterizedTest
    @MethodSource("regressions")
    void withoutAPromptAgreesWithNumPy(JsonNode golden) {
        var found = LeaveOneOut.of(Golden.row(golden.get("x")), Golden.row(golden.get("y")));
        var without = golden.get("without");
        assertThat(found.optional().isPresent()).isEqualTo(!without.isEmpty());
        found.optional().ifPresent(one -> {
            for (int i = 0; i < without.size(); i++) {
                Golden.agrees("r without " + i, one.r().get(i), without.get(i));
                assertThat(one.range().contains(one.r().get(i))).isTrue();
            }
        });
    }

    @Test
    void thePapersCorrelationHasThePapersPAtTwentyPrompts() {
        double r = -0.69121;
        var random = new Random(1);
        var x = random.doubles(20).toArray();
        var other = random.doubles(20).toArray();
        var u = StandardizedVariable.of("x", x, 3).optional().orElseThrow();
        var line = Regression.of(x, other).optional().orElseThrow();
        var rest = IntStream.range(0, 20)
                .mapToDouble(i -> other[i] - line.line(x[i]))
                .toArray();
        var w = StandardizedVariable.of("rest", rest, 3).optional().orElseThrow();
        var y = IntStream.range(0, 20)
                .mapToDouble(i -> r * u.unit()[i] + Math.sqrt(1 - r * r) * w.unit()[i])
                .toArray();

        var fit = Regression.of(x, y).optional().orElseThrow();

        assertThat(fit.r()).isCloseTo(r, within(1e-12));
        assertThat(fit.r2()).isCloseTo(0.478, within(5e-4));
        assertThat(fit.p()).isCloseTo(7.38e-4, within(5e-7));
    }

    @Test
    void aPerfectLineIsNotRoundedBeyondOne() {
        var x = new double[] {1, 2, 4, 7};
        var y = new double[] {-3, -6, -12, -21};
        var fit = Regression.of(x, y).optional().orElseThrow();
        assertThat(fit.r()).isBetween(-1.0, -1 + 1e-15);
        assertThat(fit.p()).isLessThan(1e-20);
        assertThat(fit.slope()).isCloseTo(-3, within(1e-12));
        assertThat(fit.band(0.95, 3).width()).isCloseTo(0, within(1e-12));
        assertThat(fit.spearman()).isCloseTo(-1, within(1e-15));
    }

    @Test
    void hugeAndTinyValuesNeitherOverflowNorVanish() {
        var x = new double[] {1e300, -2e300, 3e300, 0};
        var y = new double[] {1e-310, -2e-310, 3e-310, 1e-310};
        var fit = Regression.of(x, y).optional().orElseThrow();
        assertThat(fit.r())
                .isCloseTo(
                        Regression.of(new double[] {1, -2, 3, 0}, new double[] {1, -2, 3, 1})
                                .number(Regression::r),
                        within(1e-9));
        assertThat(fit.r0()).isBetween(0.9, 1.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 2       | 2 1        | Only 2 values: at least 3 are needed.",
                "1 1 1     | 1 2 3      | x is constant.",
                "1 2 3     | 0 0 0      | y is constant.",
                "0.3 0.3 0.30000000000000004 | 1 2 3 | x is constant.",
                "1 NaN 3   | 1 2 3      | x contains NaN or an infinite value.",
                "1 2 3     | 1 Infinity 3 | y contains NaN or an infinite value.",
            })
    void degenerateDataAreUndefinedWithAReason(String x, String y, String reason) {
        var fit = Regression.of(numbers(x), numbers(y));
        assertThat(fit.whyUndefined()).contains(reason);
        assertThat(fit.number(Regression::r)).isNaN();
        assertThat(LeaveOneOut.of(numbers(x), numbers(y)).optional()).isEmpty();
    }

    @Test
    void noPairsAreUndefinedToo() {
        assertThat(Regression.of(new double[0], new double[0]).whyUndefined()).isPresent();
    }

    @Test
    void leavingOutTheOnlyPromptThatVariesIsUndefinedForThatPromptAlone() {
        var found = LeaveOneOut.of(new double[] {5, 1, 1, 1}, new double[] {1, 2, 3, 4})
                .optional()
                .orElseThrow();
        assertThat(found.r().getFirst()).isNaN();
        assertThat(found.r().subList(1, 4)).allMatch(Double::isFinite);
    }

    @Test
    void aPairWithAZeroTakesNoSide() {
        var signs = SignTest.of(new double[] {0, 1, -1, 2, 0}, new double[] {1, 0, -2, -1, 0});
        assertThat(signs).isEqualTo(new SignTest(1, 2, 1));
        assertThat(SignTest.of(new double[] {0, 0}, new double[] {1, 2})).isEqualTo(new SignTest(0, 0, 1));
    }

    @Test
    void differentLengthsAreADefectOfTheCaller() {
        assertThatThrownBy(() -> Regression.of(new double[3], new double[4]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] numbers(String text) {
        return java.util.Arrays.stream(text.strip().split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
