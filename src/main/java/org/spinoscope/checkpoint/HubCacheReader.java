package org.spinoscope.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.spinoscope.gpt2.CheckpointNames;

/// Reads Hugging Face caches: `models--owner--name/{refs,snapshots,blobs}`. It changes nothing.
///
/// @param folders caches, best first; those that do not exist are passed over
public record HubCacheReader(List<Path> folders) {

    /// Complete before incomplete; `main` before other branches and before what no branch names.
    private static final Comparator<CachedCheckpoint> RANK = Comparator.comparing((CachedCheckpoint c) -> !c.complete())
            .thenComparing(c -> !c.refs().contains("main"))
            .thenComparing(c -> c.refs().isEmpty());

    /// Within a repository, newer before older.
    private static final Comparator<CachedCheckpoint> NEWEST =
            RANK.thenComparing(c -> modified(c.folder()), Comparator.reverseOrder());

    public HubCacheReader {
        folders = List.copyOf(folders);
    }

    /// Every snapshot of GPT-2's architecture, known checkpoints first, incomplete ones included.
    public List<CachedCheckpoint> found() {
        var repos = new LinkedHashSet<RepoId>();
        KnownCheckpoint.ALL.forEach(known -> repos.addAll(known.names()));
        for (var cache : folders) {
            for (var folder : children(cache)) {
                repoOf(folder).ifPresent(repos::add);
            }
        }
        var found = new ArrayList<CachedCheckpoint>();
        for (var repo : repos) {
            snapshots(repo).stream()
                    .filter(c -> c.known().isPresent()
                            || CheckpointFolder.isGpt2(c.folder().resolve(CheckpointNames.CONFIG)))
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }

    /// The best snapshot of a repository, looked up under all its names. It may be incomplete.
    ///
    /// @param revision branch, tag, commit or the first seven digits of one; empty takes the pinned commit if it is
    ///     there, else `main`, else any complete snapshot
    public Optional<CachedCheckpoint> find(RepoId repo, Optional<String> revision) {
        var known = KnownCheckpoint.named(repo.value());
        // Better names and caches come first, and the first of equals wins.
        var all = known.map(KnownCheckpoint::names).orElse(List.of(repo)).stream()
                .flatMap(name -> snapshots(name).stream())
                .toList();
        var pinned = known.flatMap(KnownCheckpoint::pin).map(KnownCheckpoint.Pin::commit);
        if (revision.isPresent()) {
            var wanted = revision.get();
            return all.stream().filter(c -> matches(c, wanted)).min(RANK);
        }
        return all.stream()
                .filter(c -> c.complete() && pinned.equals(Optional.of(c.commit())))
                .findFirst()
                .or(() -> all.stream().min(RANK));
    }

    /// The snapshots below a repository's own folder `models--owner--name`, best first.
    static List<CachedCheckpoint> snapshotsIn(Path repository) {
        var repo = repoOf(repository);
        if (repo.isEmpty()) {
            return List.of();
        }
        var refs = refs(repository.resolve("refs"));
        return children(repository.resolve("snapshots")).stream()
                .filter(Files::isDirectory)
                .map(folder -> {
                    var commit = folder.getFileName().toString();
                    var contents = CheckpointFolder.of(folder);
                    return new CachedCheckpoint(
                            repo.get(),
                            commit,
                            folder,
                            refs.getOrDefault(commit, List.of()),
                            contents.bytes(),
                            contents.missing());
                })
                .sorted(NEWEST)
                .toList();
    }

    private List<CachedCheckpoint> snapshots(RepoId repo) {
        return folders.stream()
                .flatMap(cache -> snapshotsIn(cache.resolve(repo.folderName())).stream())
                .toList();
    }

    private static boolean matches(CachedCheckpoint snapshot, String revision) {
        return snapshot.refs().contains(revision)
                || snapshot.commit().equals(revision)
                || (revision.length() >= 7 && snapshot.commit().startsWith(revision));
    }

    private static Optional<RepoId> repoOf(Path folder) {
        var name = Optional.ofNullable(folder.getFileName()).map(Path::toString).orElse("");
        if (!name.startsWith("models--")) {
            return Optional.empty();
        }
        var id = name.substring("models--".length()).replaceFirst("--", "/");
        return RepoId.isValid(id) ? Optional.of(new RepoId(id)) : Optional.empty();
    }

    /// commit → names of the refs that hold it
    private static TreeMap<String, List<String>> refs(Path folder) {
        var names = new TreeMap<String, List<String>>();
        if (!Files.isDirectory(folder)) {
            return names;
        }
        try (var files = Files.walk(folder, 4)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var commit = Files.readString(file).strip();
                var ref = folder.relativize(file).toString().replace('\\', '/');
                names.computeIfAbsent(commit, ignored -> new ArrayList<>()).add(ref);
            }
        } catch (IOException | UncheckedIOException e) {
            return names; // an unreadable ref names nothing; the snapshots are still found by commit
        }
        return names;
    }

    private static List<Path> children(Path folder) {
        try (var children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // a cache that may not be read offers nothing
        }
    }

    private static long modified(Path path) {
        try {
            return Files.getLastModifiedTime(path).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }
}
