package org.spinoscope.checkpoint;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.spinoscope.basis.Progress;
import org.spinoscope.checkpoint.FetchReport.Check;
import org.spinoscope.checkpoint.FetchReport.Origin;
import org.spinoscope.checkpoint.KnownCheckpoint.Pin;

/// Downloads a checkpoint into the Hugging Face cache, where this program and Hugging Face's own library find it.
///
/// An interrupted download goes on where it stopped. Every file is checked against its hash before it gets its name,
/// and the branch is set only when all files are there.
public final class Fetch {

    private static final int MOST_CHANGES = 3;

    private final HubSettings settings;
    private final Patience patience;
    private final CacheRepository.Link link;
    private final ToLongFunction<Path> freeSpace;
    private final LongSupplier nanoTime;

    /// @param settings where from and where to: the first of its caches
    public Fetch(HubSettings settings) {
        this(settings, Patience.USUAL, CacheRepository.Link.SYMBOLIC, Fetch::usableBytes, System::nanoTime);
    }

    Fetch(
            HubSettings settings,
            Patience patience,
            CacheRepository.Link link,
            ToLongFunction<Path> freeSpace,
            LongSupplier nanoTime) {
        this.settings = settings;
        this.patience = patience;
        this.link = link;
        this.freeSpace = freeSpace;
        this.nanoTime = nanoTime;
    }

