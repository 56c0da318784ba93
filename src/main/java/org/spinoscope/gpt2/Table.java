package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A table of token or position vectors, `[row, d_model]`. What is read of it is float32 and belongs to
/// the scope it was asked for.
sealed interface Table {

    /// Number of rows.
    int rows();

    /// Some rows, `[index, d_model]`.
    ///
    /// @param index row numbers, 64-bit
    NDArray rows(NDManager scope, NDArray index);

    /// The rows from `from` to before `to`.
    NDArray slice(NDManager scope, int from, int to);

    /// A table that is float32 in memory.
    record Wide(NDArray array) implements Table {

        @Override
        public int rows() {
            return (int) array.getShape().get(0);
        }

        @Override
        public NDArray rows(NDManager scope, NDArray index) {
            var found = NativeOps.rows(array, index);
            found.attach(scope);
            return found;
        }

        @Override
        public NDArray slice(NDManager scope, int from, int to) {
            var view = array.get("{}:{}", from, to);
            view.attach(scope);
            return view;
        }
    }

    /// A table that stays in the file's own type and is widened row by row.
    ///
    /// @param type F16 or BF16
    /// @param bytes of all rows
    record Narrow(String type, ByteBuffer bytes, int rows, int width) implements Table {

        @Override
        public NDArray rows(NDManager scope, NDArray index) {
            var wanted = index.toLongArray();
            int bytesOfRow = width * Short.BYTES;
            var some = ByteBuffer.allocate(wanted.length * bytesOfRow);
            for (int i = 0; i < wanted.length; i++) {
                some.put(i * bytesOfRow, bytes, Math.toIntExact(wanted[i]) * bytesOfRow, bytesOfRow);
            }
            return widened(scope, some, wanted.length);
        }

        @Override
        public NDArray slice(NDManager scope, int from, int to) {
            int bytesOfRow = width * Short.BYTES;
            return widened(scope, bytes.slice(from * bytesOfRow, (to - from) * bytesOfRow), to - from);
        }

        private NDArray widened(NDManager scope, ByteBuffer some, int count) {
            var wide = ByteBuffer.allocateDirect(Math.toIntExact(Widening.wideBytes(some)))
                    .order(ByteOrder.nativeOrder());
            Widening.widen(type, some, wide);
            return scope.create(wide, new Shape(count, width), DataType.FLOAT32);
        }
    }
}
