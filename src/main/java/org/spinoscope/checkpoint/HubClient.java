package org.spinoscope.checkpoint;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/// Asks a Hugging Face hub about files, and for them: `{endpoint}/{repo}/resolve/{revision}/{file}`. The token goes to
/// the endpoint and to none of its redirects.
final class HubClient implements AutoCloseable {

    private static final int MOST_REDIRECTS = 8;
    private static final String KEPT = "What has arrived is kept; start the download again";
    private static final String WITHOUT = "Check the network, the proxy (HTTPS_PROXY, NO_PROXY) and the hub's address"
            + " (HF_ENDPOINT), or copy the model's folder from another machine and pass it with --model.";

    private final HubSettings settings;
    private final RetryPolicy retryPolicy;
    private final FetchProgress progress;
    private final HttpClient client;

    HubClient(HubSettings settings, RetryPolicy retryPolicy, FetchProgress progress) {
        this.settings = settings;
        this.retryPolicy = retryPolicy;
        this.progress = progress;
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // one file at a time: multiplexing would only add windows
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(retryPolicy.connect())
                .proxy(settings.proxySettings().selector());
        settings.proxySettings().authenticator().ifPresent(builder::authenticator);
        client = builder.build();
    }

    /// Its address.
    URI endpoint() {
        return settings.endpoint();
    }

    /// The longest silence to bear while its bytes come.
    Duration stall() {
        return retryPolicy.stall();
    }

    /// What the hub says about a file, tried again while the network falters; empty if the repository does not have it.
    ///
    /// @throws FetchException if the hub refuses or stays silent
    Optional<RemoteFile> find(RepoId repo, Revision revision, String name) {
        for (int failures = 1; ; failures++) {
            try (var reply = ask("HEAD", repo, revision, name, 0)) {
                if (reply.status() == 404 && !HubErrors.isAboutRepository(reply)) {
                    return Optional.empty();
                }
                HubErrors.check(reply, settings, repo, revision, retryPolicy);
                return Optional.of(describe(reply, repo, revision, name));
            } catch (IOException e) {
                backOff(failures, e);
            }
        }
    }

    /// One try at a file's bytes from `from` on. The server may ignore `from` (status 200) or refuse it (416).
    ///
    /// @throws IOException if trying again may help
    HubResponse open(RemoteFile file, long from) throws IOException {
        var reply = ask("GET", file.repo(), file.commit(), file.name(), from);
        try {
            if (reply.status() != 416) {
                HubErrors.check(reply, settings, file.repo(), file.commit(), retryPolicy);
            }
            return reply;
        } catch (IOException | RuntimeException e) {
            reply.close();
            throw e;
        }
    }

    /// Waits before another try.
    ///
    /// @throws FetchException if there were enough, or none would help
    void backOff(int failures, IOException failure) {
        var why = reason(failure);
        if (failure instanceof SSLHandshakeException) {
            throw new FetchException(
                    "No secure connection to " + settings.endpoint() + " (" + why
                            + "). If a proxy inspects the traffic, add its certificate to Java's trust store.",
                    failure);
        }
        var pause = retryPolicy.pause(failures, failure);
        if (failures >= retryPolicy.attempts()) {
            throw new FetchException(
                    "The download from " + settings.endpoint() + " did not succeed in " + failures + " tries: " + why
                            + ". " + (progress.hasSome() ? KEPT + " to resume." : WITHOUT),
                    failure);
        }
        if (pause.compareTo(retryPolicy.longestPause()) > 0) {
            throw new FetchException(
                    "The hub is busy and asks for a pause of " + FetchProgress.seconds(pause) + ". "
                            + (progress.hasSome() ? KEPT + " then." : "Start the download again then."),
                    failure);
        }
        retryPolicy.rest(pause, left -> progress.waiting(why, left));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    static boolean sameOrigin(URI a, URI b) {
        return a.getScheme().equals(b.getScheme()) && a.getHost().equalsIgnoreCase(b.getHost()) && port(a) == port(b);
    }

    private static RemoteFile describe(HubResponse reply, RepoId repo, Revision revision, String name) {
        var commit = reply.commit().or(() -> Optional.of(revision.value()).filter(r -> revision.isCommit()));
        var etag = reply.etag();
        if (commit.isEmpty() || etag.isEmpty() || !commit.get().matches("[0-9a-zA-Z]{7,64}")) {
            throw new FetchException(reply.hub() + " does not answer as a Hugging Face hub does (no commit or no ETag"
                    + " for " + name + "). Check HF_ENDPOINT and the proxy.");
        }
        if (revision.isCommit() && !commit.get().equals(revision.value())) {
            throw new FetchException(reply.hub() + " offers commit " + commit.get() + " of " + repo + " instead of "
                    + revision + ". Check HF_ENDPOINT.");
        }
        return new RemoteFile(
                repo,
                new Revision(commit.get()),
                name,
                etag.get(),
                reply.bytes().orElse(-1));
    }

    private HubResponse ask(String method, RepoId repo, Revision revision, String name, long from) throws IOException {
        var target = URI.create(settings.endpoint() + "/" + repo + "/resolve/" + revision.inAddress() + "/" + name);
        var chain = new ArrayList<HttpResponse<Flow.Publisher<List<ByteBuffer>>>>();
        while (true) {
            var response = send(request(method, target, from));
            chain.add(response);
            var reply = new HubResponse(settings.endpoint(), chain, ChunkSubscriber.of(response.body()));
            if (!Redirects.isOne(response)) {
                return reply;
            }
            var location = response.headers().firstValue("Location").orElse("");
            if (method.equals("HEAD") && Redirects.saysEnough(response, location)) {
                return reply;
            }
            reply.close();
            if (chain.size() > MOST_REDIRECTS) {
                throw new FetchException("The hub's redirects do not end. Check HF_ENDPOINT and the proxy.");
            }
            target = Redirects.next(target, location);
        }
    }

    private HttpRequest request(String method, URI target, long from) {
        var builder = HttpRequest.newBuilder(target)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("User-Agent", "spinoscope")
                .header("Accept-Encoding", "identity"); // else the length would be that of a compressed body
        if (from > 0) {
            builder.header("Range", "bytes=" + from + "-");
        }
        if (sameOrigin(settings.endpoint(), target) && isPrivate(target)) {
            settings.token().ifPresent(token -> builder.header("Authorization", "Bearer " + token.secret()));
        }
        return builder.build();
    }

    private HttpResponse<Flow.Publisher<List<ByteBuffer>>> send(HttpRequest request) throws IOException {
        long deadline = System.nanoTime()
                + retryPolicy.connect().plus(retryPolicy.stall()).toNanos();
        var future = client.sendAsync(request, HttpResponse.BodyHandlers.ofPublisher());
        try {
            while (true) {
                try {
                    return future.get(100, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    progress.tick();
                    if (System.nanoTime() - deadline > 0) {
                        throw new RetryPolicy.TransientNetworkException(
                                request.uri().getHost() + " does not answer");
                    }
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException("The HTTP client failed.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while asking the hub");
        } finally {
            future.cancel(true); // no effect once it has answered
        }
    }

    /// Whether a secret may travel to this address.
    private static boolean isPrivate(URI target) {
        return target.getScheme().equals("https")
                || target.getHost().equals("localhost")
                || target.getHost().startsWith("127.");
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
    }

    private String reason(IOException e) {
        return switch (e) {
            case java.net.http.HttpConnectTimeoutException _ ->
                "no connection within " + FetchProgress.seconds(retryPolicy.connect());
            case java.net.ConnectException _ ->
                "no connection to " + settings.endpoint().getHost();
            default -> Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
        };
    }
}
