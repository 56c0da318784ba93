package org.spinoscope.common;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// A program of the tests in a process of its own, which can be killed as a power failure would: it cannot clean up.
public final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final Path out;

    private ChildJvm(Process process, Path out) {
        this.process = process;
        this.out = out;
    }

    /// Starts `main` on this program's class path.
    public static ChildJvm start(Class<?> main, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx300m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-cp",
                classPath(),
                main.getName()));
        command.addAll(arguments);
        var out = Files.createTempFile("child", ".out"); // a pipe would lose what was in it when it is killed
        return new ChildJvm(
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start(),
                out);
    }

    /// For the child: it ends when whoever started it has ended without killing it.
    public static void endWithParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent -> Thread.ofPlatform().daemon().start(() -> {
                    parent.onExit().join();
                    Runtime.getRuntime().halt(0);
                }));
    }

    /// The whole class path of this process, for one that works in another folder; also under Surefire, which starts
    /// with a jar that names it.
    public static String classPath() {
        var entries = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(entries.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// Waits for its first line.
    ///
    /// @throws IOException if it has ended before
    public void awaitLine() throws IOException, InterruptedException {
        while (Files.size(out) == 0) {
            if (!process.isAlive()) {
                throw new IOException("the process ended by itself");
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /// Kills it (-9) and returns what it had said; the last line may be half.
    public List<String> kill() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        return Files.readAllLines(out);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(out);
    }
}
