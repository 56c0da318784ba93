package org.spinoscope.checkpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One snapshot of a checkpoint in a Hugging Face cache, complete or not.
///
/// @param repo the name it is cached under
/// @param folder the snapshot, whose files may be links into the cache's blobs
/// @param refs branches and tags that the cache says point to this commit, such as `main`
/// @param bytes length of what is there of config, weights and tokenizer
/// @param missing what a load would lack; empty if the checkpoint is complete
public record CachedCheckpoint(
        RepoId repo, String commit, Path folder, List<String> refs, long bytes, List<String> missing) {

    public CachedCheckpoint {
        refs = List.copyOf(refs);
        missing = List.copyOf(missing);
    }

    public boolean complete() {
        return missing.isEmpty();
    }

    /// The checkpoint's title, licence and citation, if it is one of the known ones.
    public Optional<KnownCheckpoint> known() {
        return KnownCheckpoint.named(repo.value());
    }

    /// How to ask for exactly this snapshot again.
    public ModelSource source() {
        return new ModelSource.Folder(folder);
    }
}
