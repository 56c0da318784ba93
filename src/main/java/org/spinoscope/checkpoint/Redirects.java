package org.spinoscope.checkpoint;

import java.net.URI;
import java.net.http.HttpResponse;

/// Which redirects of a hub are followed, and where to.
final class Redirects {

    private Redirects() {}

    static boolean isOne(HttpResponse<?> response) {
        return switch (response.statusCode()) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    /// Whether a redirect already describes the file: a server behind it may answer only GET.
    static boolean saysEnough(HttpResponse<?> response, String location) {
        var headers = response.headers();
        return headers.firstValue("X-Linked-ETag").isPresent()
                || (headers.firstValue("ETag").isPresent()
                        && headers.firstValue("X-Repo-Commit").isPresent()
                        && location.contains("://"));
    }

    static URI next(URI from, String location) {
        try {
            var to = from.resolve(location);
            var scheme = to.getScheme();
            boolean downgrade = "https".equals(from.getScheme()) && !"https".equals(scheme);
            if (!location.isEmpty()
                    && to.getHost() != null
                    && !downgrade
                    && ("https".equals(scheme) || "http".equals(scheme))) {
                return to;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new FetchException("The hub redirects to “" + location + "”, which is not a safe address."
                + " Check HF_ENDPOINT and the proxy.");
    }
}
