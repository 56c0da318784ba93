package org.spinoscope.diffusion;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A small residual and a resume point of it.
public final class FuzzedResiduals {

    private static final String SHA256 = "ab".repeat(32);

    private FuzzedResiduals() {}

    public static void write(Path file, float first) {
        var a = new float[][] {{first, 2, 3}, {4, 5, 6}};
        var row = new float[][] {{1, 2}};
        var denoiser = new Denoiser(row, row, a, row, row, new float[][] {{3}});
        ResidualFile.write(
                new LearnedResidual(
                        SHA256,
                        "residual",
                        Centring.NONE,
                        a,
                        new float[][] {{1, 0}, {0, 1}},
                        new float[] {-1, -2, -3},
                        Optional.of(denoiser),
                        "tried"),
                file);
    }

    public static void read(Path file) {
        ResidualFile.read(file);
    }

    public static void writeState(Path file, int step) {
        TrainingState.write(file, SHA256, step, List.of(new double[3][4], new double[1][2]));
    }

    public static void readState(Path file) {
        TrainingState.read(file, SHA256, List.of(new double[3][4], new double[1][2]));
    }
}
