package org.spinoscope.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.common.disk.EveryWrite;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.bulk.BulkFormat;
import org.spinoscope.prompt.bulk.BulkPrompts;
import org.spinoscope.prompt.bulk.Rejections.Policy;
import org.spinoscope.spinbath.Reading;

/// Sweeps and kept results on a disk of which any write fails.
class FailingWritesTest {

    private static final Path MODEL = Path.of("src/test/resources/golden/checkpoints/one-layer");

    @TempDir
    private Path temp;

    @Test
    void theSameCommandEndsASweepThatCouldNotWrite() throws Exception {
        var prompts = Files.writeString(temp.resolve("a.csv"), "prompt,good,bad\na,b,c\nb,c,d\nc,d,e\n");
        try (var model = Gpt2.load(MODEL, new ModelIdentity("one-layer", "a test model"), Progress.NONE)) {
            int writes = new EveryWrite(temp.resolve("sweep"))
                    .fails(folder -> Files.createDirectories(folder), folder -> {
                        try {
                            sweep(model, prompts, folder);
                        } catch (UserException e) {
                            sweep(model, prompts, temp.resolve("sweep"));
                            throw e;
                        }
                    });
            assertThat(writes).isGreaterThan(20);
        }
    }

    private static void sweep(Gpt2 model, Path prompts, Path folder) {
        var request = new SweepRequest(
                new BulkPrompts.Request(prompts.toString(), BulkFormat.CSV, "", 1),
                Policy.REFUSE,
                List.of(Reading.parse("answer=last")),
                Set.of(Measure.THEORY),
                2,
                Long.MAX_VALUE);
        var sweep = new SweepFolder(folder);
        new SweepRun(model, sweep, new SweepPlanner(model, request, sweep).plan(Progress.NONE)).all(Progress.NONE);
    }

    @Test
    void aKeptResultIsTheOldOneOrTheNewOne() throws Exception {
        var key = ResultStore.Key.of("test", "0", List.of(new PromptPair("a", "b", "c")), "plan");
        new EveryWrite(temp.resolve("store"))
                .fails(
                        folder -> new ResultStore(folder, 1 << 20).keep(key, new byte[100]),
                        folder -> new ResultStore(folder, 1 << 20).keep(key, new byte[200]));
    }
}
