package org.spinoscope.checkpoint;

import java.util.Optional;

/// Says in a sentence why the hub does not give a file, or that it may give it later.
final class HubErrors {

    private HubErrors() {}

    /// Whether a 404 means the repository or the revision, not the one file.
    static boolean isAboutRepository(HubResponse reply) {
        return reply.errorCode().equals("RepoNotFound") || reply.errorCode().equals("RevisionNotFound");
    }

    /// Returns if the hub gives the file.
    ///
    /// @throws Patience.Hiccup if it may give it later
    /// @throws FetchException if it does not
    static void check(HubResponse reply, HubSettings settings, RepoId repo, Revision revision, RetryPolicy retryPolicy)
            throws RetryPolicy.TransientNetworkException {
        int status = reply.status();
        if (status < 400) {
            return;
        }
        var page = settings.endpoint() + "/" + repo;
        var signIn = settings.token().isPresent()
                ? "Check the name, and that your token may read it."
                : "Check the name; if it needs an account, set HF_TOKEN to a token that may read it.";
        if (reply.errorCode().equals("GatedRepo")) {
            throw new FetchException(repo + " is given only to those who accept its conditions: do so at " + page
                    + (settings.token().isPresent() ? "." : ", and set HF_TOKEN."));
        }
        switch (status) {
            case 401 -> throw new FetchException("The hub does not show " + repo + " (401). " + signIn);
            case 403 ->
                throw new FetchException("The hub denies access to " + repo + " (403). Open " + page
                        + " to see its conditions. " + signIn);
            case 404 ->
                throw new FetchException(
                        reply.errorCode().equals("RepoNotFound")
                                ? "There is no repository " + repo + " on " + settings.endpoint() + ". " + signIn
                                : repo + " has no revision " + revision + " on " + settings.endpoint()
                                        + ". Name another, for example --revision main.");
            case 408, 425, 429 -> throw later(reply, retryPolicy, "the hub gets too many requests");
            default -> {
                if (status >= 500) {
                    throw later(reply, retryPolicy, "the hub has an error of its own");
                }
                throw new FetchException("The hub answered " + status + " for " + repo
                        + ". Check HF_ENDPOINT and the proxy, or try again later.");
            }
        }
    }

    private static RetryPolicy.TransientNetworkException later(HubResponse reply, RetryPolicy retryPolicy, String why) {
        Optional<java.time.Duration> wait =
                reply.headers().firstValue("Retry-After").flatMap(retryPolicy::retryAfter);
        return new RetryPolicy.TransientNetworkException(why + " (" + reply.status() + ")", wait);
    }
}
