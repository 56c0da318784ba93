package org.spinoscope.checkpoint;

import java.nio.file.Path;
import java.util.List;

/// What a finished download left in the cache.
///
/// @param commit the revision's full commit
/// @param folder the snapshot, ready to be loaded
/// @param received bytes that came over the network this time
public record FetchReport(RepoId repo, String commit, Path folder, List<File> files, long received) {

    public FetchReport {
        files = List.copyOf(files);
    }

    /// How a file came to be here.
    public enum Origin {
        DOWNLOADED,
        RESUMED,
        ALREADY_THERE
    }

    /// What the file's bytes were compared with.
    public enum Integrity {
        /// The sha256 this project publishes for the revision.
        PINNED_SHA256,
        /// The hash the hub names: sha256 for large files, git's blob hash for small ones.
        HUB_HASH,
        /// The length only; this hub names no hash.
        LENGTH_ONLY
    }

    /// @param name its name in the repository
    public record File(String name, long bytes, Origin origin, Integrity integrity) {}

    /// Length of all files together.
    public long bytes() {
        return files.stream().mapToLong(File::bytes).sum();
    }

    /// How to ask for exactly this snapshot.
    public ModelSource source() {
        return new ModelSource.Folder(folder);
    }
}
