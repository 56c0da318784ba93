package org.spinoscope.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spinoscope.checkpoint.FetchReport.Integrity;
import org.spinoscope.checkpoint.FetchReport.Origin;
import org.spinoscope.checkpoint.KnownCheckpoint.Pin;
import org.spinoscope.gpt2.CheckpointNames;

/// Whether a download is needless because the cache already holds the very bytes.
record CacheValidator(HubSettings settings, FetchProgress progress, Optional<Pin> pin) {

    /// A report without any download, if the whole checkpoint is here and its hashes hold.
    ///
    /// @param wanted a commit; or, while the network is forbidden, also a branch
    Optional<FetchReport> check(RepoId repo, Revision wanted) {
        if (!wanted.isCommit() && !settings.offline()) {
            return Optional.empty(); // only the hub knows where the branch is now
        }
        return new HubCacheReader(List.of(settings.cache()))
                .find(repo, Optional.of(wanted.value()))
                .filter(CachedCheckpoint::complete)
                .flatMap(this::check);
    }

    private Optional<FetchReport> check(CachedCheckpoint copy) {
        var contents = CheckpointFolder.of(copy.folder());
        var paths = new ArrayList<Path>();
        paths.add(copy.folder().resolve(CheckpointNames.CONFIG));
        paths.addAll(contents.tokenizer());
        paths.addAll(contents.weights());
        progress.total(contents.bytes());
        long behind = 0;
        var files = new ArrayList<FetchReport.File>();
        for (var path : paths) {
            progress.at("checking " + path.getFileName(), behind);
            var file = check(copy, path);
            if (file.isEmpty()) {
                return Optional.empty();
            }
            files.add(file.get());
            behind += file.get().bytes();
        }
        return Optional.of(new FetchReport(copy.repo(), copy.commit(), copy.folder(), files, 0));
    }

    private Optional<FetchReport.File> check(CachedCheckpoint copy, Path path) {
        try {
            var name = copy.folder().relativize(path).toString().replace('\\', '/');
            var blob = path.toRealPath().getFileName().toString();
            var remote = new RemoteFile(copy.repo(), new Revision(copy.commit()), name, blob, Files.size(path));
            var expectedFile = expected(remote);
            return expectedFile.isMetBy(path, progress)
                    ? Optional.of(
                            new FetchReport.File(name, remote.bytes(), Origin.ALREADY_THERE, expectedFile.integrity()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // what cannot be read is fetched again
        }
    }

    private ExpectedFile expected(RemoteFile file) {
        try {
            return ExpectedFile.of(file, pin);
        } catch (FetchException e) {
            // Here it is the cache, not the hub, that holds other bytes: no digest matches, so they are fetched again.
            return new ExpectedFile(-1, Optional.of(new Digest.Sha256("")), Integrity.PINNED_SHA256);
        }
    }
}
