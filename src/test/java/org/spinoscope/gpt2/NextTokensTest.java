package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.common.Progress;

/// In the first model most of the vocabulary shares one vector, in the second every token has its own.
class NextTokensTest {

    private static final int ROWS = 40;

    @ParameterizedTest
    @ValueSource(strings = {"assets/model", "src/test/resources/golden/checkpoints/tiny-12x12"})
    void probabilitiesAndRanksAreThoseOfAPlainLoopOverTheVocabulary(String folder) {
        try (var model = Gpt2.load(Path.of(folder), new ModelIdentity(folder, ""), Progress.NONE)) {
            int vocabulary = model.config().vocabulary();
            var random = new Random(1);
            var rows = new float[ROWS * model.config().dModel()];
            var ids = new int[ROWS][];
            Arrays.setAll(ids, p -> random.ints(1 + p % 3, 0, vocabulary).toArray());
            for (int i = 0; i < rows.length; i++) {
                rows[i] = (float) random.nextGaussian();
            }
            var logits = model.inScope(scope -> model.forward()
                    .unembed(scope.create(rows, new Shape(ROWS, model.config().dModel())))
                    .toFloatArray());
            var found = NextTokens.of(model, rows, ids);
            for (int p = 0; p < ROWS; p++) {
                var row = Arrays.copyOfRange(logits, p * vocabulary, (p + 1) * vocabulary);
                for (int i = 0; i < ids[p].length; i++) {
                    float own = row[ids[p][i]];
                    double sum = 0;
                    int above = 0;
                    int equal = 0;
                    for (float logit : row) {
                        sum += Math.exp((double) logit - own);
                        // Two products of other shapes may round differently, no further than this.
                        boolean near = Math.abs(logit - own) <= 1e-5f * Math.max(1, Math.abs(own));
                        above += logit > own && !near ? 1 : 0;
                        equal += near ? 1 : 0;
                    }
                    assertThat(found[p][i].logProb()).isCloseTo(-Math.log(sum), within(1e-5 + 2e-6 * Math.log(sum)));
                    assertThat(found[p][i].rank()).isBetween(1 + above, above + equal);
                }
            }
        }
    }
}
