package org.spinoscope.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.ModelIdentity;

/// A network learned by denoising score matching comes near the exact score.
class DenoiserTest {

    private static final Path MODEL = Path.of("src/test/resources/golden/checkpoints/tiny-12x12");
    private static final int WORDS = 6;

    @Test
    void learnsTheScoreOfAFewWordsFromNoisedOnes() {
        try (var model = Gpt2.load(MODEL, new ModelIdentity("tiny", "random weights"), Progress.NONE);
                var sphere = WordSphere.of(model, Centring.NONE)) {
            var prior = new float[sphere.atoms().count()];
            Arrays.fill(prior, -1e4f);
            Arrays.fill(prior, 0, WORDS, (float) -Math.log(WORDS));
            var objective = new DenoiserObjective(sphere, prior, 16, 48, 1, 4);
            double first = 0;
            double last = 0;
            int steps = 500;
            for (int step = 0; step < steps; step++) {
                var random = new SplittableRandom(step);
                var features = new ArrayList<double[]>();
                var words = new int[32];
                for (int i = 0; i < words.length; i++) {
                    words[i] = random.nextInt(WORDS);
                    features.add(new double[] {1});
                }
                double loss = objective.step(new ResidualObjective.Batch(features, words), 5e-3, 0, random);
                first += step < 20 ? loss / 20 : 0;
                last += step >= steps - 20 ? loss / 20 : 0;
            }
            assertThat(last).isLessThan(0.7 * first);
            var errors = new ScoreErrors(sphere, prior, 12, 2);
            double[] learned = errors.of(objective.denoiser(1), new double[] {1});
            var flat = new float[prior.length]; // a score that knows of no word more than of another
            double[] ignorant = errors.of(flat);
            int middle = learned.length / 2;
            assertThat(learned[middle]).isLessThan(0.5 * ignorant[middle]).isLessThan(0.5);
        }
    }
}
