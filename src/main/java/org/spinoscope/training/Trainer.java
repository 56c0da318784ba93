package org.spinoscope.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// One optimizer step after another; all native memory of a step is freed before the next.
final class Trainer implements AutoCloseable {

    private final NDManager manager;
    private final TrainableGpt2 network;
    private final AdamW optimizer;
    private final FullVocabularyLoss loss;
    private final Vocabulary vocabulary;
    private final TrainingSettings settings;

    Trainer(TrainingSettings settings, Vocabulary vocabulary) {
        this.settings = settings;
        this.vocabulary = vocabulary;
        manager = NDManager.newBaseManager("PyTorch");
        JniUtils.setGradMode(true);
        // With several, sums are rounded in another order on every machine, and threads that share a busy one wait for
        // each other longer than they compute.
        JniUtils.setNumThreads(1);
        network = new TrainableGpt2(
                manager, settings.shape(), InitialScales.SHIPPED, vocabulary.known() + 1, settings.seed());
        loss = new FullVocabularyLoss(manager, vocabulary.known(), vocabulary.unseen());
        optimizer = new AdamW(manager, network.parameters(), settings.weightDecay());
    }

    TrainableGpt2 network() {
        return network;
    }

    AdamW optimizer() {
        return optimizer;
    }

    /// One step on several batches, each prediction counting the same.
    ///
    /// @param step counts from 0 over all stages
    /// @param rate learning rate
    /// @return per batch, the mean loss of a counted prediction, nats, before the step
    double[] step(int step, double rate, Stage stage, List<TrainingBatch> batches) {
        var means = new double[batches.size()];
        long positions = 0;
        try (var scope = manager.newSubManager()) {
            var random = new SplittableRandom(settings.seed() * 31 + step);
            var byEmbedding = scope.zeros(network.embedding().getShape());
            for (int i = 0; i < means.length; i++) {
                try (var part = scope.newSubManager()) {
                    var batch = batches.get(i);
                    var found = backward(network, loss, inputs(part, batch, random), batch, stage.layers());
                    JniUtils.setGradMode(false);
                    byEmbedding.addi(found.byEmbedding());
                    JniUtils.setGradMode(true);
                    int counted = batch.labels().length;
                    positions += counted;
                    means[i] = found.total() / counted;
                }
            }
            JniUtils.setGradMode(false);
            optimizer.step(step + 1, rate, 1.0 / positions, stage, "wte.weight", byEmbedding);
            JniUtils.setGradMode(true);
            return means;
        }
    }

    /// Leaves the summed loss's gradient in every parameter, but for the embedding's softmax share, which is returned.
    /// Needs gradient mode on.
    static FullVocabularyLoss.Parts backward(
            TrainableGpt2 network, FullVocabularyLoss loss, PtNDArray inputs, TrainingBatch batch, int[] layers) {
        var scope = inputs.getManager();
        var labels = (PtNDArray) scope.create(batch.labels());
        var residual = counted(network.forward(inputs, layers, pattern -> {}), batch);
        JniUtils.setGradMode(false);
        var parts = loss.parts(residual, labels, network.embedding(), batch.rows(), true);
        JniUtils.setGradMode(true);
        // A scalar whose gradient is the loss's: the softmax's share enters as a constant.
        NDArray target = JniUtils.embedding(labels, network.embedding(), false);
        var surrogate = residual.mul(parts.byResidual().sub(target)).sum();
        JniUtils.backward(surrogate, (PtNDArray) scope.ones(surrogate.getShape()), false, false);
        return parts;
    }

    /// The rows of the positions that count.
    static PtNDArray counted(PtNDArray residual, TrainingBatch batch) {
        var index = batch.counted();
        return index.length == residual.getShape().get(0)
                ? residual
                : JniUtils.embedding((PtNDArray) residual.getManager().create(index), residual, false);
    }

    /// Attention of the layers to previous and to repeated tokens, on random tokens of the vocabulary.
    HeadScores headScores(int[] layers, int rows) {
        JniUtils.setGradMode(false);
        try (var scope = manager.newSubManager()) {
            var batch = TrainingBatch.of(HeadScores.sequences(rows, settings.seed()));
            var patterns = new ArrayList<float[]>();
            network.forward(whole(scope, batch), layers, pattern -> patterns.add(pattern.toFloatArray()));
            return HeadScores.of(layers, patterns, settings.shape().heads());
        } finally {
            JniUtils.setGradMode(true);
        }
    }

    /// Mean loss per predicted token over documents, nats.
    double meanLoss(Batches batches, int[] layers) {
        JniUtils.setGradMode(false);
        double total = 0;
        long positions = 0;
        for (int i = 0; i < batches.perEpoch(); i++) {
            try (var scope = manager.newSubManager()) {
                var batch = batches.at(i);
                var labels = (PtNDArray) scope.create(batch.labels());
                var residual = network.forward(inputs(scope, batch, null), layers, pattern -> {});
                total += loss.parts(residual, labels, network.embedding(), 0, false)
                        .total();
                positions += labels.size();
            }
        }
        JniUtils.setGradMode(true);
        return total / positions;
    }

    /// Logit of one token less that of another after each prompt.
    double logitGap(int[] prompt, int good, int bad, int[] layers) {
        JniUtils.setGradMode(false);
        try (var scope = manager.newSubManager()) {
            var rows = java.util.Arrays.stream(vocabulary.rows(prompt))
                    .asLongStream()
                    .toArray();
            var residual =
                    network.forward((PtNDArray) scope.create(rows, new Shape(1, rows.length)), layers, pattern -> {});
            var last = residual.get(rows.length - 1);
            var words = scope.create(new long[] {vocabulary.row(good), vocabulary.row(bad)});
            var embeddings = JniUtils.embedding((PtNDArray) words, network.embedding(), false);
            var logits = embeddings.matMul(last).toFloatArray();
            return (double) logits[0] - logits[1];
        } finally {
            JniUtils.setGradMode(true);
        }
    }

    private PtNDArray inputs(
            NDManager scope, TrainingBatch batch, @org.jspecify.annotations.Nullable SplittableRandom random) {
        int length = batch.length();
        var values = new long[batch.documents().size() * length];
        for (int i = 0; i < values.length; i++) {
            boolean unknown = random != null && batch.rows() == 0 && random.nextDouble() < settings.unknown();
            values[i] = unknown ? vocabulary.known() : batch.documents().get(i / length)[i % length];
        }
        return (PtNDArray) scope.create(values, new Shape(batch.documents().size(), length));
    }

    private static PtNDArray whole(NDManager scope, TrainingBatch batch) {
        var values = batch.documents().stream()
                .flatMapToInt(java.util.Arrays::stream)
                .asLongStream()
                .toArray();
        return (PtNDArray) scope.create(values, new Shape(batch.documents().size(), batch.length() + 1));
    }

    @Override
    public void close() {
        optimizer.close();
        loss.close();
        network.close();
        manager.close();
    }
}
