package org.spinoscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.gpt2.ModelIdentity;

class ModelFolderTest {

    @TempDir
    Path folder;

    @Test
    void theExplorerReadsWhatTheTrainerMeant() throws Exception {
        for (String file : List.of("vocab.json", "merges.txt")) {
            Files.copy(Path.of("assets", "model", file), folder.resolve(file));
        }
        int[] prompt = {464, 3139, 286};
        var vocabulary = Vocabulary.of(List.of(prompt));
        var shape = new NetworkShape(2, 2, 8, 16, NetworkShape.Activation.GELU_NEW);
        float[] expected;
        try (var manager = NDManager.newBaseManager("PyTorch");
                var trainableGpt2 =
                        new TrainableGpt2(manager, shape, InitialScales.SHIPPED, vocabulary.known() + 1, 2)) {
            JniUtils.setGradMode(false);
            TrainerTest.roughen(trainableGpt2);
            ModelFolder.write(folder, trainableGpt2, vocabulary);
            var rows = (PtNDArray) manager.create(
                    java.util.Arrays.stream(vocabulary.rows(prompt))
                            .asLongStream()
                            .toArray(),
                    new Shape(1, 3));
            var residual =
                    trainableGpt2.forward(rows, new int[] {0, 1}, pattern -> {}).get(2);
            expected = trainableGpt2.embedding().matMul(residual).toFloatArray();
        }
        try (var model = Gpt2.load(folder, new ModelIdentity("test", "test"), Progress.NONE)) {
            var logits = model.run(ForwardRequest.of(List.of(prompt)).logits(new LogitRequest.Final()), Progress.NONE)
                    .logits()
                    .getFirst()
                    .data();
            for (int token : new int[] {464, 3139, 286, 50256, 0, 50000}) {
                assertThat(logits[token])
                        .as("token %d", token)
                        .isCloseTo(expected[vocabulary.row(token)], within(0.02f));
            }
        }
    }
}
