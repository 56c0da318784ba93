package org.spinoscope.spinbath;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import org.spinoscope.gpt2.Tensor;

/// Tensors as EJML's matrices, and products of matrices with plain arrays, all in double precision.
public final class Matrices {

    private Matrices() {}

    /// A copy of a tensor of two axes.
    public static DMatrixRMaj of(Tensor tensor) {
        var matrix = new DMatrixRMaj(tensor.shape()[0], tensor.shape()[1]);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = tensor.data()[i];
        }
        return matrix;
    }

    /// x W, plus b in every row if there is one `[T][width]`.
    static DMatrixRMaj projected(DMatrixRMaj x, Tensor w, float[] b) {
        var y = new DMatrixRMaj(x.numRows, w.shape()[1]);
        CommonOps_DDRM.mult(x, of(w), y);
        for (int i = 0; i < y.data.length && b.length > 0; i++) {
            y.data[i] += b[i % b.length];
        }
        return y;
    }

    /// A x.
    public static double[] times(DMatrixRMaj a, double[] x) {
        var y = new DMatrixRMaj(a.numRows, 1);
        CommonOps_DDRM.mult(a, DMatrixRMaj.wrap(x.length, 1, x), y);
        return y.data;
    }

    /// Aᵀ x.
    public static double[] transposedTimes(DMatrixRMaj a, double[] x) {
        var y = new DMatrixRMaj(a.numCols, 1);
        CommonOps_DDRM.multTransA(a, DMatrixRMaj.wrap(x.length, 1, x), y);
        return y.data;
    }

    /// x·y.
    public static double dot(double[] x, double[] y) {
        return VectorVectorMult_DDRM.innerProd(column(x), column(y));
    }

    public static double[] minus(double[] x, double[] y) {
        var z = new DMatrixRMaj(x.length, 1);
        CommonOps_DDRM.subtract(column(x), column(y), z);
        return z.data;
    }

    public static double[] scaled(double factor, double[] x) {
        var y = new DMatrixRMaj(x.length, 1);
        CommonOps_DDRM.scale(factor, column(x), y);
        return y.data;
    }

    private static DMatrixRMaj column(double[] x) {
        return DMatrixRMaj.wrap(x.length, 1, x);
    }
}
