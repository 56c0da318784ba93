package org.spinoscope.checkpoint;

import java.util.Optional;

/// A file as the hub describes it, before a byte of it is here.
///
/// @param commit the state of the repository it belongs to
/// @param etag the hub's name for these bytes, which is also the blob's name in the cache
/// @param bytes its length; negative if the hub does not say
record RemoteFile(RepoId repo, Revision commit, String name, String etag, long bytes) {

    /// What the bytes hash to, if the hub's name for them says so.
    Optional<Digest> digest() {
        return Digest.fromEtag(etag);
    }

    /// Whether these are the same bytes, as far as the hub's names show.
    boolean sameBytes(RemoteFile other) {
        return etag.equals(other.etag) && bytes == other.bytes;
    }
}
