package org.spinoscope.checkpoint;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.CheckpointNames;

/// The `assets` folder that comes with the program, wherever the program was started from.
///
/// @param candidates where it may be, best first
public record BundledAssets(List<Path> candidates) {

    /// Names the folder outright; nothing else is tried then.
    public static final String PROPERTY = "spinoscope.assets";

    public BundledAssets {
        candidates = List.copyOf(candidates);
    }

    /// The places of this process: the system property, else beside the jar or image, else the working directory.
    public static BundledAssets ofThisProgram() {
        var named = System.getProperty(PROPERTY);
        if (named != null && !named.isBlank()) {
            return new BundledAssets(List.of(Path.of(named)));
        }
        var places = new ArrayList<Path>();
        var source = BundledAssets.class.getProtectionDomain().getCodeSource();
        if (source != null && source.getLocation() != null) {
            try {
                places.addAll(beside(Path.of(source.getLocation().toURI())));
            } catch (URISyntaxException | InvalidPathException | java.nio.file.FileSystemNotFoundException e) {
                // A class path that is no file (a nested jar, say) has nothing beside it.
            }
        }
        places.add(Path.of("assets").toAbsolutePath());
        return new BundledAssets(places);
    }

    /// `assets` in the three folders around a jar (lib/app.jar of an image) or class folder (target/classes).
    static List<Path> beside(Path jarOrClasses) {
        var places = new ArrayList<Path>();
        var folder = jarOrClasses.toAbsolutePath().getParent();
        for (int up = 0; up < 3 && folder != null; up++, folder = folder.getParent()) {
            places.add(folder.resolve("assets"));
        }
        return places;
    }

    /// The folders of learned residuals, which need not be there.
    public List<Path> residuals() {
        return candidates.stream().map(place -> place.resolve("residuals")).toList();
    }

    /// The folder of the embedded model: the first candidate that has one.
    ///
    /// @throws UserException if there is none
    public Path model() {
        return candidates.stream()
                .map(place -> place.resolve("model"))
                .filter(place -> Files.isRegularFile(place.resolve(CheckpointNames.CONFIG)))
                .findFirst()
                .orElseThrow(() -> new UserException("The embedded model is missing: there is no model/config.json in "
                        + candidates.stream().map(Path::toString).collect(Collectors.joining(" or "))
                        + ". Start the program from its own folder, or name its assets folder with -D"
                        + PROPERTY
                        + "=…"));
    }
}
