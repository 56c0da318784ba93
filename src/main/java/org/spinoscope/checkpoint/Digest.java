package org.spinoscope.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a file's bytes must hash to. A hub names large files by sha256, small ones by git's blob hash.
///
/// @param expected lower-case hexadecimal
sealed interface Digest {

    String expected();

    /// The hash of the bytes alone.
    record Sha256(String expected) implements Digest {}

    /// Git's name of a blob: sha1 over `blob <length>\0` and the bytes.
    record GitBlob(String expected) implements Digest {}

    Pattern HEX = Pattern.compile("[0-9a-f]+");

    /// What an entity tag promises, if it is one of the two.
    static Optional<Digest> fromEtag(String etag) {
        if (!HEX.matcher(etag).matches()) {
            return Optional.empty();
        }
        return switch (etag.length()) {
            case 64 -> Optional.of(new Sha256(etag));
            case 40 -> Optional.of(new GitBlob(etag));
            default -> Optional.empty();
        };
    }

    /// Whether the file is what it should be.
    ///
    /// @param watch receives the number of bytes after each piece read; may throw to stop
    default boolean matches(Path file, java.util.function.LongConsumer watch) throws IOException {
        return of(file, watch).equals(expected());
    }

    /// The file's actual hash, of the kind of this one.
    default String of(Path file, java.util.function.LongConsumer watch) throws IOException {
        var digest = start(Files.size(file));
        try (InputStream in = Files.newInputStream(file)) {
            var buffer = new byte[1 << 18];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                watch.accept(n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private MessageDigest start(long length) {
        try {
            return switch (this) {
                case Sha256 s -> MessageDigest.getInstance("SHA-256");
                case GitBlob g -> {
                    var sha1 = MessageDigest.getInstance("SHA-1");
                    sha1.update(("blob " + length + "\0").getBytes(StandardCharsets.US_ASCII));
                    yield sha1;
                }
            };
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-1 and SHA-256.", e);
        }
    }
}
