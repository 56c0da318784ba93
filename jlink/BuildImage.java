import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Builds the self-contained application from what Maven left in `target`; see README.md beside this file.
///
/// Arguments: the project's folder, the application's jar, the version.
void main(String[] args) throws Exception {
    var project = Path.of(args[0]).toAbsolutePath();
    var target = project.resolve("target");
    var image = target.resolve("image/spinoscope");
    delete(image);

    var app = Files.createDirectories(image.resolve("app"));
    link(target.resolve("javafx"), image.resolve("runtime"));
    for (var jar : jars(target.resolve("image-libraries"))) {
        Files.copy(jar, app.resolve(jar.getFileName()));
    }
    var libraries = jars(app);
    Files.copy(Path.of(args[1]), app.resolve("spinoscope.jar"));
    nameLibraries(app.resolve("spinoscope.jar"), libraries, target);
    copy(project.resolve("assets"), app.resolve("assets"));
    copy(project.resolve("prompts"), app.resolve("prompts"));
    copy(project.resolve("jlink/jvm.options"), app.resolve("jvm.options"));
    copy(project.resolve("LICENSE"), image.resolve("LICENSE"));
    copy(project.resolve("NOTICE"), image.resolve("NOTICE"));
    copy(project.resolve("jlink/launchers"), image);
    for (var script : List.of("bin/spinoscope", "Spinoscope.command")) {
        image.resolve(script).toFile().setExecutable(true, false);
    }

    unpackNatives(image);
    // A copy or an archive may round times to two seconds; the cache must still know its jars afterwards.
    var time = FileTime.from(Instant.now().truncatedTo(ChronoUnit.MINUTES));
    for (var jar : jars(app)) {
        Files.setLastModifiedTime(jar, time);
    }
    train(image);
    for (var part : List.of("", "runtime", "app/native", "app/spinoscope.aot")) {
        System.out.printf("%6d MB  spinoscope/%s%n", size(image.resolve(part)) / 1_000_000, part);
    }
    pack(image, target, project.resolve("jlink/deb"), args[2]);
}

/// The JDK's modules the program and its libraries use, and JavaFX; jlink takes no automatic modules, so nothing else.
void link(Path javafx, Path runtime) throws IOException {
    var modules = new ArrayList<>(List.of(
            "java.desktop", // JavaFX, PDFBox, image files
            "java.logging", // JavaFX, PDFBox's commons-logging
            "java.management", // DJL, the memory display
            "java.net.http", // fetching checkpoints
            "java.sql", // Jackson's and Gson's date types
            "java.xml", // PDFBox
            "jdk.jfr", // JavaFX's events
            "jdk.unsupported", // sun.misc.Unsafe: JavaFX, JLargeArrays
            "jdk.zipfs" // DJL reads resources from its jars
            ));
    for (var jar : jars(javafx)) {
        modules.add(jar.getFileName().toString().replaceFirst("^(javafx)-([a-z]+)-.*", "$1.$2"));
    }
    var line = new ArrayList<>(List.of("--module-path", javafx.toString(), "--add-modules", String.join(",", modules),
            "--strip-debug", "--no-header-files", "--no-man-pages", "--generate-cds-archive", "--exclude-resources",
            "/javafx.graphics/*.so,/javafx.graphics/*.dll,/javafx.graphics/*.dylib", "--output", runtime.toString()));
    if (System.getProperty("os.name").equals("Linux")) {
        // The compilers give way to the window (decision 7). Where a user gives these options, the JVM warns of them.
        line.addAll(List.of("--add-options", "-XX:ThreadPriorityPolicy=1 -XX:CompilerThreadPriority=10"));
    }
    tool("jlink", line.toArray(String[]::new));
    var natives = runtime.resolve(System.getProperty("os.name").startsWith("Windows") ? "bin" : "lib");
    for (var jar : jars(javafx)) {
        nativesBeside(jar, natives);
    }
}

/// Puts JavaFX's native libraries beside the JDK's own. Inside its module they would be unpacked into every user's home,
/// and compared with what is there at each start.
void nativesBeside(Path jar, Path folder) throws IOException {
    try (var zip = FileSystems.newFileSystem(jar); var files = Files.walk(zip.getPath("/"))) {
        for (var file : files.filter(f -> f.toString().matches(".*\\.(so|dll|dylib)")).toList()) {
            Files.copy(file, folder.resolve(file.getFileName().toString()));
        }
    }
}

/// Writes the class path into the application's jar, so that launchers name one file and its order never changes.
void nameLibraries(Path jar, List<Path> libraries, Path target) throws IOException {
    // One library a line: a new line and a space continue the value, the second space parts the names.
    var names = libraries.stream().map(p -> p.getFileName().toString()).collect(Collectors.joining("\n  "));
    var manifest = Files.writeString(target.resolve("image-manifest.mf"), "Class-Path: " + names + "\n");
    tool("jar", "--update", "--file", jar.toString(), "--manifest", manifest.toString());
}

