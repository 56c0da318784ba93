package org.spinoscope.sweep;

import static org.spinoscope.fuzz.FuzzSubject.copy;
import static org.spinoscope.fuzz.FuzzSubject.text;
import static org.spinoscope.fuzz.FuzzSubject.written;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.fuzz.FuzzSubject;
import org.spinoscope.prompt.PromptPair;

/// The files of a sweep's folder, and results that were kept.
public final class FuzzedSweeps {

    private FuzzedSweeps() {}

    /// @param folder made, with a small sweep
    public static List<FuzzSubject> in(Path folder) throws IOException {
        var sweep = new SweepFolder(folder.resolve("sweep"));
        var plan = SyntheticSweep.write(sweep, 12, 2, 2, 12, 1);
        var part = plan.parts().getFirst();
        var store = new ResultStore(folder.resolve("store"), 1 << 20);
        var key = ResultStore.Key.of("fuzz", "0", List.of(new PromptPair("a", "b", "c")), "p");
        store.keep(key, new byte[200]);
        return List.of(
                copy(
                        Path.of("src/test/resources/inputs/written/manifest.json"),
                        folder.resolve("plan/manifest.json"),
                        file -> new SweepTable(new SweepFolder(file.resolveSibling(".")).plan(), 1)),
                text(
                        "{\"record\":3,\"relation\":\"R\",\"goodWord\":\"a\",\"badWord\":\"b\",\"tokens\":[65,66,67],"
                                + "\"good\":[65],\"bad\":[66],\"wholeGood\":[65],\"wholeBad\":[66,67]}\n",
                        folder.resolve("planned/part-00000.jsonl"),
                        file -> PlannedPart.read(file, new SweepPlan.Part(0, 0, 1, 3))
                                .forEach(prompt -> {
                                    prompt.trial();
                                    prompt.whole();
                                })),
                written(sweep.prompts(part), file -> table(sweep, plan)).seldom(8),
                written(sweep.heads(part), file -> table(sweep, plan)).seldom(8),
                written(folder.resolve("store").resolve(key.hash() + ".result"), file -> store.find(key)));
    }

    /// Reads the parts; those that are damaged are said.
    private static void table(SweepFolder sweep, SweepPlan plan) {
        try (var reader = new SweepReader(sweep, new SweepTable(plan, 1))) {
            reader.firstLook();
            reader.update(Progress.NONE);
            if (!reader.complaint().isEmpty()) {
                throw new UserException(reader.complaint());
            }
            reader.prompt(3);
        }
    }
}
