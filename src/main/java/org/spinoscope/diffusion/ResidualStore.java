package org.spinoscope.diffusion;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where learned residuals are kept: one file a checkpoint, named by its sha256.
///
/// @param own the user's folder, into which new ones are written
/// @param shipped folders that come with the program
public record ResidualStore(Path own, List<Path> shipped) {

    public ResidualStore {
        shipped = List.copyOf(shipped);
    }

    /// Where a checkpoint's residual is written.
    public Path file(String sha256) {
        return own.resolve(name(sha256));
    }

    /// A checkpoint's residual: the user's own, else the shipped one.
    ///
    /// @throws org.spinoscope.common.UserException if the file is damaged or another checkpoint's
    public Optional<LearnedResidual> find(String sha256) {
        var folders = new ArrayList<Path>();
        folders.add(own);
        folders.addAll(shipped);
        for (var folder : folders) {
            var file = folder.resolve(name(sha256));
            if (Files.isRegularFile(file)) {
                var residual = ResidualFile.read(file);
                residual.requireFor(sha256);
                return Optional.of(residual);
            }
        }
        return Optional.empty();
    }

    private static String name(String sha256) {
        return sha256 + ".safetensors";
    }
}
