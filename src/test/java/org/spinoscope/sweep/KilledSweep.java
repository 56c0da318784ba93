package org.spinoscope.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.spinoscope.common.ChildJvm;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.prompt.bulk.BulkFormat;
import org.spinoscope.prompt.bulk.BulkPrompts;
import org.spinoscope.prompt.bulk.Rejections.Policy;
import org.spinoscope.spinbath.Reading;

/// Kills a sweep under way (-9) at random moments, ends it in this process, and compares with an undisturbed one.
///
/// `KilledSweep KILLS SEED` prints what was found.
final class KilledSweep {

    static final Path MODEL = Path.of("src/test/resources/golden/checkpoints/tiny-12x12");

    private final Path folder;
    private final Random random;
    private int inTheMiddle;

    KilledSweep(Path folder, long seed) {
        this.folder = folder;
        this.random = new Random(seed);
    }

    public static void main(String[] args) throws Exception {
        var trial = new KilledSweep(Files.createTempDirectory("killed"), Long.parseLong(args[1]));
        var findings = trial.run(Integer.parseInt(args[0]));
        findings.forEach(System.out::println);
        System.out.println(args[0] + " kills, " + trial.inTheMiddle + " with parts written and parts missing, "
                + findings.size() + " findings");
    }

    /// @return every part that differs, and every file too many
    List<String> run(int kills) throws Exception {
        var findings = new ArrayList<String>();
        try (var model = load()) {
            var undisturbed = new SweepFolder(folder.resolve("undisturbed"));
            var plan = plan(model, undisturbed, 12, 10);
            new SweepRun(model, undisturbed, plan).all(Progress.NONE);
            var killed = new SweepFolder(folder.resolve("killed"));
            plan(model, killed, 12, 10);
            for (int kill = 0; kill < kills; kill++) {
                kill(killed, findings);
                int whole = killed.complete(plan).size();
                inTheMiddle += whole > 0 && whole < plan.parts().size() ? 1 : 0;
                new SweepRun(model, killed, plan).all(Progress.NONE);
                for (var table : List.of("heads", "prompts")) {
                    differences(undisturbed.root().resolve(table), killed.root().resolve(table), kill, findings);
                }
            }
        }
        return findings;
    }

    private void kill(SweepFolder killed, List<String> findings) throws IOException, InterruptedException {
        try (var child = ChildJvm.start(Child.class, List.of(killed.root().toString()))) {
            child.awaitLine();
            if (!seenAtWork(killed)) {
                findings.add("the sweep of another process is not seen");
            }
            TimeUnit.MICROSECONDS.sleep(random.nextInt(1_000_000));
            child.kill();
        }
        if (FolderLock.heldElsewhere(killed)) {
            findings.add("a killed sweep is seen at work");
        }
    }

    /// Between two sweeps of the child the folder is free for a moment.
    private static boolean seenAtWork(SweepFolder sweep) throws InterruptedException {
        for (int i = 0; i < 5000; i++) {
            if (FolderLock.heldElsewhere(sweep)) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return false;
    }

    private static void differences(Path expected, Path found, int kill, List<String> findings) throws IOException {
        var right = contents(expected);
        var is = contents(found);
        right.forEach((name, bytes) -> {
            if (!java.util.Arrays.equals(bytes, is.remove(name))) {
                findings.add("kill " + kill + ": " + found.resolve(name) + " differs");
            }
        });
        is.keySet().forEach(name -> findings.add("kill " + kill + ": " + found.resolve(name) + " was left"));
    }

    static Map<String, byte[]> contents(Path folder) throws IOException {
        var contents = new HashMap<String, byte[]>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                contents.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            }
        }
        return contents;
    }

    static Gpt2 load() {
        return Gpt2.load(MODEL, new ModelIdentity(MODEL.toAbsolutePath().toString(), "tiny"), Progress.NONE);
    }

    /// A plan of many small parts.
    static SweepPlan plan(Gpt2 model, SweepFolder sweep, int parts, int prompts) throws IOException {
        var text = new StringBuilder("prompt,good,bad\n");
        for (int i = 0; i < parts * prompts; i++) {
            text.append("Number ").append(i).append(" of ").append(i * 7 % 31).append(" is,odd,even\n");
        }
        Files.createDirectories(sweep.root().resolveSibling("files"));
        var file = sweep.root().resolveSibling("files").resolve("many.csv");
        Files.writeString(file, text);
        var request = new SweepRequest(
                new BulkPrompts.Request(file.toString(), BulkFormat.CSV, "", 1),
                Policy.REFUSE,
                List.of(Reading.parse("answer=last")),
                Set.of(Measure.THEORY, Measure.DIRECT, Measure.ESTIMATE),
                prompts,
                Long.MAX_VALUE);
        return new SweepPlanner(model, request, sweep).plan(Progress.NONE);
    }

    /// Sweeps, takes the parts away again and sweeps anew, until it is killed.
    static final class Child {

        private Child() {}

        public static void main(String[] args) throws IOException {
            ChildJvm.endWithParent();
            var sweep = new SweepFolder(Path.of(args[0]));
            var plan = sweep.plan();
            try (var model = load()) {
                System.out.println("loaded");
                while (true) {
                    for (var part : plan.parts()) {
                        Files.deleteIfExists(sweep.heads(part));
                        Files.deleteIfExists(sweep.prompts(part));
                    }
                    new SweepRun(model, sweep, plan).all(Progress.NONE);
                }
            }
        }
    }
}
