package org.spinoscope.checkpoint;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Flow;
import java.util.regex.Pattern;

/// The hub's answer after its redirects. What the hub says about a file stands in the headers of the redirects, since
/// the server that holds the bytes may be another one. Closing gives up the body.
///
/// @param chain one response per address, the hub's own first
record HubResponse(URI hub, List<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> chain, ChunkSubscriber body)
        implements AutoCloseable {

    private static final Pattern SAFE_ETAG = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");

    HubResponse {
        chain = List.copyOf(chain);
    }

    int status() {
        return chain.getLast().statusCode();
    }

    HttpHeaders headers() {
        return chain.getLast().headers();
    }

    /// The commit the revision stands for.
    Optional<String> commit() {
        return fromHub("X-Repo-Commit");
    }

    /// The hub's name for the file's bytes, fit to be a file name.
    ///
    /// @throws FetchException if it is not
    Optional<String> etag() {
        var text = fromHub("X-Linked-ETag").or(() -> fromHub("ETag")).map(HubResponse::bare);
        text.filter(etag -> !SAFE_ETAG.matcher(etag).matches()).ifPresent(etag -> {
            throw new FetchException("The hub names a file's bytes “" + etag + "”, which cannot be a file name."
                    + " Check that HF_ENDPOINT is the address of a Hugging Face hub.");
        });
        return text;
    }

    /// Length of the whole file.
    OptionalLong bytes() {
        var linked = fromHub("X-Linked-Size");
        try {
            return linked.isPresent()
                    ? OptionalLong.of(Long.parseLong(linked.get()))
                    : status() == 200 ? headers().firstValueAsLong("Content-Length") : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /// What the hub calls the reason of a refusal, such as `EntryNotFound`; empty if it gives none.
    String errorCode() {
        return fromHub("X-Error-Code").orElse("");
    }

    @Override
    public void close() {
        body.close();
    }

    /// The latest value a response of the hub itself carries.
    private Optional<String> fromHub(String header) {
        var values = new ArrayList<String>();
        for (var response : chain) {
            if (HubClient.sameOrigin(hub, response.uri())) {
                response.headers().firstValue(header).ifPresent(values::add);
            }
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
    }

    private static String bare(String etag) {
        return etag.strip().replaceFirst("^W/", "").replaceAll("^\"|\"$", "");
    }
}
