package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.spinbath.modes.ModeReadout;
import org.spinoscope.spinbath.modes.ModeWords;

class VocabularySearchTest {

    @Test
    void noTokenBeyondTheLimitsIsLeftOut() {
        try (var model = Golden.model("tiny-12x12")) {
            var random = new Random(3);
            var x = IntStream.range(0, 5)
                    .mapToObj(i -> random.doubles(48, -1, 1).toArray())
                    .toArray(double[][]::new);
            var found = model.doubleCircuits().ends(x, 4);
            var e = model.embedding(IntStream.range(0, 301).toArray());
            for (int i = 0; i < x.length; i++) {
                var ends = found.get(i);
                assertThat(ends.tokens().length).isBetween(8, 60);
                int reached = 0;
                for (int t = 0; t < 301; t++) {
                    double dot = 0;
                    double square = 0;
                    for (int a = 0; a < 48; a++) {
                        dot += x[i][a] * e.at(t, a);
                        square += (double) e.at(t, a) * e.at(t, a);
                    }
                    double cosine = dot / Math.sqrt(square);
                    int at = Arrays.binarySearch(ends.tokens(), t);
                    if (at >= 0) {
                        assertThat(ends.dots()[at]).isCloseTo(dot, within(1e-13));
                        assertThat(ends.lengths()[at]).isCloseTo(Math.sqrt(square), within(1e-13));
                    } else {
                        assertThat(cosine).isBetween(ends.bottomCosine(), ends.topCosine());
                        assertThat(dot).isBetween(ends.bottomDot(), ends.topDot());
                    }
                    reached += dot >= ends.topDot() ? 1 : 0;
                }
                assertThat(reached).isGreaterThanOrEqualTo(4);
            }
        }
    }

    @Test
    void theLargestOfManyAreKept() {
        var values = new Random(8).doubles(500).toArray();
        for (int n : new int[] {1, 2, 7, 500, 600}) {
            var largest = new LargestValues(n);
            Arrays.stream(values).forEach(largest::offer);
            largest.offer(Double.NaN);
            double expected = n > 500
                    ? Double.NEGATIVE_INFINITY
                    : Arrays.stream(values).sorted().skip(500L - n).findFirst().orElseThrow();
            assertThat(largest.least()).isEqualTo(expected);
        }
    }

    /// Two hundred tokens with one vector: each list names it once and goes on to others.
    @Test
    void manyTokensOfOneVectorTakeOnePlace(@TempDir Path folder) throws Exception {
        var checkpoint = DoctoredCheckpoint.copyOf("tiny-12x12", folder);
        try (var model = checkpoint.load()) {
            var row = model.embedding(90).data();
            var rows = new float[200 * 48];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = row[i % 48];
            }
            checkpoint.values("wte.weight", 100 * 48, rows);
        }
        try (var model = checkpoint.load()) {
            var words =
                    ModeReadout.Sides.ofCoupling(model, new HeadId(0, 1), 20).first();
            var shared = words.stream()
                    .flatMap(w -> w.topCosine().stream())
                    .filter(w -> w.token() >= 90 && w.tied() > 1)
                    .toList();
            assertThat(shared).isNotEmpty().allSatisfy(w -> {
                assertThat(w.token()).isEqualTo(90);
                assertThat(w.tied()).isEqualTo(201);
            });
            assertThat(words).allSatisfy(w -> {
                assertThat(w.topCosine()).hasSize(20).doesNotHaveDuplicates();
                assertThat(w.bottomDot()).extracting(ModeWords.Word::token).doesNotHaveDuplicates();
            });
        }
    }
}
