package org.spinoscope.training;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.disk.EveryWrite;
import org.spinoscope.diffusion.FuzzedResiduals;

/// A trained model, a residual and its resume point over earlier ones on a disk of which any write fails.
class FailingWritesTest {

    @TempDir
    private Path temp;

    @Test
    void aTrainedModelIsTheOldOneOrTheNewOne() throws Exception {
        var vocabulary = Vocabulary.of(List.of(new int[] {464, 3139, 286}));
        var shape = new NetworkShape(1, 1, 2, 8, NetworkShape.Activation.GELU_NEW);
        try (var manager = NDManager.newBaseManager("PyTorch");
                var first = new TrainableGpt2(manager, shape, InitialScales.SHIPPED, vocabulary.known() + 1, 2);
                var second = new TrainableGpt2(manager, shape, InitialScales.SHIPPED, vocabulary.known() + 1, 3)) {
            new EveryWrite(temp.resolve("model"))
                    .fails(
                            folder -> ModelFolder.write(folder, first, vocabulary),
                            folder -> ModelFolder.write(folder, second, vocabulary));
        }
    }

    @Test
    void aResidualAndItsResumePointAreTheOldOnesOrTheNewOnes() throws Exception {
        new EveryWrite(temp.resolve("residual"))
                .fails(
                        folder -> FuzzedResiduals.write(folder.resolve("r.safetensors"), 1),
                        folder -> FuzzedResiduals.write(folder.resolve("r.safetensors"), 2));
        new EveryWrite(temp.resolve("state"))
                .fails(
                        folder -> FuzzedResiduals.writeState(folder.resolve("r.resume"), 7),
                        folder -> FuzzedResiduals.writeState(folder.resolve("r.resume"), 8));
    }
}
