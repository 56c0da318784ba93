import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Checks the format of all Java sources, or mends it.
///
/// The formatter uses the compiler of the JDK that it runs on, so the build starts this program on the JDK 25 of the
/// toolchain, whatever Maven itself runs on. Files that have not changed since the last good check are skipped.
///
/// Arguments: `check` or `apply`, the project's folder, and a file whose time says when all was well.
final class Format {

    public static void main(String[] args) throws Exception {
        var apply = args[0].equals("apply");
        var stamp = Path.of(args[2]);
        var files = changed(Path.of(args[1]), stamp);
        if (!files.isEmpty()) {
            var command = new ArrayList<>(List.of("--palantir", "--skip-reflowing-long-strings"));
            command.addAll(apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
            files.forEach(file -> command.add(file.toString()));
            var main = Class.forName("com.palantir.javaformat.java.Main")
                    .getConstructor(PrintWriter.class, PrintWriter.class, java.io.InputStream.class)
                    .newInstance(new PrintWriter(System.out, true), new PrintWriter(System.err, true), System.in);
            var result =
                    (int) main.getClass().getMethod("format", String[].class).invoke(main, (Object)
                            command.toArray(String[]::new));
            if (result != 0) {
                System.err.println("The files above are not formatted. “mvn -Pformat validate” formats them.");
                System.exit(1);
            }
        }
        Files.writeString(stamp, files.size() + " files\n");
        // The formatter leaves threads behind.
        System.exit(0);
    }

    private static List<Path> changed(Path folder, Path stamp) throws IOException {
        var since = Files.exists(stamp) ? Files.getLastModifiedTime(stamp).toMillis() : 0;
        try (Stream<Path> all = Files.walk(folder.resolve("src"))) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toFile().lastModified() >= since)
                    .toList();
        }
    }
}