    /// Brings a repository's config, weights and tokenizer here. Files that are here already are checked, not fetched.
    ///
    /// @param revision branch, tag or commit; empty takes the commit this project pins, else `main`
    /// @param progress also where the download is cancelled; what has arrived is kept
    /// @throws FetchException if it cannot be done, with the reason
    /// @throws java.util.concurrent.CancellationException if the progress says so
    public FetchReport run(RepoId repo, Optional<String> revision, Progress progress) {
        var known = KnownCheckpoint.named(repo.value());
        var id = known.map(KnownCheckpoint::id).orElse(repo);
        var pin = known.flatMap(KnownCheckpoint::pin);
        var wanted = new Revision(revision.orElse(pin.map(Pin::commit).orElse("main")));
        var watched = new FetchProgress(progress, nanoTime);
        var here = new CachedCopy(settings, watched, pin).check(id, wanted);
        if (here.isPresent()) {
            return here.get();
        }
        if (settings.offline()) {
            throw new FetchException(id + " is not complete in " + settings.cache()
                    + ", and HF_HUB_OFFLINE forbids to download it. Unset HF_HUB_OFFLINE, or name a folder that holds"
                    + " it.");
        }
        var repository = new CacheRepository(settings.cache().resolve(id.folderName()), link);
        try (var _ = repository.lock();
                var hub = new HubClient(settings, patience, watched)) {
            var report = new Session(hub, repository, watched, id, pin).run(wanted);
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

    /// One download: its connection, its place, and the bytes this project expects.
    private final class Session {

        private final HubClient hub;
        private final CacheRepository repository;
        private final FetchProgress progress;
        private final RepoId repo;
        private final Optional<Pin> pin;
        private final List<FetchReport.File> files = new ArrayList<>();
        private long behind;

        Session(HubClient hub, CacheRepository repository, FetchProgress progress, RepoId repo, Optional<Pin> pin) {
            this.hub = hub;
            this.repository = repository;
            this.progress = progress;
            this.repo = repo;
            this.pin = pin;
        }

        FetchReport run(Revision revision) {
            var config = hub.find(repo, revision, FolderContents.CONFIG)
                    .orElseThrow(() -> new FetchException("There is no " + repo + " at " + revision + " on "
                            + settings.endpoint() + ", or it has no config.json. Check the name."));
            var commit = config.commit(); // from here on every file is of this one state, whatever main does
            bring(config);
            if (!FolderContents.isGpt2(repository.snapshot(commit).resolve(FolderContents.CONFIG))) {
                throw new FetchException(repo + " is not of GPT-2's architecture (model_type in its config.json);"
                        + " name one that is, for example gpt2.");
            }
            var rest = new ArrayList<RemoteFile>();
            rest.addAll(tokenizer(commit));
            rest.addAll(weights(commit));
            makeRoom(rest);
            for (var file : rest) {
                bring(file);
            }
            return new FetchReport(repo, commit.value(), repository.snapshot(commit), files, progress.received());
        }

        private List<RemoteFile> weights(Revision commit) {
            var single = hub.find(repo, commit, FolderContents.WEIGHTS);
            if (single.isPresent()) {
                return List.of(single.get());
            }
            var index = hub.find(repo, commit, FolderContents.INDEX)
                    .orElseThrow(() -> new FetchException(repo + " has no model.safetensors. Only weights in the"
                            + " safetensors format can be read; look for a converted copy or another revision."));
            bring(index);
            var shards = new ArrayList<RemoteFile>();
            for (var name : FolderContents.shards(repository.snapshot(commit).resolve(FolderContents.INDEX))) {
                shards.add(hub.find(repo, commit, name)
                        .orElseThrow(() -> new FetchException(
                                repo + " names the weight file " + name + " but does not have it.")));
            }
            return shards;
        }

        /// Both forms, where there are both: other programs may want the other one.
        private List<RemoteFile> tokenizer(Revision commit) {
            var one = hub.find(repo, commit, FolderContents.TOKENIZER);
            var vocabulary = hub.find(repo, commit, FolderContents.VOCABULARY);
            var merges = hub.find(repo, commit, FolderContents.MERGES);
            if (one.isEmpty() && (vocabulary.isEmpty() || merges.isEmpty())) {
                throw new FetchException(repo + " has no tokenizer.json, and no vocab.json with merges.txt.");
            }
            return List.of(one, vocabulary, merges).stream()
                    .flatMap(Optional::stream)
                    .toList();
        }

        private void makeRoom(List<RemoteFile> rest) {
            long total = files.stream().mapToLong(FetchReport.File::bytes).sum();
            long needed = 0;
            for (var file : rest) {
                var blob = repository.blob(file.etag());
                total += Math.max(0, file.bytes());
                needed += Files.exists(blob) ? 0 : Math.max(0, file.bytes() - Download.length(Download.partial(blob)));
            }
            long free = freeSpace.applyAsLong(repository.folder());
            if (needed > free) {
                throw new FetchException(repo + " needs " + FetchProgress.bytes(needed) + " more, and "
                        + settings.cache() + " has " + FetchProgress.bytes(free)
                        + " free. Make room, or name another folder with HF_HUB_CACHE.");
            }
            progress.total(total);
        }

        private void bring(RemoteFile announced) {
            var file = announced;
            for (int changes = 0; changes < MOST_CHANGES; changes++) {
                try {
                    files.add(place(file));
                    behind += Math.max(0, file.bytes());
                    return;
                } catch (Download.Changed e) {
                    file = hub.find(repo, file.commit(), file.name())
                            .orElseThrow(() -> new FetchException(announced.name() + " vanished from " + repo + "."));
                }
            }
            throw new FetchException(file.name() + " keeps changing on the hub. Try again later.");
        }

        private FetchReport.File place(RemoteFile file) throws Download.Changed {
            var expected = Expected.of(file, pin);
            var blob = repository.blob(file.etag());
            var pointer = repository.snapshot(file.commit()).resolve(file.name());
            progress.at(file.name(), behind + Download.length(Download.partial(blob)));
            var origin = Origin.ALREADY_THERE;
            var present = Files.isRegularFile(blob) ? blob : pointer;
            if (!Files.isRegularFile(present) || !expected.isMetBy(present, progress)) {
                repository.delete(pointer);
                repository.delete(blob);
                origin = new Download(hub, patience, progress).into(blob, file, expected.digest());
            }
            repository.point(file.commit(), file.name(), blob);
            return new FetchReport.File(file.name(), Download.length(pointer), origin, expected.check());
        }
    }

    /// What a file's bytes must be, and who says so.
    record Expected(long bytes, Optional<Digest> digest, Check check) {

        /// @throws FetchException if the hub announces other bytes than this project pins
        static Expected of(RemoteFile file, Optional<Pin> pin) {
            var pinned = pin.filter(p -> p.commit().equals(file.commit().value()))
                    .flatMap(p -> Optional.ofNullable(p.files().get(file.name())));
            if (pinned.isEmpty()) {
                var digest = file.digest();
                return new Expected(file.bytes(), digest, digest.isPresent() ? Check.HUB_HASH : Check.LENGTH_ONLY);
            }
            var sha256 = new Digest.Sha256(pinned.get().sha256());
            boolean otherHash = file.digest()
                    .filter(d -> d instanceof Digest.Sha256 && !d.equals(sha256))
                    .isPresent();
            if (otherHash || (file.bytes() >= 0 && file.bytes() != pinned.get().bytes())) {
                throw new FetchException("The hub announces other bytes for " + file.name()
                        + " than this revision was published with. Check HF_ENDPOINT: a mirror may have altered it.");
            }
            return new Expected(pinned.get().bytes(), Optional.of(sha256), Check.PINNED_SHA256);
        }

        boolean isMetBy(Path file, FetchProgress progress) {
            try {
                return (bytes < 0 || Files.size(file) == bytes)
                        && (digest.isEmpty() || digest.get().matches(file, n -> progress.tick()));
            } catch (IOException e) {
                return false; // what cannot be read is fetched again
            }
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
