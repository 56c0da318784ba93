package org.spinoscope.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.CheckpointNames;

/// Finds the files of a model on this machine. Nothing is downloaded here; [CheckpointDownloader] does that.
public record Checkpoints(HubSettings hub, BundledAssets bundledAssets) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /// With the settings of this process.
    public static Checkpoints ofThisMachine() {
        return new Checkpoints(HubSettings.ofThisMachine(), BundledAssets.ofThisProgram());
    }

    /// The caches of this machine, for discovery.
    public HubCacheReader caches() {
        return new HubCacheReader(hub.caches());
    }

    /// The complete files of a model.
    ///
    /// @throws UserException if it is not here, or not all of it; the message says what to do
    public CheckpointFiles resolve(ModelSource source) {
        return switch (source) {
            case ModelSource.Embedded e -> embedded();
            case ModelSource.Folder(Path path) -> folder(path);
            case ModelSource.Hub(RepoId repo, Optional<String> revision) -> cached(repo, revision);
        };
    }

    private CheckpointFiles embedded() {
        var contents = CheckpointFolder.of(bundledAssets.model());
        if (!contents.complete()) {
            throw new UserException("The embedded model in " + contents.folder() + " lacks "
                    + String.join(" and ", contents.missing()) + ". Restore the program's assets folder.");
        }
        return files("embedded", CheckpointFiles.EMBEDDED_LABEL, contents, Optional.of("see MODEL_CARD.md"));
    }

    private CheckpointFiles cached(RepoId repo, Optional<String> revision) {
        var wanted = repo + revision.map(r -> " at " + r).orElse("");
        var fetch = "spinoscope fetch " + repo
                + revision.map(r -> " --revision " + r).orElse("");
        var found = caches().find(repo, revision)
                .orElseThrow(() -> new UserException(wanted + " is not in the Hugging Face cache ("
                        + hub.caches().stream().map(Path::toString).collect(Collectors.joining(", "))
                        + "). Get it with “" + fetch + "”, or name a folder that holds it."));
        if (!found.complete()) {
            throw new UserException("The snapshot of " + wanted + " in " + found.folder() + " lacks "
                    + String.join(" and ", found.missing()) + ". Complete it with “" + fetch + "”.");
        }
        return snapshot(found);
    }

    private static CheckpointFiles folder(Path given) {
        if (!Files.exists(given)) {
            throw new UserException("There is no folder " + given + ". Name one that holds config.json,"
                    + " model.safetensors and a tokenizer.");
        }
        var path = absolute(given);
        var folder = Files.isDirectory(path)
                ? path
                : Optional.ofNullable(path.getParent()).orElse(path);
        var below = HubCacheReader.snapshotsIn(folder);
        if (!below.isEmpty() && below.getFirst().complete()) {
            return snapshot(below.getFirst());
        }
        var contents = CheckpointFolder.of(folder);
        if (!contents.complete()) {
            var hint = Files.exists(folder.resolve("pytorch_model.bin"))
                            && !Files.exists(folder.resolve(CheckpointNames.WEIGHTS))
                    ? " Its pytorch_model.bin cannot be read: save the model again as safetensors."
                    : " A checkpoint is config.json, model.safetensors and a tokenizer.";
            throw new UserException(folder + " lacks " + String.join(" and ", contents.missing()) + "." + hint);
        }
        return HubCacheReader.snapshotsIn(folder.resolve("../..").normalize()).stream()
                .filter(c -> c.folder().equals(folder))
                .findFirst()
                .map(Checkpoints::snapshot)
                .orElseGet(() -> files(folder.toString(), name(folder), contents, Optional.empty()));
    }

    private static CheckpointFiles snapshot(CachedCheckpoint c) {
        var digits = c.commit().substring(0, Math.min(7, c.commit().length()));
        return files(
                c.repo() + "@" + c.commit(),
                c.repo() + "@" + digits,
                CheckpointFolder.of(c.folder()),
                c.known().map(KnownCheckpoint::licence));
    }

    private static CheckpointFiles files(String id, String label, CheckpointFolder contents, Optional<String> licence) {
        return new CheckpointFiles(
                id,
                label,
                contents.folder(),
                contents.folder().resolve(CheckpointNames.CONFIG),
                contents.weights(),
                contents.tokenizer(),
                contents.bytes(),
                licence,
                recordedSha256(contents));
    }

    /// A large file's blob is named after its sha256.
    private static Optional<String> recordedSha256(CheckpointFolder contents) {
        if (contents.weights().size() != 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(name(contents.weights().getFirst().toRealPath()))
                    .filter(text -> SHA256.matcher(text).matches());
        } catch (IOException e) {
            return Optional.empty(); // it vanished just now: the load will say so
        }
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static String name(Path path) {
        return Optional.ofNullable(path.getFileName()).orElse(path).toString();
    }
}
