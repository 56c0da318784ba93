package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.UserException;
import org.spinoscope.desktop.state.PreferencesFile;
import org.spinoscope.desktop.state.SessionFile;
import org.spinoscope.prompt.PromptFiles;
import org.spinoscope.prompt.bulk.BulkFormat;
import org.spinoscope.prompt.bulk.BulkPrompts;
import org.spinoscope.sweep.SweepFolder;

/// Spoils good files at random and reads them: every reader accepts or says what is wrong, in a [UserException]; any
/// other exception is a finding.
///
/// As a program it goes on as long as wanted: `ReaderFuzzTest FILES SEED` prints the number of files and the findings.
class ReaderFuzzTest {

    private static final Path INPUTS = Path.of("src/test/resources/inputs");
    private static final Path WRITTEN = INPUTS.resolve("written");
    private static final byte[] TELLING =
            "\"{}[],:;\\\n\r\t -0.9eE\uFEFF\u0000".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private interface Reader {
        void read(Path folder) throws IOException;
    }

    /// @param place where the reader looks for it
    private record Subject(Path source, String place, Reader reader) {}

    private static final List<Subject> SUBJECTS = List.of(
            new Subject(INPUTS.resolve("ordinary.json"), "a.json", f -> PromptFiles.read(f.resolve("a.json"))),
            new Subject(INPUTS.resolve("emoji-prompt.json"), "b.json", f -> PromptFiles.read(f.resolve("b.json"))),
            new Subject(
                    INPUTS.resolve("space-after-comma-control.csv"),
                    "c.csv",
                    f -> PromptFiles.read(f.resolve("c.csv"))),
            new Subject(
                    INPUTS.resolve("head-wider/config.json"),
                    "config.json",
                    f -> Gpt2Config.read(f.resolve("config.json"))),
            new Subject(
                    INPUTS.resolve("head-wider/vocab.json"), "v/vocab.json", f -> TokenizerFile.read(f.resolve("v"))),
            new Subject(
                    INPUTS.resolve("head-wider/merges.txt"), "m/merges.txt", f -> TokenizerFile.read(f.resolve("m"))),
            new Subject(
                    INPUTS.resolve("pad-not-resized/tokenizer.json"),
                    "t/tokenizer.json",
                    f -> TokenizerFile.read(f.resolve("t"))),
            new Subject(
                    INPUTS.resolve("head-wider/generation_config.json"),
                    "s/tokenizer_config.json",
                    f -> TokenizerFile.read(f.resolve("s"))),
            new Subject(INPUTS.resolve("head-wider/model.safetensors"), "w/model.safetensors", f -> {
                try (var arena = Arena.ofConfined()) {
                    SafetensorsFile.map(f.resolve("w/model.safetensors"), arena);
                }
            }),
            new Subject(WRITTEN.resolve("session.json"), "d.json", f -> SessionFile.read(f.resolve("d.json"))),
            new Subject(
                    WRITTEN.resolve("preferences.json"),
                    "p.json",
                    f -> new PreferencesFile(f.resolve("p.json")).read()),
            new Subject(
                    WRITTEN.resolve("manifest.json"), "r/manifest.json", f -> new SweepFolder(f.resolve("r")).plan()),
            new Subject(WRITTEN.resolve("counterfact.json"), "k.json", f -> bulk(f, "k.json", BulkFormat.COUNTERFACT)),
            new Subject(WRITTEN.resolve("lre.json"), "l.json", f -> bulk(f, "l.json", BulkFormat.LRE)),
            new Subject(WRITTEN.resolve("lama.jsonl"), "a.jsonl", f -> bulk(f, "a.jsonl", BulkFormat.LAMA)));

    private static void bulk(Path folder, String name, BulkFormat format) {
        var request = new BulkPrompts.Request(folder.resolve(name).toString(), format, "", 1);
        BulkPrompts.open(request).read(record -> true);
    }

    @TempDir
    private Path temp;

    public static void main(String[] args) throws IOException {
        var folder = Files.createTempDirectory("fuzz");
        long files = Long.parseLong(args[0]);
        var findings = fuzz(folder, files, Long.parseLong(args[1]));
        findings.forEach(System.out::println);
        System.out.println(files + " files, " + findings.size() + " findings");
    }

    @Test
    void noReaderFailsInAnotherWayThanByAUserException() throws IOException {
        assertThat(fuzz(temp, 6_000, 1)).isEmpty();
    }

    private static List<String> fuzz(Path folder, long files, long seed) throws IOException {
        for (var name : List.of("v", "m", "t", "s", "w", "r")) {
            Files.createDirectories(folder.resolve(name));
        }
        for (var name : List.of("v", "m", "s")) {
            Files.copy(INPUTS.resolve("head-wider/vocab.json"), folder.resolve(name + "/vocab.json"));
            Files.copy(INPUTS.resolve("head-wider/merges.txt"), folder.resolve(name + "/merges.txt"));
        }
        var originals = new ArrayList<byte[]>();
        for (var subject : SUBJECTS) {
            originals.add(Files.readAllBytes(subject.source()));
        }
        var findings = new ArrayList<String>();
        var random = new SplittableRandom(seed);
        for (long i = 0; i < files; i++) {
            int which = (int) (i % SUBJECTS.size());
            var subject = SUBJECTS.get(which);
            Files.write(folder.resolve(subject.place()), spoiled(originals.get(which), random));
            try {
                subject.reader().read(folder);
            } catch (UserException refused) {
                // said what is wrong
            } catch (RuntimeException | StackOverflowError finding) {
                findings.add("file " + i + " of seed " + seed + " (" + subject.place() + "): " + finding);
            }
        }
        return findings;
    }

    private static byte[] spoiled(byte[] original, SplittableRandom random) {
        var bytes = original.clone();
        for (int change = random.nextInt(1, 6); change > 0 && bytes.length > 0; change--) {
            int at = random.nextInt(bytes.length);
            int length = random.nextInt(1, 1 + Math.min(40, bytes.length - at));
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = TELLING[random.nextInt(TELLING.length)];
                case 2 -> bytes = java.util.Arrays.copyOf(bytes, at);
                case 3 -> bytes = joined(bytes, at, at + length, new byte[0]);
                case 4 -> bytes = joined(bytes, at, at, java.util.Arrays.copyOfRange(bytes, at, at + length));
                default -> bytes = joined(bytes, at, at, new byte[] {TELLING[random.nextInt(TELLING.length)]});
            }
        }
        return bytes;
    }

    /// The bytes with those of `from` to before `to` replaced.
    private static byte[] joined(byte[] bytes, int from, int to, byte[] instead) {
        var all = new byte[bytes.length - (to - from) + instead.length];
        System.arraycopy(bytes, 0, all, 0, from);
        System.arraycopy(instead, 0, all, from, instead.length);
        System.arraycopy(bytes, to, all, from + instead.length, bytes.length - to);
        return all;
    }
}
