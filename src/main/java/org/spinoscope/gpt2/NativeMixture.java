package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Weighted sums of a matrix's rows, wholly in native memory: for each of `n` vectors x the shares
/// p = softmax(base + sharpness·x·row) and Σ_v p_v (above/(constant + sharpness·x·row_v) + offset) row_v.
///
/// One thread uses it at a time. The same batch gives the same bits.
public final class NativeMixture {

    private static final float[] NONE = {};

    private final NDManager manager;
    private final NDArray rows;
    private final NDArray transposed;
    private final int count;
    private final int width;
    private NDArray base;
    private float[] uploaded = NONE;
    private int version;

    NativeMixture(NDManager manager, NDArray rows, NDArray transposed, int count, int width) {
        this.manager = manager;
        this.rows = rows;
        this.transposed = transposed;
        this.count = count;
        this.width = width;
        this.base = manager.zeros(new Shape(1, 1));
    }

    /// Numbers of each vector, `[n]` each.
    public record Coefficients(float[] sharpness, float[] above, float[] constant, float[] offset) {

        /// Those of `n` vectors, all 0.
        public static Coefficients of(int n) {
            return new Coefficients(new float[n], new float[n], new float[n], new float[n]);
        }
    }

    /// Takes over log-weights `[n, count]`, unless this array came in this version last.
    public void base(float[] logWeights, int itsVersion) {
        if (uploaded == logWeights && version == itsVersion) {
            return;
        }
        base.close();
        base = manager.create(logWeights, new Shape(logWeights.length / count, count));
        uploaded = logWeights;
        version = itsVersion;
    }

    /// The sums under the base given last.
    ///
    /// @param x `[n, width]`
    /// @param sums `[n, width]`, filled
    /// @param shares p `[n, count]`, filled unless its length is 0
    public void sums(float[] x, Coefficients c, float[] sums, float[] shares) {
        int n = c.sharpness().length;
        var column = new Shape(n, 1);
        try (var scope = manager.newSubManager()) {
            var sharp = scope.create(x, new Shape(n, width)).muli(scope.create(c.sharpness(), column));
            var y = sharp.matMul(transposed);
            var p = y.add(base).softmax(1);
            if (shares.length > 0) {
                copy(p, shares);
            }
            var above = scope.create(c.above(), column);
            y.addi(scope.create(c.constant(), column));
            if (c.offset()[0] == 0) {
                copy(p.divi(y).matMul(rows).muli(above), sums); // what is constant in a row waits for the short result
            } else {
                var factor = above.div(y).addi(scope.create(c.offset(), column));
                copy(factor.muli(p).matMul(rows), sums);
            }
        }
    }

    private static void copy(NDArray from, float[] to) {
        ByteBuffer bytes = from.toByteBuffer().order(ByteOrder.nativeOrder());
        bytes.asFloatBuffer().get(to, 0, (int) from.size());
    }
}
