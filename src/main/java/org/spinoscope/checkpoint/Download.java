package org.spinoscope.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.spinoscope.checkpoint.FetchReport.Origin;

/// Downloads one file into `….incomplete` beside its place, on from where an earlier try stopped, and under its own
/// name only when all its bytes have been checked.
final class Download {

    /// The hub now has other bytes for the file than it said.
    static final class Changed extends Exception {}

    private final HubClient hub;
    private final FetchProgress progress;

    Download(HubClient hub, FetchProgress progress) {
        this.hub = hub;
        this.progress = progress;
    }

    static Path partial(Path blob) {
        return blob.resolveSibling(blob.getFileName() + ".incomplete");
    }

    static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    /// Downloads to `blob`.
    ///
    /// @param digest what the bytes must hash to, if known
    /// @throws FetchException if the network, the bytes or the disk fail for good; wrong bytes are deleted, a good
    ///     beginning is kept
    /// @throws CancellationException if the progress says so; the beginning is kept
    Origin into(Path blob, RemoteFile file, Optional<Digest> digest) throws Changed {
        var partial = partial(blob);
        if (file.bytes() >= 0 && length(partial) > file.bytes()) {
            delete(partial);
        }
        var origin = length(partial) > 0 ? Origin.RESUMED : Origin.DOWNLOADED;
        receiveAll(partial, file);
        if (isWrong(partial, file, digest) && origin == Origin.RESUMED) {
            // The beginning may belong to another file: once more, from the first byte.
            progress.lost(length(partial));
            delete(partial);
            origin = Origin.DOWNLOADED;
            receiveAll(partial, file);
        }
        if (isWrong(partial, file, digest)) {
            delete(partial);
            throw new FetchException("The bytes that arrived for " + file.name()
                    + " are not the published ones, and were deleted. Try again; if it happens again, a proxy or mirror"
                    + " alters files.");
        }
        try {
            force(partial);
            Files.move(partial, blob, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw disk(blob, e);
        }
        return origin;
    }

    private void receiveAll(Path partial, RemoteFile file) throws Changed {
        int failures = 0;
        while (file.bytes() < 0 || length(partial) < file.bytes() || !Files.exists(partial)) {
            long before = length(partial);
            try {
                receive(partial, file);
                return;
            } catch (IOException e) {
                failures = length(partial) > before ? 1 : failures + 1;
                hub.backOff(failures, e);
            }
        }
    }

    private void receive(Path partial, RemoteFile file) throws IOException, Changed {
        long have = length(partial);
        try (var reply = hub.open(file, have)) {
            if (reply.etag().filter(etag -> !etag.equals(file.etag())).isPresent()) {
                progress.lost(have);
                delete(partial);
                throw new Changed();
            }
            if (have == 0 || !continues(reply, have)) {
                progress.lost(have);
                delete(partial);
                have = 0;
                if (reply.status() != 200) {
                    throw new RetryPolicy.TransientNetworkException(
                            "the server did not send the requested bytes (" + reply.status() + ")");
                }
            }
            have = append(partial, have, reply.body(), file);
            if (have < file.bytes()) {
                throw new RetryPolicy.TransientNetworkException("the connection ended early");
            }
        }
    }

    /// @return how long the file is afterwards
    private long append(Path partial, long have, ChunkSubscriber body, RemoteFile file) throws IOException {
        try (var channel = open(partial)) {
            var piece = body.next(hub.stall(), progress::tick);
            while (piece.isPresent()) {
                long n = write(channel, piece.get(), partial);
                have += n;
                if (file.bytes() >= 0 && have > file.bytes()) {
                    delete(partial);
                    throw new FetchException("The server sends more bytes for " + file.name() + " than it announced;"
                            + " they were deleted. Check HF_ENDPOINT and the proxy.");
                }
                progress.received(n);
                piece = body.next(hub.stall(), progress::tick);
            }
        }
        return have;
    }

    /// Whether the body goes on at byte `have`.
    private static boolean continues(HubResponse reply, long have) {
        return reply.status() == 206
                && reply.headers()
                        .firstValue("Content-Range")
                        .map(range -> range.startsWith("bytes " + have + "-"))
                        .orElse(false);
    }

    private boolean isWrong(Path partial, RemoteFile file, Optional<Digest> digest) {
        try {
            return (file.bytes() >= 0 && Files.size(partial) != file.bytes())
                    || (digest.isPresent() && !digest.get().matches(partial, n -> progress.tick()));
        } catch (IOException e) {
            throw disk(partial, e);
        }
    }

    private static FileChannel open(Path partial) {
        try {
            Files.createDirectories(partial.resolveSibling(".").normalize());
            return FileChannel.open(partial, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw disk(partial, e);
        }
    }

    /// The bytes reach the disk before they get their name, which says that they are all there.
    private static void force(Path partial) throws IOException {
        try (var channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static long write(FileChannel channel, List<ByteBuffer> buffers, Path partial) {
        long written = 0;
        try {
            for (var buffer : buffers) {
                while (buffer.hasRemaining()) {
                    written += channel.write(buffer);
                }
            }
            return written;
        } catch (ClosedByInterruptException e) {
            throw new CancellationException("interrupted while writing");
        } catch (IOException e) {
            throw disk(partial, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw disk(file, e);
        }
    }

    private static FetchException disk(Path file, IOException e) {
        return new FetchException(
                "Cannot write " + file + " (" + e + "). Check the disk, or name another folder with HF_HUB_CACHE.", e);
    }
}
