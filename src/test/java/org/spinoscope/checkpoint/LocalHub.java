package org.spinoscope.checkpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A Hugging Face hub for one repository on this machine: it speaks the paths, headers and redirects of the real one,
/// keeps large files on a second server (another origin), and misbehaves when told to.
public final class LocalHub implements AutoCloseable {

    public static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    /// Answers a request instead of the hub; returns whether it did.
    interface Fault {
        boolean on(HttpExchange exchange) throws IOException;
    }

    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    final Map<String, String> etags = new ConcurrentHashMap<>();
    /// What the file server sends where it differs from the file.
    final Map<String, byte[]> served = new ConcurrentHashMap<>();
    /// `METHOD path [range] [token]` of every request, hub and file server.
    public final List<String> requests = new CopyOnWriteArrayList<>();
    final Deque<Fault> hubFaults = new ArrayDeque<>();
    final Deque<Fault> fileFaults = new ArrayDeque<>();
    volatile boolean ignoresRange;
    volatile double dropProbability;
    volatile String movedTo = "";
    volatile String commit = COMMIT;

    private final String repo;
    private final Random random = new Random(7);
    private final HttpServer hub = server();
    private final HttpServer cdn = server();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);

    public LocalHub(String repo) {
        this.repo = repo;
        hub.createContext("/", exchange -> handle(exchange, this::answer));
        cdn.createContext("/", exchange -> handle(exchange, this::file));
        for (var server : List.of(hub, cdn)) {
            server.setExecutor(threads);
            server.start();
        }
    }

    /// A repository with a small GPT-2: what a fetch needs, 300 kB in all.
    public static LocalHub withGpt2(String repo) {
        var hub = new LocalHub(repo);
        hub.put("config.json", "{\"model_type\": \"gpt2\", \"n_layer\": 1}");
        hub.put("vocab.json", "{\"a\": 0}");
        hub.put("merges.txt", "#version: 0.2\n");
        var weights = new byte[300_000];
        new Random(1).nextBytes(weights);
        hub.put("model.safetensors", weights);
        return hub;
    }

    public String endpoint() {
        return "http://localhost:" + hub.getAddress().getPort();
    }

    void put(String name, String text) {
        put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Large files are named by sha256, small ones by git's hash, as on the real hub.
    void put(String name, byte[] bytes) {
        files.put(name, bytes);
        etags.put(name, isLarge(name) ? sha256(bytes) : gitBlob(bytes));
    }

    byte[] bytes(String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    long count(String start) {
        return requests.stream().filter(line -> line.startsWith(start)).count();
    }

    static String sha256(byte[] bytes) {
        return hex("SHA-256", bytes);
    }

    static String gitBlob(byte[] bytes) {
        var head = ("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII);
        var all = Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, all, head.length, bytes.length);
        return hex("SHA-1", all);
    }

    static Fault status(int status, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
            return true;
        };
    }

    /// Sends the beginning and then nothing more until the test is over.
    Fault stall() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 300_000);
            exchange.getResponseBody().write(new byte[0]);
            exchange.getResponseBody().flush();
            await();
            return true;
        };
    }

    /// Sends so many bytes of the file and breaks the connection.
    Fault dropAfter(int bytes) {
        return exchange -> {
            send(exchange, name(exchange), bytes);
            return true;
        };
    }

    @Override
    public void close() {
        closed.countDown();
        hub.stop(0);
        cdn.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var parts = exchange.getRequestURI().getPath().split("/resolve/", 2);
        if (!movedTo.isEmpty() && parts[0].equals("/" + movedTo)) {
            parts[0] = "/" + repo;
        } else if (!movedTo.isEmpty()) {
            exchange.getResponseHeaders().set("Location", "/" + movedTo + "/resolve/" + parts[1]);
            exchange.sendResponseHeaders(307, -1);
            return;
        }
        if (!parts[0].equals("/" + repo)) {
            status(404, "X-Error-Code", "RepoNotFound").on(exchange);
            return;
        }
        var revision = parts[1].substring(0, parts[1].indexOf('/'));
        var name = parts[1].substring(revision.length() + 1);
        if (!List.of("main", COMMIT, commit).contains(revision)) {
            status(404, "X-Error-Code", "RevisionNotFound").on(exchange);
            return;
        }
        var headers = exchange.getResponseHeaders();
        headers.set("X-Repo-Commit", commit);
        if (!files.containsKey(name)) {
            status(404, "X-Error-Code", "EntryNotFound").on(exchange);
        } else if (isLarge(name)) {
            headers.set("X-Linked-ETag", "\"" + etags.get(name) + "\"");
            headers.set("X-Linked-Size", String.valueOf(length(name)));
            headers.set(
                    "Location",
                    "http://localhost:" + cdn.getAddress().getPort() + "/data/" + name + "?signature=a%2Fb");
            exchange.sendResponseHeaders(302, -1);
        } else {
            headers.set("ETag", "W/\"" + etags.get(name) + "\"");
            send(exchange, name, Integer.MAX_VALUE);
        }
    }

    private void file(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("ETag", "\"another-name-for-the-same\"");
        boolean drop;
        int after;
        synchronized (random) {
            drop = random.nextDouble() < dropProbability;
            after = random.nextInt(60_000);
        }
        send(exchange, name(exchange), drop ? after : Integer.MAX_VALUE);
    }

    private void send(HttpExchange exchange, String name, int most) throws IOException {
        var bytes = served.containsKey(name) ? Objects.requireNonNull(served.get(name)) : bytes(name);
        var range = exchange.getRequestHeaders().getFirst("Range");
        int from = range == null || ignoresRange ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(bytes.length));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        if (from >= bytes.length && from > 0) {
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, bytes.length - from);
        exchange.getResponseBody().write(bytes, from, Math.min(most, bytes.length - from));
        exchange.getResponseBody().flush();
    }

    private void handle(HttpExchange exchange, com.sun.net.httpserver.HttpHandler usual) throws IOException {
        var headers = exchange.getRequestHeaders();
        var line = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        line += headers.containsKey("Range") ? " " + headers.getFirst("Range") : "";
        line += headers.containsKey("Authorization") ? " " + headers.getFirst("Authorization") : "";
        requests.add(line);
        try (exchange) {
            Fault fault;
            var faults = exchange.getHttpContext().getServer() == hub ? hubFaults : fileFaults;
            synchronized (faults) {
                fault = faults.poll();
            }
            if (fault == null || !fault.on(exchange)) {
                usual.handle(exchange);
            }
        }
    }

    private String name(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        return path.substring("/data/".length());
    }

    private int length(String name) {
        return bytes(name).length;
    }

    private void await() {
        try {
            closed.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isLarge(String name) {
        return name.endsWith(".safetensors");
    }

    private static String hex(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
