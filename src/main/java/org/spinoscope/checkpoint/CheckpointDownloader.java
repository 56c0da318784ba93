package org.spinoscope.checkpoint;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.spinoscope.checkpoint.KnownCheckpoint.Pin;
import org.spinoscope.common.Progress;

/// Downloads a checkpoint into the Hugging Face cache, where this program and Hugging Face's own library find it.
///
/// An interrupted download goes on where it stopped. Every file is checked against its hash before it gets its name,
/// and the branch is set only when all files are there.
public final class CheckpointDownloader {

    private final HubSettings settings;
    private final Environment environment;

    /// @param settings where from and where to: the first of its caches
    public CheckpointDownloader(HubSettings settings) {
        this(
                settings,
                new Environment(
                        RetryPolicy.USUAL,
                        HubCacheWriter.Link.SYMBOLIC,
                        CheckpointDownloader::usableBytes,
                        System::nanoTime,
                        KnownCheckpoint::named));
    }

    CheckpointDownloader(HubSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /// What a download meets outside itself, so that a test can decide it.
    ///
    /// @param freeSpace bytes that may still be written where a folder is
    /// @param registry the known checkpoint of a repository's name
    record Environment(
            RetryPolicy retryPolicy,
            HubCacheWriter.Link link,
            ToLongFunction<Path> freeSpace,
            LongSupplier nanoTime,
            Function<String, Optional<KnownCheckpoint>> registry) {}

    /// Brings a repository's config, weights and tokenizer here. Files that are here already are checked, not fetched.
    ///
    /// @param revision branch, tag or commit; empty takes the commit this project pins, else `main`
    /// @param progress also where the download is cancelled; what has arrived is kept
    /// @throws FetchException if it cannot be done, with the reason
    /// @throws java.util.concurrent.CancellationException if the progress says so
    public FetchReport run(RepoId repo, Optional<String> revision, Progress progress) {
        var known = environment.registry().apply(repo.value());
        var id = known.map(KnownCheckpoint::id).orElse(repo);
        var pin = known.flatMap(KnownCheckpoint::pin);
        var wanted = new Revision(revision.orElse(pin.map(Pin::commit).orElse("main")));
        var watched = new FetchProgress(progress, environment.nanoTime());
        var here = new CacheValidator(settings, watched, pin).check(id, wanted);
        if (here.isPresent()) {
            return here.get();
        }
        if (settings.offline()) {
            throw new FetchException(id + " is not complete in " + settings.cache()
                    + ", and HF_HUB_OFFLINE forbids downloading it. Unset HF_HUB_OFFLINE, or copy the model's"
                    + " folder here and pass it with --model.");
        }
        var repository = new HubCacheWriter(
                settings.cache().resolve(id.folderName()), environment.link(), environment.freeSpace());
        try (var _ = repository.lock();
                var hub = new HubClient(settings, environment.retryPolicy(), watched)) {
            var report = new DownloadSession(hub, repository, watched, id, pin).run(wanted);
            var commit = new Revision(report.commit());
            if (!wanted.isCommit()) {
                repository.ref(wanted.value(), commit);
            } else if (revision.isEmpty() && !repository.hasRef("main")) {
                repository.ref("main", commit); // so that libraries find it offline without naming the commit
            }
            progress.at(1, "done");
            return report;
        } catch (IOException e) {
            throw new FetchException("The lock on " + settings.cache() + " could not be released (" + e + ").", e);
        }
    }

    private static long usableBytes(Path folder) {
        try {
            FileStore store = Files.getFileStore(folder);
            return store.getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE; // unknown: the write itself will say if there is too little
        }
    }
}
