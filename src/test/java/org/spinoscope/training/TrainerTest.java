package org.spinoscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

    private static final List<int[]> BATCH =
            List.of(new int[] {5, 9, 700, 50256}, new int[] {9, 5, 11, 50256}, new int[] {700, 700, 5, 50256});
    private static final NetworkShape TINY = new NetworkShape(1, 2, 8, 16, NetworkShape.Activation.GELU_NEW);

    @Test
    void gradientsAgreeWithFiniteDifferences() {
        try (var manager = NDManager.newBaseManager("PyTorch");
                var trainableGpt2 = new TrainableGpt2(manager, TINY, 6, 3);
                var loss = new FullVocabularyLoss(manager, 5, 50252)) {
            roughen(trainableGpt2);
            var inputs = (PtNDArray) manager.create(new long[] {0, 1, 2, 3, 2, 5}, new Shape(2, 3));
            var labels = (PtNDArray) manager.create(new long[] {1, 2, 4, 2, 0, 1}, new Shape(6));
            JniUtils.setGradMode(true);
            var parts = Trainer.backward(trainableGpt2, loss, inputs, labels);
            JniUtils.setGradMode(false);
            trainableGpt2.parameters().forEach((name, parameter) -> {
                try (var gradient = JniUtils.getGradient(parameter)) {
                    if (name.equals("wte.weight")) {
                        gradient.addi(parts.byEmbedding());
                    }
                    var expected = gradient.toFloatArray();
                    for (int i = 0; i < expected.length; i += Math.max(1, expected.length / 2)) {
                        double numeric = slope(trainableGpt2, loss, inputs, labels, parameter, i);
                        assertThat((double) expected[i])
                                .as("%s[%d]", name, i)
                                .isCloseTo(numeric, within(0.02 + 0.03 * Math.abs(numeric)));
                    }
                }
            });
        }
    }

    /// The slope of the summed loss, by a central difference in float32.
    private static double slope(
            TrainableGpt2 trainableGpt2,
            FullVocabularyLoss loss,
            PtNDArray inputs,
            PtNDArray labels,
            PtNDArray parameter,
            int index) {
        float step = 1e-2f;
        var values = parameter.toFloatArray();
        float at = values[index];
        double[] sides = new double[2];
        for (int side = 0; side < 2; side++) {
            values[index] = at + (side == 0 ? -step : step);
            parameter.set(values);
            try (var scope = inputs.getManager().newSubManager()) {
                var tokens = (PtNDArray) inputs.duplicate();
                tokens.attach(scope);
                sides[side] = loss.parts(trainableGpt2.forward(tokens), labels, trainableGpt2.embedding(), false)
                        .total();
            }
        }
        values[index] = at;
        parameter.set(values);
        return (sides[1] - sides[0]) / (2 * step);
    }

    /// Initial weights are so small that every gradient but the embedding's would vanish in rounding.
    static void roughen(TrainableGpt2 trainableGpt2) {
        var random = new java.util.SplittableRandom(8);
        trainableGpt2.parameters().forEach((name, parameter) -> {
            var values = parameter.toFloatArray();
            for (int i = 0; i < values.length; i++) {
                values[i] += (float) (0.3 * random.nextGaussian());
            }
            parameter.set(values);
        });
    }

    @Test
    void theReducedSoftmaxIsTheFullOne() {
        try (var manager = NDManager.newBaseManager("PyTorch");
                var reduced = new FullVocabularyLoss(manager, 2, 3);
                var whole = new FullVocabularyLoss(manager, 4, 1)) {
            JniUtils.setGradMode(false);
            var residual = (PtNDArray) manager.create(new float[] {1, 2, -1, 0.5f}, new Shape(2, 2));
            var labels = (PtNDArray) manager.create(new long[] {0, 1});
            var known = (PtNDArray) manager.create(new float[] {1, 0, 0, 1, 0.3f, 0.7f}, new Shape(3, 2));
            var copied = (PtNDArray)
                    manager.create(new float[] {1, 0, 0, 1, 0.3f, 0.7f, 0.3f, 0.7f, 0.3f, 0.7f}, new Shape(5, 2));
            assertThat(reduced.parts(residual, labels, known, true).total())
                    .isCloseTo(whole.parts(residual, labels, copied, true).total(), within(1e-5));
        }
    }

    @Test
    void aRepeatedBatchIsLearned() {
        try (var trainer = new Trainer(settings(60), vocabulary())) {
            double first = trainer.step(0, BATCH);
            double last = IntStream.range(1, 60)
                    .mapToDouble(step -> trainer.step(step, BATCH))
                    .reduce(0, (before, now) -> now);
            assertThat(first).isCloseTo(Math.log(Vocabulary.SIZE), within(0.2));
            assertThat(last).isLessThan(first - 3);
        }
    }

    @Test
    void aResumedRunContinuesAsIfNeverStopped(@TempDir Path folder) throws Exception {
        var file = folder.resolve("resume.bin");
        double straight;
        try (var trainer = new Trainer(settings(10), vocabulary())) {
            for (int step = 0; step < 4; step++) {
                trainer.step(step, BATCH);
            }
            TrainingCheckpoint.write(file, 4, trainer);
            trainer.step(4, BATCH);
            straight = trainer.step(5, BATCH);
        }
        try (var trainer = new Trainer(settings(10), vocabulary())) {
            assertThat(TrainingCheckpoint.read(file, trainer)).isEqualTo(4);
            trainer.step(4, BATCH);
            assertThat(trainer.step(5, BATCH)).isEqualTo(straight);
        }
    }

    private static Vocabulary vocabulary() {
        return Vocabulary.of(BATCH);
    }

    private static TrainingSettings settings(int steps) {
        return new TrainingSettings(
                Path.of("."),
                Path.of("."),
                Path.of("."),
                TINY,
                0,
                0,
                0,
                0,
                steps,
                0.3,
                1,
                64,
                0.02,
                0.01,
                0,
                5,
                false,
                List.of());
    }
}
