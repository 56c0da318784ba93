package org.spinoscope.sweep;

import java.io.IOException;
import java.nio.ByteBuffer;
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
import java.util.zip.CRC32C;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.common.UserException;
import org.spinoscope.prompt.PromptPair;

/// Results that were computed before, kept by what they depend on: a changed prompt, model or
/// Reading is another key, so nothing here is ever out of date. A result is one file, read in
/// milliseconds without a model and without a database.
///
/// When the files outgrow the limit, the least recently used are deleted first.
public final class ResultStore {

    private static final String ENDING = ".result";
    private static final int MAGIC = 0x53504e32; // “SPN2”
    private static final int HEAD = 16;

    private final Path folder;
    private volatile long mostBytes;

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
        /// @param plan everything else that changes the result: the Reading, measures,
        ///     permutations, seeds
        public static Key of(String kind, String modelSha256, List<PromptPair> prompts, String plan) {
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                add(digest, kind);
                add(digest, modelSha256);
                for (var pair : prompts) {
                    List.of(pair.prompt(), pair.good(), pair.bad(), pair.relation())
                            .forEach(text -> add(digest, text));
                }
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

    /// What is kept under a key, if it is there and whole. Asking makes it younger.
    public Optional<byte[]> find(Key key) {
        var file = file(key);
        try {
            var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            if (bytes.remaining() < HEAD
                    || bytes.getInt() != MAGIC
                    || bytes.getInt() != bytes.remaining() - Long.BYTES) {
                return Optional.empty();
            }
            long expected = bytes.getLong();
            var content = new byte[bytes.remaining()];
            bytes.get(content);
            if (checksum(content) != expected) {
                return Optional.empty();
            }
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(content);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long checksum(byte[] content) {
        var sum = new CRC32C();
        sum.update(content);
        return sum.getValue();
    }

    /// Keeps a result, and makes room for it. One that is larger than all results may be is not kept.
    ///
    /// @throws UserException if the folder cannot be written
    public synchronized void keep(Key key, byte[] content) {
        if (content.length + HEAD > mostBytes) {
            return;
        }
        var bytes = ByteBuffer.allocate(HEAD + content.length)
                .putInt(MAGIC)
                .putInt(content.length)
                .putLong(checksum(content))
                .put(content);
        AtomicFile.write(file(key), bytes.array());
        shrink(mostBytes);
    }

    /// Changes what all results together may take, and makes them fit.
    public synchronized void limit(long bytes) {
        mostBytes = bytes;
        shrink(bytes);
    }

    /// What all results together may take.
    public long limit() {
        return mostBytes;
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
