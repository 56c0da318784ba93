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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {

    private static final List<int[]> DOCUMENTS =
            List.of(new int[] {5, 9, 700, 50256}, new int[] {9, 5, 11, 50256}, new int[] {700, 700, 5, 50256});
    private static final Vocabulary VOCABULARY = Vocabulary.of(DOCUMENTS);
    private static final List<TrainingBatch> BATCH =
            List.of(TrainingBatch.of(DOCUMENTS.stream().map(VOCABULARY::rows).toList()));
    private static final int[] LAYERS = {0};
    private static final double RATE = 0.02;
    private static final Stage STAGE =
            Curriculum.parse(List.of("test 60 all 0 0 0 64 10 0.02 0.02"), 1).getFirst();
    private static final NetworkShape TINY = new NetworkShape(1, 2, 8, 16, NetworkShape.Activation.GELU_NEW);

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void gradientsAgreeWithFiniteDifferences(int rows) {
        try (var manager = NDManager.newBaseManager("PyTorch");
                var network = new TrainableGpt2(manager, TINY, InitialScales.SHIPPED, 6, 3);
                var loss = new FullVocabularyLoss(manager, 5, 50252)) {
            roughen(network);
            var inputs = (PtNDArray) manager.create(new long[] {0, 1, 2, 3, 2, 4}, new Shape(2, 3));
            // The first document counts from its second position on.
            var batch = new TrainingBatch(
                    List.of(new int[] {0, 1, 2, 4}, new int[] {3, 2, 4, 1}), new int[] {1, 0}, rows, 1);
            JniUtils.setGradMode(true);
            var parts = Trainer.backward(network, loss, inputs, batch, LAYERS);
            JniUtils.setGradMode(false);
            network.parameters().forEach((name, parameter) -> {
                try (var gradient = JniUtils.getGradient(parameter)) {
                    if (name.equals("wte.weight")) {
                        gradient.addi(parts.byEmbedding());
                    }
                    var expected = gradient.toFloatArray();
                    for (int i = 0; i < expected.length; i += Math.max(1, expected.length / 2)) {
                        double numeric = slope(network, loss, inputs, batch, parameter, i);
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
            TrainableGpt2 network,
            FullVocabularyLoss loss,
            PtNDArray inputs,
            TrainingBatch batch,
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
                var residual = Trainer.counted(network.forward(tokens, LAYERS, pattern -> {}), batch);
                var labels = (PtNDArray) scope.create(batch.labels());
                sides[side] = loss.parts(residual, labels, network.embedding(), batch.rows(), false)
                        .total();
            }
        }
        values[index] = at;
        parameter.set(values);
        return (sides[1] - sides[0]) / (2 * step);
    }

    @Test
    void layersThatAreHeldOrTakeNoPartKeepTheirWeights() {
        var stage =
                Curriculum.parse(List.of("test 9 0*,1 0 0 0 64 0 0.02 0.02"), 3).getFirst();
        var shape = new NetworkShape(3, 2, 8, 16, NetworkShape.Activation.GELU_NEW);
        try (var trainer = new Trainer(settings(shape), VOCABULARY)) {
            var before = trainer.network().values();
            trainer.step(0, 0.02, stage, BATCH);
            trainer.step(1, 0.02, stage, BATCH);
            trainer.network().values().forEach((name, values) -> {
                boolean moves = !name.startsWith("h.") || name.startsWith("h.1.");
                assertThat(java.util.Arrays.equals(values, before.get(name)))
                        .as(name)
                        .isEqualTo(!moves);
            });
        }
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
            assertThat(reduced.parts(residual, labels, known, 0, true).total())
                    .isCloseTo(whole.parts(residual, labels, copied, 0, true).total(), within(1e-5));
        }
    }

    @Test
    void aRepeatedBatchIsLearned() {
        try (var trainer = new Trainer(settings(TINY), VOCABULARY)) {
            double first = trainer.step(0, RATE, STAGE, BATCH)[0];
            double last = IntStream.range(1, 60)
                    .mapToDouble(step -> trainer.step(step, RATE, STAGE, BATCH)[0])
                    .reduce(0, (before, now) -> now);
            assertThat(first).isCloseTo(Math.log(Vocabulary.SIZE), within(1.0));
            assertThat(last).isLessThan(first - 3);
        }
    }

    @Test
    void aResumedRunContinuesAsIfNeverStopped(@TempDir Path folder) throws Exception {
        var file = folder.resolve("resume.bin");
        double straight;
        try (var trainer = new Trainer(settings(TINY), VOCABULARY)) {
            for (int step = 0; step < 4; step++) {
                trainer.step(step, RATE, STAGE, BATCH);
            }
            TrainingCheckpoint.write(file, 4, trainer);
            trainer.step(4, RATE, STAGE, BATCH);
            straight = trainer.step(5, RATE, STAGE, BATCH)[0];
        }
        try (var trainer = new Trainer(settings(TINY), VOCABULARY)) {
            assertThat(TrainingCheckpoint.read(file, trainer)).isEqualTo(4);
            trainer.step(4, RATE, STAGE, BATCH);
            assertThat(trainer.step(5, RATE, STAGE, BATCH)[0]).isEqualTo(straight);
        }
    }

    private static TrainingSettings settings(NetworkShape shape) {
        return new TrainingSettings(
                Path.of("."),
                Path.of("."),
                Path.of("."),
                shape,
                0,
                0,
                0,
                0,
                0,
                List.of(),
                1,
                0.01,
                0,
                5,
                false,
                List.of());
    }
}
