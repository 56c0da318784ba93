package org.spinoscope.checkpoint;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.CheckpointNames;

/// A model as a user names it. [Checkpoints#resolve] turns it into files.
public sealed interface ModelSource {

    /// The small model that comes with the program.
    record Embedded() implements ModelSource {}

    /// A folder that holds a checkpoint, or a repository's folder in a Hugging Face cache.
    record Folder(Path path) implements ModelSource {}

    /// A repository of a Hugging Face hub, looked for in the caches of this machine.
    ///
    /// @param revision branch, tag or commit; empty takes the pinned one, else the cache's `main`
    record Hub(RepoId repo, Optional<String> revision) implements ModelSource {

        public Hub {
            revision.ifPresent(Revision::new);
        }
    }

    /// Reads `embedded`, a repository (`gpt2`, `owner/name`, each with `@revision` if wanted) or a folder.
    ///
    /// An existing folder wins over a repository of the same name, as in Hugging Face's own libraries.
    /// Over one of the well-known short names it wins only if it holds a config.json.
    ///
    /// @throws UserException if the text is none of these
    static ModelSource parse(String text) {
        var wanted = text.strip();
        if (wanted.equalsIgnoreCase("embedded")) {
            return new Embedded();
        }
        if (looksLikePath(wanted)) {
            return new Folder(path(wanted));
        }
        int at = wanted.indexOf('@');
        var name = at < 0 ? wanted : wanted.substring(0, at);
        var revision = at < 0 ? Optional.<String>empty() : Optional.of(wanted.substring(at + 1));
        var repo = KnownCheckpoint.named(name).map(KnownCheckpoint::id);
        if (repo.isEmpty() && !RepoId.isValid(name)) {
            throw new UserException("“" + text + "” is no model: write embedded, a Hugging Face name such as gpt2,"
                    + " or a folder with config.json and model.safetensors.");
        }
        return new Hub(repo.orElseGet(() -> new RepoId(name)), revision);
    }

    private static boolean looksLikePath(String text) {
        if (text.isEmpty()) {
            return false;
        }
        if (text.startsWith(".") || text.startsWith("~") || text.contains("\\") || text.contains(":")) {
            return true;
        }
        try {
            var path = Path.of(text);
            return path.isAbsolute()
                    || Files.isRegularFile(path)
                    || (Files.isDirectory(path)
                            && (KnownCheckpoint.named(text).isEmpty()
                                    || Files.exists(path.resolve(CheckpointNames.CONFIG))));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Path path(String text) {
        try {
            return text.equals("~") || text.startsWith("~/")
                    ? Path.of(System.getProperty("user.home") + text.substring(1))
                    : Path.of(text);
        } catch (InvalidPathException e) {
            throw new UserException("“" + text + "” cannot be a folder on this system.", e);
        }
    }
}
