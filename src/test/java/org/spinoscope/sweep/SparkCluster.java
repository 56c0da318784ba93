package org.spinoscope.sweep;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.spinoscope.common.ChildJvm;

/// A standalone Spark cluster on the loopback address: a master and workers as processes of their own, from the jars
/// that the build lists in `target/spark.jars`.
final class SparkCluster implements AutoCloseable {

    /// What Spark's own start scripts open on Java 17 and later.
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.util.calendar");

    private static final Pattern ADDRESS = Pattern.compile("spark://127\\.0\\.0\\.1:\\d+");

    private final Path folder;
    private final List<Path> jars;
    private final List<Process> processes = new ArrayList<>();
    private final List<Process> workers = new ArrayList<>();
    private final String address;

    SparkCluster(Path folder, int workers) throws IOException, InterruptedException {
        this.folder = folder;
        this.jars = jars();
        var home = Files.createDirectories(folder.resolve("spark/jars"));
        for (var jar : jars) {
            Files.createSymbolicLink(home.resolve(String.valueOf(jar.getFileName())), jar);
        }
        Files.createFile(folder.resolve("spark/RELEASE")); // without it Spark looks for its sources
        start(
                "master",
                "256m",
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--webui-port",
                "0");
        this.address = awaitAddress(folder.resolve("master.log"));
        for (int w = 0; w < workers; w++) {
            this.workers.add(start(
                    "worker" + w,
                    "256m",
                    "org.apache.spark.deploy.worker.Worker",
                    "--host",
                    "127.0.0.1",
                    "--port",
                    "0",
                    "--webui-port",
                    "0",
                    "--cores",
                    "1",
                    "--memory",
                    "600m",
                    "--work-dir",
                    folder.resolve("work" + w).toString(),
                    address));
        }
    }

    private static List<Path> jars() throws IOException {
        var list = Path.of("target/spark.jars");
        if (!Files.exists(list)) {
            throw new IOException("There is no target/spark.jars: mvn process-test-classes writes it");
        }
        return Files.readAllLines(list).stream().map(Path::of).toList();
    }

    /// Submits the job of `src/cluster`, which is compiled against Spark first.
    Process submit(SweepFolder sweep, Path model) throws IOException {
        var ours = Arrays.stream(ChildJvm.classPath().split(File.pathSeparator))
                // Spark brings its own Jackson and logging; nothing has a window.
                .filter(entry -> !entry.matches(".*/(jackson-|slf4j-|javafx-)[^/]*"))
                .collect(Collectors.joining(File.pathSeparator));
        return start(
                "driver",
                "512m",
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                address,
                "--class",
                "org.spinoscope.cluster.SparkSweep",
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.executor.cores=1",
                "--conf",
                "spark.executor.memory=500m",
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.driver.bindAddress=127.0.0.1",
                "--conf",
                "spark.driver.extraClassPath=" + ours,
                "--conf",
                "spark.executor.extraClassPath=" + ours,
                "--conf",
                "spark.executor.extraJavaOptions=--enable-native-access=ALL-UNNAMED",
                job().toString(),
                sweep.root().toString(),
                model.toAbsolutePath().toString());
    }

    private Path job() throws IOException {
        var classes = Files.createDirectories(folder.resolve("job"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        var classPath = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))
                + File.pathSeparator
                + ChildJvm.classPath();
        int code = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                classPath,
                "src/cluster/java/org/spinoscope/cluster/SparkSweep.java");
        if (code != 0) {
            throw new IOException("The job does not compile against Spark");
        }
        var jar = folder.resolve("job.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }

    /// The processes that compute for the job, each started by its worker.
    List<ProcessHandle> executors() {
        return workers.stream().flatMap(Process::children).toList();
    }

    String log(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".log"));
    }

    private Process start(String name, String heap, String main, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        OPENED.forEach(p -> command.add("--add-opens=java.base/" + p + "=ALL-UNNAMED"));
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + heap,
                "-cp",
                folder.resolve("spark/jars") + File.separator + "*"
                        + (name.equals("driver") ? File.pathSeparator + ChildJvm.classPath() : ""),
                main));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "SPARK_HOME",
                        folder.resolve("spark").toString(),
                        "SPARK_SCALA_VERSION",
                        "2.13",
                        "SPARK_LOCAL_IP",
                        "127.0.0.1",
                        "JAVA_HOME",
                        System.getProperty("java.home")));
        var process = builder.start();
        processes.add(process);
        return process;
    }

    private String awaitAddress(Path log) throws IOException, InterruptedException {
        for (int i = 0; i < 1200; i++) {
            var found = ADDRESS.matcher(Files.readString(log));
            if (found.find()) {
                return found.group();
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IOException("The master does not start: " + Files.readString(log));
    }

    @Override
    public void close() throws IOException {
        executors().forEach(ProcessHandle::destroyForcibly);
        processes.reversed().forEach(Process::destroyForcibly);
        try (var links = Files.newDirectoryStream(folder.resolve("spark/jars"))) {
            for (var link : links) {
                Files.delete(link);
            }
        }
    }
}
