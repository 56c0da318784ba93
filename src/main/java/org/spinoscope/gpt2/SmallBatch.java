package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;

/// x A + b for a handful of rows x and a large A.
///
/// The native library copies the whole of A into a layout of its own before it multiplies, which for a single prompt
/// takes longer than the product. Here A streams through the processor once, in stripes of columns shared among all
/// threads, four rows at a time.
final class SmallBatch {

    /// Rows up to which this is faster than the native product.
    static final int MOST_ROWS = 20;

    private static final int LEAST_NUMBERS = 512 * 512;
    private static final int STRIPE = 256;

    private SmallBatch() {}

    /// Whether it pays for these rows and this map.
    static boolean suits(NDArray x, Weights.Conv1D map) {
        var shape = x.getShape();
        return map.contiguous()
                && shape.dimension() == 2
                && shape.get(0) <= MOST_ROWS
                && map.weight().size() >= LEAST_NUMBERS
                && NativeEngine.threads() > 1
                && !NativeOps.recording()
                && !x.getDevice().isGpu();
    }

    /// The product, in the scope of `x`.
    static NDArray linear(NDArray x, Weights.Conv1D map) {
        int rows = (int) x.getShape().get(0);
        int in = (int) map.weight().getShape().get(0);
        int out = (int) map.weight().getShape().get(1);
        var a = JniUtils.getByteBuffer((PtNDArray) map.weight(), true)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        var y = multiply(x.toFloatArray(), rows, in, a, map.bias().toFloatArray());
        return x.getManager().create(y, new Shape(rows, out));
    }

    /// @param x `[rows, in]`
    /// @param a `[in, out]`
    /// @param bias `[out]`
    static float[] multiply(float[] x, int rows, int in, FloatBuffer a, float[] bias) {
        int out = bias.length;
        var y = new float[rows * out];
        IntStream.range(0, Math.ceilDiv(out, STRIPE))
                .parallel()
                .forEach(stripe -> stripe(x, rows, in, a, bias, stripe * STRIPE, y));
        return y;
    }

    private static void stripe(float[] x, int rows, int in, FloatBuffer a, float[] bias, int from, float[] y) {
        int out = bias.length;
        int width = Math.min(STRIPE, out - from);
        var sums = new float[rows][];
        for (int r = 0; r < rows; r++) {
            sums[r] = Arrays.copyOfRange(bias, from, from + width);
        }
        var first = new float[width];
        var second = new float[width];
        var third = new float[width];
        var fourth = new float[width];
        int k = 0;
        for (; k + 3 < in; k += 4) {
            a.get(k * out + from, first);
            a.get((k + 1) * out + from, second);
            a.get((k + 2) * out + from, third);
            a.get((k + 3) * out + from, fourth);
            for (int r = 0; r < rows; r++) {
                addFour(x, r * in + k, first, second, third, fourth, sums[r]);
            }
        }
        for (; k < in; k++) {
            a.get(k * out + from, first);
            for (int r = 0; r < rows; r++) {
                float factor = x[r * in + k];
                var sum = sums[r];
                for (int j = 0; j < sum.length; j++) {
                    sum[j] += factor * first[j];
                }
            }
        }
        for (int r = 0; r < rows; r++) {
            System.arraycopy(sums[r], 0, y, r * out + from, width);
        }
    }

    /// Arrays of their own, all indexed alike, so that the compiler turns the loop into vector instructions.
    private static void addFour(
            float[] x, int at, float[] first, float[] second, float[] third, float[] fourth, float[] sum) {
        float a = x[at];
        float b = x[at + 1];
        float c = x[at + 2];
        float d = x[at + 3];
        for (int j = 0; j < sum.length; j++) {
            sum[j] = Math.fma(
                    a, first[j], Math.fma(b, second[j], Math.fma(c, third[j], Math.fma(d, fourth[j], sum[j]))));
        }
    }
}
