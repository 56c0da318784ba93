package org.spinoscope.training;

import static org.spinoscope.fuzz.FuzzSubject.text;
import static org.spinoscope.fuzz.FuzzSubject.written;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.spinoscope.diffusion.FuzzedResiduals;
import org.spinoscope.fuzz.FuzzSubject;

/// What training reads: WordNet, a curriculum, residuals and resume points.
public final class FuzzedTraining {

    private static final String DATA = """
              1 This is a licence line.
            00000100 05 n 01 canine 0 000 | a toothed animal
            00000200 05 n 02 dog 0 hound 0 001 @ 00000100 n 0000 | an animal (tame) that barks; "the dog barked"
            """;
    private static final String INDEX = """
              1 This is a licence line.
            dog n 1 1 @ 1 1 00000200
            hound n 1 1 @ 1 0 00000200
            """;

    private FuzzedTraining() {}

    public static List<FuzzSubject> in(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var name : List.of("data", "index")) {
            Files.createDirectories(folder.resolve(name));
            Files.writeString(folder.resolve(name).resolve("data.noun"), DATA);
            Files.writeString(folder.resolve(name).resolve("index.noun"), INDEX);
        }
        var residual = folder.resolve("residual.safetensors");
        FuzzedResiduals.write(residual, 1);
        var state = folder.resolve("residual.resume");
        FuzzedResiduals.writeState(state, 7);
        return List.of(
                text(DATA, folder.resolve("data/data.noun"), file -> WordNet.read(file.resolveSibling("."))),
                text(INDEX, folder.resolve("index/index.noun"), file -> WordNet.read(file.resolveSibling("."))),
                text(
                        "# stages\none 10 2*,5 64/2 8 16 0 0 1e-3 1e-3\ntwo 20 all 0 0 0 64 10 0.02 0.02\n",
                        folder.resolve("curriculum.txt"),
                        file -> Curriculum.parse(Curriculum.lines(file), 12)),
                written(residual, FuzzedResiduals::read),
                written(state, FuzzedResiduals::readState));
    }
}
