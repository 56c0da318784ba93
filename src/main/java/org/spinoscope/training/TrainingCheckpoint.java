package org.spinoscope.training;

import ai.djl.pytorch.engine.PtNDArray;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.common.UserException;

/// A run on disk: the step it had reached, its weights and both moments, from which it resumes as if never stopped.
final class TrainingCheckpoint {

    private static final int MAGIC = 0x53504e31;

    private TrainingCheckpoint() {}

    /// Replaces the file only once the new one is complete.
    ///
    /// @throws UserException if it cannot be written
    static void write(Path file, int step, Trainer trainer) {
        AtomicFile.write(file, channel -> {
            var out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
            out.writeInt(MAGIC);
            out.writeInt(step);
            for (PtNDArray array : arrays(trainer)) {
                var bytes = ByteBuffer.allocate(Math.toIntExact(array.size() * Float.BYTES))
                        .order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(array.toFloatArray());
                out.writeInt(bytes.capacity());
                out.write(bytes.array());
            }
            out.flush();
        });
    }

    /// Fills the trainer's arrays.
    ///
    /// @return how many steps had been taken
    /// @throws UserException if the file belongs to a network of another size
    static int read(Path file, Trainer trainer) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            if (in.readInt() != MAGIC) {
                throw new UserException(file + " is no resume point of a training run.");
            }
            int step = in.readInt();
            for (PtNDArray array : arrays(trainer)) {
                int size = in.readInt();
                if (size != array.size() * Float.BYTES) {
                    throw new UserException(
                            file + " was written with other settings. Resume with the same width, corpus and seed.");
                }
                array.set(ByteBuffer.wrap(in.readNBytes(size))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer());
            }
            return step;
        }
    }

    private static List<PtNDArray> arrays(Trainer trainer) {
        var arrays = new ArrayList<>(trainer.network().parameters().values());
        for (var moments : trainer.optimizer().moments().values()) {
            arrays.add(moments.mean());
            arrays.add(moments.square());
        }
        return arrays;
    }
}
