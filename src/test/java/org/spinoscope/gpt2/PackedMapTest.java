package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.common.Progress;

class PackedMapTest {

    private static final int IN = 512;
    private static final int OUT = 1100;

    private NDManager manager;

    @BeforeEach
    void startEngine() {
        manager = NativeEngine.start(Progress.NONE);
        NativeOps.record(false);
        assumeTrue(PackedProduct.find().isPresent(), "PyTorch has no oneDNN on this machine");
    }

    @AfterEach
    void closeArrays() {
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 64, 230})
    void productsWithPackedWeightsEqualThoseInDoublePrecision(int rows) {
        var map = map(OUT);
        var x = manager.randomUniform(-1, 1, new Shape(rows, IN));
        var y = map.packed().product(x, map.weight(), map.bias()).orElseThrow();
        assertThat(y.getShape()).isEqualTo(new Shape(rows, OUT));
        assertEqual(x.toFloatArray(), map, y.toFloatArray());
    }

    @Test
    void theActivationIsThatOfDoublePrecision() {
        var map = map(OUT);
        var x = manager.randomUniform(-1, 1, new Shape(12, IN));
        var before =
                map.packed().product(x, map.weight(), map.bias()).orElseThrow().toFloatArray();
        var after = map.packed()
                .geluNewOfProduct(x, map.weight(), map.bias())
                .orElseThrow()
                .toFloatArray();
        for (int i = 0; i < before.length; i++) {
            double u = before[i];
            double gelu = 0.5 * u * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (u + 0.044715 * u * u * u)));
            assertThat((double) after[i]).isCloseTo(gelu, within(2e-6 * Math.max(1, Math.abs(u))));
        }
    }

    @Test
    void aViewOfColumnsIsPackedAlone() {
        var map = map(2 * OUT).columns(OUT, 2 * OUT);
        var x = manager.randomUniform(-1, 1, new Shape(3, IN));
        var y = map.packed().product(x, map.weight(), map.bias()).orElseThrow();
        assertEqual(x.toFloatArray(), map, y.toFloatArray());
    }

    @Test
    void smallWeightsAndRecordedGradientsTakeTheUsualProduct() {
        var map = map(OUT);
        var few = manager.ones(new Shape(12, IN));
        var small = map(64);
        assertThat(small.packed().product(few, small.weight(), small.bias())).isEmpty();
        assertThat(new PackedMap(false).product(few, map.weight(), map.bias())).isEmpty();
        NativeOps.record(true);
        try {
            assertThat(map.packed().product(few, map.weight(), map.bias())).isEmpty();
        } finally {
            NativeOps.record(false);
        }
    }

    /// gpt2-xl's packed copy alone would take 5.9 GB.
    @Test
    void onlyModelsOfModestSizeGetASecondCopy() {
        assertThat(BlockReader.packed(Gpt2Config.small())).isTrue();
        assertThat(BlockReader.packed(Gpt2Config.small().sized(24, 16, 1024)))
                .as("gpt2-medium")
                .isTrue();
        assertThat(BlockReader.packed(Gpt2Config.small().sized(36, 20, 1280)))
                .as("gpt2-large")
                .isFalse();
        assertThat(BlockReader.packed(Gpt2Config.small().sized(48, 25, 1600)))
                .as("gpt2-xl")
                .isFalse();
    }

    private Weights.Conv1D map(int out) {
        return new Weights.Conv1D(
                manager.randomUniform(-1, 1, new Shape(IN, out)),
                manager.randomUniform(-1, 1, new Shape(out)),
                new PackedMap(true));
    }

    private static void assertEqual(float[] x, Weights.Conv1D map, float[] y) {
        var weight = map.weight().toFloatArray();
        var bias = map.bias().toFloatArray();
        for (int row = 0; row < y.length / OUT; row++) {
            for (int column = 0; column < OUT; column += 7) {
                double sum = bias[column];
                for (int i = 0; i < IN; i++) {
                    sum += (double) x[row * IN + i] * weight[i * OUT + column];
                }
                assertThat((double) y[row * OUT + column]).isCloseTo(sum, within(1e-4)); // sums of order 10
            }
        }
    }
}