/// Lets DJL unpack its native libraries into the image once, then drops the packed ones from the jars: otherwise every
/// user would unpack hundreds of megabytes into a home folder, or fail to where it is read-only.
void unpackNatives(Path image) throws Exception {
    run(image, List.of(), List.of("verify"), 600);
    // DJL makes its folders for their owner only; an image is for every user.
    try (var files = Files.walk(image.resolve("app/native"))) {
        for (var file : files.map(Path::toFile).toList()) {
            file.setReadable(true, false);
            file.setExecutable(true, false);
        }
    }
    for (var jar : jars(image.resolve("app"))) {
        if (jar.getFileName().toString().matches("(pytorch-native|pytorch-jni|tokenizers).*")) {
            try (var zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of());
                    var files = Files.walk(zip.getPath("/"))) {
                for (var file : files.filter(f -> f.toString().matches(".*\\.(so|dll|dylib|gz)(\\..*)?")).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

/// Records a real start: the window opens with the results of a session before, the embedded model loads, and the first
/// study of other prompts runs. Where a process cannot be asked to end (Windows), the check of the model stands in for
/// the window.
void train(Path image) throws Exception {
    var home = Files.createTempDirectory("spinoscope-home");
    var cache = image.resolve("app/spinoscope.aot");
    boolean window = ProcessHandle.current().supportsNormalTermination();
    var options = new ArrayList<>(List.of("-Duser.home=" + home));
    // A real window trains the classes of the platform's own windows too.
    if (System.getProperty("os.name").equals("Linux") && System.getenv("DISPLAY") == null) {
        options.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
    }
    if (window) {
        run(image, options, List.of(), 20);
    }
    options.add("-XX:AOTCacheOutput=" + cache);
    var prompts = image.resolve("app/prompts/confirmatory.json");
    run(image, options, List.of(window ? prompts.toString() : "verify"), 30);
    delete(home);
    if (!Files.exists(cache)) {
        throw new IOException("The training run left no AOT cache.");
    }
}

/// Runs the program inside the image, and asks it to end after some seconds if it has not.
void run(Path image, List<String> options, List<String> arguments, int seconds) throws Exception {
    var app = image.resolve("app");
    var line = new ArrayList<>(List.of(image.resolve("runtime/bin/java").toString(), "@" + app.resolve("jvm.options")));
    line.addAll(List.of("-Dspinoscope.assets=" + app.resolve("assets"), "-DENGINE_CACHE_DIR=" + app.resolve("native")));
    line.addAll(options);
    line.addAll(List.of("-cp", app.resolve("spinoscope.jar").toString(), "org.spinoscope.Spinoscope"));
    line.addAll(arguments);
    var builder = new ProcessBuilder(line).inheritIO();
    builder.environment().remove("XDG_CONFIG_HOME");
    var process = builder.start();
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroy();
        process.waitFor();
    } else if (process.exitValue() != 0) {
        throw new IOException("The program ended with " + process.exitValue() + " inside its image.");
    }
}

/// A Debian package, where its tools are: the same files under jpackage's own launcher.
void pack(Path image, Path target, Path scripts, String version) throws Exception {
    var path = Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of).toList();
    if (!Stream.of("dpkg-deb", "fakeroot").allMatch(t -> path.stream().anyMatch(p -> Files.isExecutable(p.resolve(t))))) {
        System.out.println("No Debian package: dpkg-deb and fakeroot are not both installed.");
        return;
    }
    var folder = target.resolve("image/deb");
    delete(folder);
    var line = new ArrayList<>(List.of("--type", "app-image", "--name", "spinoscope", "--dest", folder.toString(),
            "--runtime-image", image.resolve("runtime").toString(), "--input", image.resolve("app").toString(),
            "--main-jar", "spinoscope.jar", "--main-class", "org.spinoscope.Spinoscope"));
    var options = new ArrayList<>(Files.readAllLines(image.resolve("app/jvm.options")));
    options.addAll(List.of("-XX:AOTCache=$APPDIR/spinoscope.aot", "-Dspinoscope.assets=$APPDIR/assets",
            "-DENGINE_CACHE_DIR=$APPDIR/native"));
    options.forEach(option -> line.addAll(List.of("--java-options", option)));
    tool("jpackage", line.toArray(String[]::new));
    // The jar names its libraries itself; the cache fits only that class path.
    var config = folder.resolve("spinoscope/lib/app/spinoscope.cfg");
    Files.write(config, Files.readAllLines(config).stream()
            .filter(l -> !l.startsWith("app.classpath") || l.endsWith("spinoscope.jar")).toList());
    tool("jpackage", "--type", "deb", "--name", "spinoscope", "--dest", target.resolve("image").toString(),
            "--app-image", folder.resolve("spinoscope").toString(), "--app-version", version.replace("-SNAPSHOT", ""),
            "--resource-dir", scripts.toString(), "--linux-shortcut", "--linux-app-category", "science", "--description",
            "GPT-2 attention heads, seen as spins in a bath");
    delete(folder);
}

void tool(String name, String... args) throws IOException {
    var tool = ToolProvider.findFirst(name).orElseThrow(() -> new IOException("This JDK has no " + name + "."));
    if (tool.run(System.out, System.err, args) != 0) {
        throw new IOException(name + " failed.");
    }
}

List<Path> jars(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
        return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
    }
}

void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
        for (var file : files.toList()) {
            var copy = to.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(file, copy);
            }
        }
    }
}

void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

long size(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
        return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
    }
}
