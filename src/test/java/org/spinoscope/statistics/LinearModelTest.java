package org.spinoscope.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spinoscope.common.Progress;

class LinearModelTest {

    static List<JsonNode> models() {
        return Golden.each("linearModels");
    }

    @ParameterizedTest
    @MethodSource("models")
    void agreesWithRefittingByNumPy(JsonNode golden) {
        var model = LinearModel.of(Golden.table(golden.get("terms")), Golden.row(golden.get("y")))
                .optional()
                .orElseThrow();
        for (int j = 0; j < model.coefficients().size(); j++) {
            Golden.agrees(
                    "coefficient " + j,
                    model.coefficients().get(j),
                    golden.get("coefficients").get(j));
        }
        Golden.agrees("R²", model.r2(), golden.get("r2"));
        Golden.agrees("leave-one-out R²", model.leaveOneOutR2(), golden.get("leaveOneOutR2"));
        Golden.agrees("AICc", model.aicc(), golden.get("aicc"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void addedTermsHaveTheFAndTheExactPOfBruteForce(JsonNode golden) {
        var terms = Golden.table(golden.get("terms"));
        int base = golden.get("base").intValue();
        var found = FreedmanLaneTest.freedmanLane(
                        Arrays.copyOf(terms, base),
                        Arrays.copyOfRange(terms, base, terms.length),
                        Golden.row(golden.get("y")),
                        5040,
                        1,
                        Progress.NONE)
                .optional()
                .orElseThrow();
        Golden.agrees("F", found.f(), golden.get("f"));
        assertThat(found.exact()).isEqualTo(!golden.get("p").isNull());
        if (found.exact()) {
            Golden.agrees("p", found.p(), golden.get("p"));
        }
    }

    @Test
    void withOneTermItIsTheRegression() {
        var x = MaxStatisticTestTest.heads(1, 20, 1);
        var y = MaxStatisticTestTest.heads(1, 20, 2)[0];
        var fit = Regression.of(x[0], y).optional().orElseThrow();
        var model = LinearModel.of(x, y).optional().orElseThrow();
        assertThat(model.r2()).isCloseTo(fit.r2(), within(1e-12));
        assertThat(model.coefficients().get(1)).isCloseTo(fit.slope(), within(1e-12));
        var added = FreedmanLaneTest.freedmanLane(new double[0][], x, y, 20_000, 3, Progress.NONE);
        assertThat(added.number(FreedmanLaneTest::p)).isCloseTo(fit.p(), within(0.03));
    }

    @Test
    void aUselessTermIsSeldomFoundAndAUsefulOneAlways() {
        int found = 0;
        for (int i = 0; i < 300; i++) {
            var x = MaxStatisticTestTest.heads(3, 15, 100 + i);
            var y = IntStream.range(0, 15)
                    .mapToDouble(j -> 2 * x[0][j] + x[2][j])
                    .toArray();
            var useless = FreedmanLaneTest.freedmanLane(
                    new double[][] {x[0]}, new double[][] {x[1]}, y, 199, i, Progress.NONE);
            found += useless.number(FreedmanLaneTest::p) <= 0.1 ? 1 : 0;
            if (i < 20) {
                var useful = FreedmanLaneTest.freedmanLane(
                        new double[][] {x[1]}, new double[][] {x[0]}, y, 999, i, Progress.NONE);
                assertThat(useful.number(FreedmanLaneTest::p)).isLessThan(0.02);
            }
        }
        assertThat(found / 300.0).isCloseTo(0.1, within(4 * Math.sqrt(0.1 * 0.9 / 300)));
    }

    @Test
    void aTermOfNoiseLowersTheCrossValidatedShare() {
        var random = new Random(5);
        var x = MaxStatisticTestTest.heads(12, 18, 6);
        var y = IntStream.range(0, 18).mapToDouble(i -> random.nextGaussian()).toArray();
        var model = LinearModel.of(x, y).optional().orElseThrow();
        assertThat(model.r2()).isPositive();
        assertThat(model.leaveOneOutR2()).isNegative();
    }

    @Test
    void degenerateTermsAreUndefinedWithAReason() {
        var x = MaxStatisticTestTest.heads(2, 8, 1);
        var y = MaxStatisticTestTest.heads(1, 8, 2)[0];
        var twice = Arrays.stream(x[0]).map(v -> 5 - 2 * v).toArray();
        assertThat(LinearModel.of(new double[][] {x[0], twice}, y).whyUndefined())
                .contains("The terms depend on each other.");
        assertThat(LinearModel.of(new double[][] {new double[8]}, y).whyUndefined())
                .contains("Term 1 is constant.");
        assertThat(LinearModel.of(new double[][] {x[0]}, twice).whyUndefined())
                .contains("The terms fit y without any residual.");
        assertThat(LinearModel.of(new double[][] {{1, 2, 3}}, new double[] {1, 3, 2})
                        .whyUndefined())
                .isPresent();
        assertThat(FreedmanLaneTest.freedmanLane(new double[][] {x[0]}, new double[][] {twice}, y, 10, 1, Progress.NONE)
                        .whyUndefined())
                .isPresent();
    }

    @Test
    void aTermThatMarksOnePromptHasNoCrossValidation() {
        var y = MaxStatisticTestTest.heads(1, 8, 2)[0];
        var model = LinearModel.of(new double[][] {{0, 0, 1, 0, 0, 0, 0, 0}}, y)
                .optional()
                .orElseThrow();
        assertThat(model.leaveOneOutR2()).isNaN();
        assertThat(model.r2()).isFinite();
    }
}
