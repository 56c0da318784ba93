package org.spinoscope.gpt2;

import java.util.Arrays;

/// A plain dense array in row-major order: what leaves this package instead of a native one.
///
/// Two tensors are equal if shape and values are.
///
/// @param data the values, owned by the tensor; read them, do not write them
/// @param shape the extent of each axis; the product is the number of values
public record Tensor(float[] data, int... shape) {

    public Tensor {
        long size = 1;
        for (int extent : shape) {
            size *= extent;
        }
        if (size != data.length) {
            throw new IllegalArgumentException(data.length + " values do not fill " + Arrays.toString(shape));
        }
    }

    /// A matrix `[rows.length, rows[0].length]` from its rows.
    public static Tensor ofRows(float[][] rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        var data = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, data, i * width, width);
        }
        return new Tensor(data, rows.length, width);
    }

    /// The position in [#data] of the first value below these leading indices.
    public int offset(int... leading) {
        int offset = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            offset = offset * shape[axis] + (axis < leading.length ? leading[axis] : 0);
        }
        return offset;
    }

    /// The value at a full index.
    public float at(int... index) {
        return data[offset(index)];
    }

    /// A copy of everything below the leading indices, flattened.
    public float[] slice(int... leading) {
        int size = 1;
        for (int axis = leading.length; axis < shape.length; axis++) {
            size *= shape[axis];
        }
        int from = offset(leading);
        return Arrays.copyOfRange(data, from, from + size);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor && Arrays.equals(shape, tensor.shape) && Arrays.equals(data, tensor.data);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return "Tensor" + Arrays.toString(shape);
    }
}
