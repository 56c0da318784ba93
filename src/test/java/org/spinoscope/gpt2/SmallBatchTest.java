package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallBatchTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "3, 7, 300", "12, 64, 256", "5, 130, 1025", "20, 2, 513"})
    void theProductIsThatOfTheDefinitionForAnyShape(int rows, int in, int out) {
        var random = new Random(rows + in + out);
        var x = floats(random, rows * in);
        var a = floats(random, in * out);
        var bias = floats(random, out);
        var y = SmallBatch.multiply(x, rows, in, FloatBuffer.wrap(a), bias);
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < out; j++) {
                double expected = bias[j];
                double scale = Math.abs(bias[j]);
                for (int k = 0; k < in; k++) {
                    expected += (double) x[r * in + k] * a[k * out + j];
                    scale += Math.abs((double) x[r * in + k] * a[k * out + j]);
                }
                assertThat((double) y[r * out + j]).isCloseTo(expected, within(1e-6 * scale + 1e-30));
            }
        }
    }

    private static float[] floats(Random random, int count) {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
