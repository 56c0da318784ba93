package org.spinoscope.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Golden;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;

/// The output temperature on recorded logits of the real GPT-2, against a float64 reference.
class TemperatureTest {

    private static final Path RECORDED = Path.of("src/test/resources/golden/recorded");
    private static final int VOCABULARY = 50_257;

    /// T, then entropy in bits and top-1 of each recorded run.
    private static final double[][] TABLE = {
        {0.1, 0.006, .9995, 0.620, .8459, 0.000, 1.000},
        {0.5, 2.122, .6568, 1.173, .5742, 1.966, .7303},
        {1, 7.117, .1578, 6.715, .2457, 9.098, .1293},
        {1.5, 10.028, .0390, 11.881, .0409, 12.707, .0190},
        {2.5, 12.982, .0056, 14.209, .0036, 14.452, .0020},
    };

    @Test
    void recordedRunsOfGpt2GiveTheReferenceTable() throws IOException {
        var runs = logits();
        for (var row : TABLE) {
            for (int run = 0; run < runs.length; run++) {
                var at = Temperature.of(runs[run], row[0]);
                assertThat(at.entropyBits()).isCloseTo(row[1 + 2 * run], within(1e-3));
                assertThat(at.top1()).isCloseTo(row[2 + 2 * run], within(1e-4));
            }
        }
    }

    @Test
    void entropySlopeIsTheDerivativeOfTheEntropy() throws IOException {
        double h = 1e-4;
        for (var logits : logits()) {
            for (double t : new double[] {0.4, 1, 2}) {
                double slope = (Temperature.of(logits, t + h).entropyBits()
                                - Temperature.of(logits, t - h).entropyBits())
                        / (2 * h);
                assertThat(Temperature.of(logits, t).entropySlope()).isCloseTo(slope, within(1e-5 * (1 + slope)));
            }
        }
    }

    @Test
    void halfOfTheProbabilityLiesWhereTop1CrossesOneHalf() throws IOException {
        for (var logits : logits()) {
            double half = Temperature.halfTop1(logits, 0.1, 2.5);
            assertThat(Temperature.of(logits, half).top1()).isCloseTo(0.5, within(1e-6));
        }
    }

    @Test
    void tinyTemperaturesAndInfiniteLogitsStayFinite() {
        var at = Temperature.of(new float[] {3, 1, Float.NEGATIVE_INFINITY}, 0.01);
        assertThat(at.top1()).isCloseTo(1, within(1e-12));
        assertThat(at.entropyBits()).isCloseTo(0, within(1e-12));
        assertThat(at.variance()).isFinite();
        assertThatThrownBy(() -> Temperature.of(new float[] {1}, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPairsOddsFollowFromItsGap() {
        var prompts = new PromptSet("one", "", "", List.of(new PromptPair("A cat is a", "pet", "car")));
        try (var model = Golden.model("tiny-12x12")) {
            var sweep = new TemperatureSweep().run(model, TemperatureSweep.Request.of(prompts), Progress.NONE);
            var trial = sweep.tokenizedPrompts().trials().getFirst();
            var logits = model.run(
                            ForwardRequest.of(sweep.tokenizedPrompts().tokens()).logits(new LogitRequest.Final()),
                            Progress.NONE)
                    .logits()
                    .getFirst()
                    .data();
            double t = 0.7;
            double odds = Math.exp(logits[trial.good()[0]] / t) / Math.exp(logits[trial.bad()[0]] / t);
            assertThat(sweep.pairOdds(0, t)).isCloseTo(odds, within(1e-6 * odds));
            assertThat(sweep.pairOdds(0, 1e9)).isCloseTo(1, within(1e-6));
        }
    }

    private static float[][] logits() throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(RECORDED.resolve("logits.f32.gz")))) {
            var floats = ByteBuffer.wrap(in.readAllBytes())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            var prompts = new ObjectMapper()
                    .readTree(RECORDED.resolve("runs.json").toFile())
                    .size();
            assertThat(prompts).isPositive();
            var runs = new float[3][VOCABULARY];
            for (var run : runs) {
                floats.get(run);
            }
            return runs;
        }
    }
}
