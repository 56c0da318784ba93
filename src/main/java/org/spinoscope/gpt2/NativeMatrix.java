package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spinoscope.common.Progress;

/// A float32 matrix in native memory and its two products with small batches of plain vectors.
///
/// One thread uses it at a time. The same batch of the same size gives the same bits.
public final class NativeMatrix implements AutoCloseable {

    private final NDManager manager;
    private final NDArray rows;
    private final NDArray transposed;
    private final int count;
    private final int width;
    private final NativeMixture mixture;

    private NativeMatrix(NDManager manager, float[] rows, int count, int width) {
        this.manager = manager;
        this.rows = manager.create(rows, new Shape(count, width));
        this.transposed = this.rows.transpose();
        this.count = count;
        this.width = width;
        this.mixture = new NativeMixture(manager, this.rows, transposed, count, width);
    }

    /// Copies a matrix `[count, width]` into native memory.
    public static NativeMatrix of(float[] rows, int count, int width) {
        if ((long) count * width != rows.length) {
            throw new IllegalArgumentException(rows.length + " values do not fill " + count + " × " + width);
        }
        return new NativeMatrix(NativeEngine.start(Progress.NONE), rows, count, width);
    }

    /// out = x·rowsᵀ: the dot product of each of `n` vectors with each row.
    ///
    /// @param x `[n, width]`
    /// @param out `[n, count]`
    public void dots(float[] x, int n, float[] out) {
        multiply(x, n, width, transposed, out);
    }

    /// out = c·rows: for each of `n` weightings the weighted sum of the rows.
    ///
    /// @param c `[n, count]`
    /// @param out `[n, width]`
    public void combine(float[] c, int n, float[] out) {
        multiply(c, n, count, rows, out);
    }

    /// Weighted sums of these rows without leaving native memory; lives as long as this matrix.
    public NativeMixture mixture() {
        return mixture;
    }

    private void multiply(float[] left, int n, int inner, NDArray right, float[] out) {
        try (var scope = manager.newSubManager();
                var x = scope.create(
                        left.length == n * inner ? left : java.util.Arrays.copyOf(left, n * inner),
                        new Shape(n, inner));
                var y = x.matMul(right)) {
            ByteBuffer bytes = y.toByteBuffer().order(ByteOrder.nativeOrder());
            bytes.asFloatBuffer().get(out, 0, (int) y.size());
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
