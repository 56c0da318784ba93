package org.spinoscope.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.spinoscope.common.ChildJvm;
import org.spinoscope.common.Progress;
import org.spinoscope.desktop.state.PromptDraft;
import org.spinoscope.desktop.state.PromptSetDraft;
import org.spinoscope.desktop.state.SelectionState;
import org.spinoscope.desktop.state.Session;
import org.spinoscope.desktop.state.SessionFile;
import org.spinoscope.figure.Specimens;
import org.spinoscope.figure.layout.Drawing;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.figure.write.PngWriter;
import org.spinoscope.figure.write.SvgWriter;

/// Kills a process (-9) at random moments while it saves sessions, exports figures, and fetches a model from a local
/// hub, and looks at what is on the disk: a session that was saved is there, or a later one; every figure is one of
/// the two that were written over each other, whole; no file of the model has its name before it has its content, and
/// a fetch afterwards ends well.
///
/// `KilledWrites KILLS SEED` prints what was found.
final class KilledWrites {

    private static final String REPO = "someone/small-gpt2";
    private static final int DRAFTS = 300;

    private final Path folder;
    private final Random random;
    private final List<String> findings = new ArrayList<>();
    private long saved = -1;
    private int atOnce;

    KilledWrites(Path folder, long seed) {
        this.folder = folder;
        this.random = new Random(seed);
    }

    public static void main(String[] args) throws Exception {
        var trial = new KilledWrites(Files.createTempDirectory("killed"), Long.parseLong(args[1]));
        var findings = trial.run(Integer.parseInt(args[0]));
        findings.forEach(System.out::println);
        System.out.println(args[0] + " kills, " + trial.atOnce + " with a draft left, sessions up to " + trial.saved
                + ", " + findings.size() + " findings");
    }

    /// @return what was lost or half
    List<String> run(int kills) throws Exception {
        try (var hub = LocalHub.withGpt2(REPO)) {
            for (int kill = 0; kill < kills; kill++) {
                kill(kill, hub);
            }
            fetch(hub.endpoint(), folder.resolve("home"), Progress.NONE);
            models(kills, hub);
            if (!Files.isSymbolicLink(
                    folder.resolve("home/.cache/huggingface/hub/models--someone--small-gpt2/snapshots")
                            .resolve(LocalHub.COMMIT)
                            .resolve("model.safetensors"))) {
                findings.add("the last fetch left no model");
            }
        }
        return findings;
    }

    private void kill(int kill, LocalHub hub) throws IOException, InterruptedException {
        try (var child =
                ChildJvm.start(Child.class, List.of(folder.toString(), hub.endpoint(), Long.toString(saved + 1)))) {
            child.awaitLine();
            TimeUnit.MICROSECONDS.sleep(random.nextInt(250_000));
            for (var line : child.kill()) {
                saved = Math.max(saved, number(line));
            }
        }
        try (var files = Files.list(folder)) {
            atOnce += files.anyMatch(f -> f.toString().endsWith(".part")) ? 1 : 0;
        }
        var session = session(folder);
        if (session < saved) {
            findings.add("kill " + kill + ": session " + saved + " was saved, " + session + " is there");
        }
        figure(kill, "figure.svg");
        figure(kill, "figure.png");
        models(kill, hub);
    }

    /// The last line may be half.
    private static long number(String line) {
        return line.endsWith(";") ? Long.parseLong(line.substring(0, line.length() - 1)) : -1;
    }

    private static long session(Path folder) {
        var session = SessionFile.read(folder.resolve("session.json"));
        if (session.prompts().drafts().size() != DRAFTS) {
            throw new IllegalStateException(
                    "a session of " + session.prompts().drafts().size() + " prompts");
        }
        return Long.parseLong(session.settings().getOrDefault("number", "-2"));
    }

    private void figure(int kill, String name) throws IOException {
        var file = folder.resolve(name);
        if (!Files.exists(file)) {
            return;
        }
        var bytes = Files.readAllBytes(file);
        var svg = name.endsWith("svg");
        if (Child.figures(svg).stream().noneMatch(whole -> Arrays.equals(whole, bytes))) {
            findings.add(
                    "kill " + kill + ": " + name + " of " + bytes.length + " bytes is neither the old nor the new");
        }
    }

    private void models(int kill, LocalHub hub) throws IOException {
        var snapshots = folder.resolve("home/.cache/huggingface/hub/models--someone--small-gpt2/snapshots");
        if (!Files.isDirectory(snapshots)) {
            return;
        }
        try (var files = Files.walk(snapshots)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!Arrays.equals(Files.readAllBytes(file), hub.bytes(String.valueOf(file.getFileName())))) {
                    findings.add("kill " + kill + ": " + file + " is not the hub's");
                }
            }
        }
    }

    static void fetch(String endpoint, Path home, Progress progress) {
        var settings = HubSettings.of(Map.of(), home).withEndpoint(endpoint);
        new CheckpointDownloader(settings).run(new RepoId(REPO), Optional.empty(), progress);
    }

    static Session session(long number) {
        var drafts = new ArrayList<PromptDraft>();
        for (int i = 0; i < DRAFTS; i++) {
            drafts.add(
                    new PromptDraft("The number of this session is " + number + " and of this prompt", "a", "b", ""));
        }
        return new Session(
                "embedded",
                new PromptSetDraft("numbers", "", "", "", drafts),
                SelectionState.FIRST,
                List.of(),
                "heads",
                List.of(),
                Map.of("number", Long.toString(number)));
    }

    /// Saves, exports and fetches until it is killed; says `N;` when session N has been saved.
    static final class Child {

        private Child() {}

        public static void main(String[] args) throws IOException {
            ChildJvm.endWithParent();
            var folder = Path.of(args[0]);
            SessionFile.write(folder.resolve("session.json"), session(Long.parseLong(args[2])));
            say(Long.parseLong(args[2]));
            Thread.ofPlatform().daemon().start(() -> fetchForever(args[1], folder.resolve("home")));
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    export(folder);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            for (long number = Long.parseLong(args[2]) + 1; ; number++) {
                SessionFile.write(folder.resolve("session.json"), session(number));
                say(number);
            }
        }

        private static void say(long number) {
            System.out.println(number + ";");
            System.out.flush();
        }

        private static void fetchForever(String endpoint, Path home) {
            while (true) {
                fetch(endpoint, home, Progress.NONE);
                delete(home);
            }
        }

        private static void delete(Path home) {
            try (var files = Files.walk(home)) {
                for (var file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void export(Path folder) throws IOException {
            while (true) {
                for (var drawing : drawings()) {
                    new SvgWriter().write(drawing, folder.resolve("figure.svg"));
                    new PngWriter().write(drawing, 1, folder.resolve("figure.png"));
                }
            }
        }

        private static List<Drawing> drawings() {
            return Specimens.small().values().stream()
                    .limit(2)
                    .map(figure -> new FigureLayout().paint(figure, Size.px(300, 240), FigureTheme.LIGHT))
                    .toList();
        }

        static List<byte[]> figures(boolean svg) {
            return drawings().stream()
                    .map(d -> svg
                            ? new SvgWriter().text(d).getBytes(StandardCharsets.UTF_8)
                            : new PngWriter().bytes(d, 1))
                    .toList();
        }
    }
}
