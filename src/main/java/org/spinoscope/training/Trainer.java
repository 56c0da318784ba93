package org.spinoscope.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.SplittableRandom;

/// One optimizer step after another; all native memory of a step is freed before the next.
final class Trainer implements AutoCloseable {

    private static final int WARM_UP = 200;
    private static final double FLOOR = 0.03;

    private final NDManager manager;
    private final TrainableGpt2 trainableGpt2;
    private final AdamW optimizer;
    private final FullVocabularyLoss loss;
    private final Vocabulary vocabulary;
    private final TrainingSettings settings;

    Trainer(TrainingSettings settings, Vocabulary vocabulary) {
        this.settings = settings;
        this.vocabulary = vocabulary;
        manager = NDManager.newBaseManager("PyTorch");
        JniUtils.setGradMode(true);
        trainableGpt2 = new TrainableGpt2(manager, settings.shape(), vocabulary.known() + 1, settings.seed());
        loss = new FullVocabularyLoss(manager, vocabulary.known(), vocabulary.unseen());
        optimizer = new AdamW(manager, trainableGpt2.parameters(), settings.weightDecay());
    }

    TrainableGpt2 network() {
        return trainableGpt2;
    }

    AdamW optimizer() {
        return optimizer;
    }

    /// @param step counts from 0
    /// @return mean loss per predicted token, nats, before the step
    double step(int step, List<int[]> batch) {
        try (var scope = manager.newSubManager()) {
            var random = new SplittableRandom(settings.seed() * 31 + step);
            var labels = labels(scope, batch);
            var parts = backward(trainableGpt2, loss, inputs(scope, batch, random), labels);
            JniUtils.setGradMode(false);
            long positions = labels.size();
            optimizer.step(step + 1, rate(step), 1.0 / positions, "wte.weight", parts.byEmbedding());
            JniUtils.setGradMode(true);
            return parts.total() / positions;
        }
    }

    /// Leaves the summed loss's gradient in every parameter, but for the embedding's softmax share, which is returned.
    /// Needs gradient mode on.
    static FullVocabularyLoss.Parts backward(
            TrainableGpt2 trainableGpt2, FullVocabularyLoss loss, PtNDArray inputs, PtNDArray labels) {
        var residual = trainableGpt2.forward(inputs);
        JniUtils.setGradMode(false);
        var parts = loss.parts(residual, labels, trainableGpt2.embedding(), true);
        JniUtils.setGradMode(true);
        // A scalar whose gradient is the loss's: the softmax's share enters as a constant.
        NDArray target = JniUtils.embedding(labels, trainableGpt2.embedding(), false);
        var surrogate = residual.mul(parts.byResidual().sub(target)).sum();
        JniUtils.backward(surrogate, (PtNDArray) inputs.getManager().ones(surrogate.getShape()), false, false);
        return parts;
    }

    /// Mean loss per predicted token over documents, nats.
    double meanLoss(Batches batches) {
        JniUtils.setGradMode(false);
        double total = 0;
        long positions = 0;
        for (int i = 0; i < batches.perEpoch(); i++) {
            try (var scope = manager.newSubManager()) {
                var batch = batches.at(i);
                var labels = labels(scope, batch);
                var residual = trainableGpt2.forward(inputs(scope, batch, null));
                total += loss.parts(residual, labels, trainableGpt2.embedding(), false)
                        .total();
                positions += labels.size();
            }
        }
        JniUtils.setGradMode(true);
        return total / positions;
    }

    /// Logit of one token less that of another after each prompt.
    double logitGap(int[] prompt, int good, int bad) {
        JniUtils.setGradMode(false);
        try (var scope = manager.newSubManager()) {
            var rows = java.util.Arrays.stream(vocabulary.rows(prompt))
                    .asLongStream()
                    .toArray();
            var residual = trainableGpt2.forward((PtNDArray) scope.create(rows, new Shape(1, rows.length)));
            var last = residual.get(rows.length - 1);
            var words = scope.create(new long[] {vocabulary.row(good), vocabulary.row(bad)});
            var embeddings = JniUtils.embedding((PtNDArray) words, trainableGpt2.embedding(), false);
            var logits = embeddings.matMul(last).toFloatArray();
            return (double) logits[0] - logits[1];
        } finally {
            JniUtils.setGradMode(true);
        }
    }

    /// Rises over the first steps, stays, and falls linearly over the last share of the run. Until it falls it does not
    /// depend on the number of steps, so a run may be given more or fewer of them while it is under way.
    private double rate(int step) {
        if (step < WARM_UP) {
            return settings.rate() * (step + 1) / WARM_UP;
        }
        double fall = settings.steps() * settings.coolDown();
        return fall == 0 ? settings.rate() : settings.rate() * Math.clamp((settings.steps() - step) / fall, FLOOR, 1);
    }

    private PtNDArray inputs(
            NDManager scope, List<int[]> batch, @org.jspecify.annotations.Nullable SplittableRandom random) {
        int length = batch.getFirst().length - 1;
        var values = new long[batch.size() * length];
        for (int i = 0; i < values.length; i++) {
            boolean unknown = random != null && random.nextDouble() < settings.unknown();
            values[i] = unknown ? vocabulary.known() : vocabulary.row(batch.get(i / length)[i % length]);
        }
        return (PtNDArray) scope.create(values, new Shape(batch.size(), length));
    }

    private PtNDArray labels(NDManager scope, List<int[]> batch) {
        int length = batch.getFirst().length - 1;
        var values = new long[batch.size() * length];
        for (int i = 0; i < values.length; i++) {
            values[i] = vocabulary.row(batch.get(i / length)[i % length + 1]);
        }
        return (PtNDArray) scope.create(values, new Shape(values.length));
    }

    @Override
    public void close() {
        optimizer.close();
        loss.close();
        trainableGpt2.close();
        manager.close();
    }
}
