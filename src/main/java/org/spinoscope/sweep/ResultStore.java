package org.spinoscope.sweep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.common.UserException;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;

/// Results that were computed before, kept by what they depend on: a changed prompt, model or Reading is another key,
/// so
/// nothing here is ever out of date. A result is one file of plain numbers, read in milliseconds without a model and
/// without a database.
///
/// When the files outgrow the limit, those that were not asked for longest go first.
public final class ResultStore {

    private static final String ENDING = ".numbers";
    private static final int MAGIC = 0x53504e31; // “SPN1”

    private final Path folder;
    private final long mostBytes;

    /// @param folder made when something is kept
    /// @param mostBytes what all results together may take
    public ResultStore(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /// What a result depends on, as a hash.
    public record Key(String hash) {

        /// @param kind of study, such as `correlation`
        /// @param modelSha256 of the weights
        /// @param plan everything else that changes the numbers: measures, permutations, seeds
        public static Key of(String kind, String modelSha256, PromptSet prompts, Reading reading, String plan) {
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                add(digest, kind);
                add(digest, modelSha256);
                for (var pair : prompts.pairs()) {
                    List.of(pair.prompt(), pair.good(), pair.bad(), pair.relation())
                            .forEach(text -> add(digest, text));
                }
                add(digest, reading.toString());
                add(digest, plan);
                return new Key(HexFormat.of().formatHex(digest.digest()));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        /// The length goes first, so that no two lists of texts run into the same bytes.
        private static void add(MessageDigest digest, String text) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
            digest.update(bytes);
        }
    }

    /// The numbers kept under a key, if they are there and whole. Asking makes them younger.
    public Optional<double[]> find(Key key) {
        var file = file(key);
        try {
            var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            if (bytes.remaining() < 8 || bytes.getInt() != MAGIC || bytes.getInt() * 8L != bytes.remaining()) {
                return Optional.empty();
            }
            var numbers = new double[bytes.remaining() / 8];
            DoubleBuffer values = bytes.asDoubleBuffer();
            values.get(numbers);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(numbers);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Keeps numbers, NaN included, and makes room for them.
    ///
    /// @throws UserException if the folder cannot be written
    public synchronized void keep(Key key, double[] numbers) {
        var bytes = ByteBuffer.allocate(8 + 8 * numbers.length).putInt(MAGIC).putInt(numbers.length);
        bytes.asDoubleBuffer().put(numbers);
        AtomicFile.write(file(key), bytes.array());
        shrink(mostBytes);
    }

    /// Bytes that all results take.
    public long bytes() {
        return files().stream().mapToLong(file -> file.toFile().length()).sum();
    }

    /// Forgets everything.
    public synchronized void clear() {
        shrink(0);
    }

    private void shrink(long most) {
        long bytes = bytes();
        var oldest = files().stream()
                .sorted(Comparator.comparingLong(file -> file.toFile().lastModified()))
                .toList();
        for (var file : oldest) {
            if (bytes <= most) {
                return;
            }
            bytes -= file.toFile().length();
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UserException("Cannot remove " + file + ". Remove it by hand.", e);
            }
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var list = Files.list(folder)) {
            return list.filter(file -> file.toString().endsWith(ENDING)).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private Path file(Key key) {
        return folder.resolve(key.hash() + ENDING);
    }
}
