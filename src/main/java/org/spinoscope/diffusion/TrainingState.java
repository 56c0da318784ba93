package org.spinoscope.diffusion;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.common.UserException;

/// The file from which an interrupted training goes on.
final class TrainingState {

    private TrainingState() {}

    /// Writes matrices of doubles with the steps done: the key (64 characters), step, then each matrix row by row.
    static void write(Path file, String key, int step, List<double[][]> matrices) {
        int values = matrices.stream().mapToInt(m -> m.length * m[0].length).sum();
        var bytes =
                ByteBuffer.allocate(64 + Integer.BYTES + values * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(java.util.Arrays.copyOf(key.getBytes(StandardCharsets.US_ASCII), 64))
                .putInt(step);
        for (var matrix : matrices) {
            for (var row : matrix) {
                for (double value : row) {
                    bytes.putDouble(value);
                }
            }
        }
        AtomicFile.write(file, bytes.array());
    }

    /// Fills matrices from a state.
    ///
    /// @return the steps done
    static int read(Path file, String key, List<double[][]> matrices) {
        try {
            var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            int values = matrices.stream().mapToInt(m -> m.length * m[0].length).sum();
            var name = new byte[64];
            if (bytes.remaining() != 64 + Integer.BYTES + values * Double.BYTES) {
                throw otherState(file);
            }
            bytes.get(name);
            if (!new String(name, StandardCharsets.US_ASCII).equals(key)) {
                throw otherState(file);
            }
            int step = bytes.getInt();
            for (var matrix : matrices) {
                for (var row : matrix) {
                    for (int i = 0; i < row.length; i++) {
                        row[i] = bytes.getDouble();
                    }
                }
            }
            return step;
        } catch (IOException e) {
            throw new UserException("The resume point " + file + " cannot be read. Start anew instead of resuming.", e);
        }
    }

    private static UserException otherState(Path file) {
        return new UserException("The resume point " + file
                + " belongs to another checkpoint, to other texts or to other settings. Choose those again, or start anew"
                + " instead of resuming.");
    }
}
