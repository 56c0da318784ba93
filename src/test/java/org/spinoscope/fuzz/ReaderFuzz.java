package org.spinoscope.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.FuzzedCheckpoints;
import org.spinoscope.sweep.FuzzedSweeps;
import org.spinoscope.training.FuzzedTraining;

/// Spoils good files at random and reads them: every reader accepts or says what is wrong, in a [UserException] of one
/// sentence or more; any other exception, a message without words, and a reader that takes seconds are findings.
///
/// As a program it goes on as long as wanted: `ReaderFuzz FILES SEED` prints what was read and what was found; a
/// finding keeps its file in the folder that is named.
public final class ReaderFuzz {

    private static final double MOST_SECONDS = 20;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Path folder;
    private final long seed;
    private final List<FuzzSubject> subjects = new ArrayList<>();
    private final Map<String, Long> read = new TreeMap<>();
    private final Map<String, Long> accepted = new TreeMap<>();
    private final List<String> findings = new ArrayList<>();

    /// @param folder an empty one
    ReaderFuzz(Path folder, long seed) throws Exception {
        this.folder = folder;
        this.seed = seed;
        subjects.addAll(FuzzedCheckpoints.in(folder.resolve("checkpoints")));
        subjects.addAll(FuzzedTexts.in(folder.resolve("texts")));
        subjects.addAll(FuzzedSweeps.in(folder.resolve("sweeps")));
        subjects.addAll(FuzzedTraining.in(folder.resolve("training")));
    }

    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("fuzz");
        long files = Long.parseLong(args[0]);
        var fuzz = new ReaderFuzz(folder, Long.parseLong(args[1]));
        for (long done = 0; done < files; done += 10_000) {
            fuzz.run(done, Math.min(files, done + 10_000));
            System.out.println(Math.min(files, done + 10_000) + " files, " + fuzz.findings.size() + " findings");
        }
        fuzz.findings.forEach(System.out::println);
        fuzz.read.forEach((name, n) ->
                System.out.println(name + ": " + n + " read, " + fuzz.accepted.getOrDefault(name, 0L) + " accepted"));
        System.out.println("Files are kept in " + folder);
        System.exit(0);
    }

    /// Reads the files of the numbers `from` to before `to`; the same number and seed give the same file.
    ///
    /// @return all findings so far
    List<String> run(long from, long to) throws IOException {
        for (long i = from; i < to; i++) {
            var subject = subjects.get((int) (i % subjects.size()));
            long turn = i / subjects.size();
            if (turn % subject.every() != 0) {
                subject = subjects.get((int) (turn % 4)); // a slow reader leaves its turn to a quick one
            }
            var name = folder.relativize(subject.file()).toString();
            var spoiled = SpoiledBytes.of(subject.original(), new SplittableRandom(seed * 1_000_000_007L + i));
            Files.write(subject.file(), spoiled);
            read.merge(name, 1L, Long::sum);
            read(i, subject, name, spoiled);
        }
        for (var subject : subjects) {
            Files.write(subject.file(), subject.original());
        }
        return findings;
    }

    private void read(long number, FuzzSubject subject, String name, byte[] spoiled) throws IOException {
        long start = THREADS.getCurrentThreadCpuTime(); // others may stop this process
        try {
            subject.reader().read(subject.file());
            accepted.merge(name, 1L, Long::sum);
        } catch (UserException refused) {
            var message = String.valueOf(refused.getMessage());
            if (message.length() < 20 || !message.endsWith(".") || message.length() > 2_000) {
                found(number, name, "says “" + message + "”", spoiled);
            }
        } catch (Exception | StackOverflowError | OutOfMemoryError finding) {
            var at = finding.getStackTrace();
            found(number, name, finding + (at.length == 0 ? "" : " at " + at[0]), spoiled);
        }
        double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
        if (seconds > MOST_SECONDS) {
            found(number, name, String.format(Locale.ROOT, "took %.0f s", seconds), spoiled);
        }
        Files.write(subject.file(), subject.original());
    }

    private void found(long number, String name, String what, byte[] spoiled) throws IOException {
        var kept = folder.resolve("finding-" + number);
        Files.write(kept, spoiled);
        findings.add(name + ", file " + number + " of seed " + seed + ": " + what + " (" + kept + ")");
    }
}
