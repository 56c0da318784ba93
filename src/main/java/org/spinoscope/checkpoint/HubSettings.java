package org.spinoscope.checkpoint;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spinoscope.common.UserException;

/// How this machine reaches a Hugging Face hub and where it keeps what came from there, read from the same
/// environment variables as Hugging Face's own library.
///
/// @param caches folders to look in, best first; a download goes into the first
/// @param endpoint address of the hub
/// @param offline whether the network is forbidden (`HF_HUB_OFFLINE`)
/// @param token sent to the endpoint only
public record HubSettings(
        List<Path> caches, URI endpoint, boolean offline, Optional<Token> token, ProxySettings proxySettings) {

    private static final Set<String> TRUE = Set.of("1", "ON", "YES", "TRUE");

    public HubSettings {
        caches = List.copyOf(caches);
        if (caches.isEmpty()) {
            throw new IllegalArgumentException("At least one cache folder is needed.");
        }
        checkEndpoint(endpoint);
    }

    /// A secret that does not print itself.
    public record Token(String secret) {
        @Override
        public String toString() {
            return "token";
        }
    }

    /// The settings of this process.
    public static HubSettings ofThisMachine() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /// The settings a process with these environment variables and this home folder has.
    public static HubSettings of(Map<String, String> environment, Path home) {
        var caches = new LinkedHashSet<Path>();
        var hfHome = set(environment, "HF_HOME").map(text -> PathVariables.expand(text, environment, home));
        var xdg = set(environment, "XDG_CACHE_HOME")
                .map(text -> PathVariables.expand(text, environment, home).resolve("huggingface"));
        set(environment, "HF_HUB_CACHE")
                .map(text -> PathVariables.expand(text, environment, home))
                .ifPresent(caches::add);
        set(environment, "HUGGINGFACE_HUB_CACHE")
                .map(text -> PathVariables.expand(text, environment, home))
                .ifPresent(caches::add);
        hfHome.map(folder -> folder.resolve("hub")).ifPresent(caches::add);
        xdg.map(folder -> folder.resolve("hub")).ifPresent(caches::add);
        var standard = home.resolve(".cache").resolve("huggingface");
        caches.add(standard.resolve("hub"));
        return new HubSettings(
                new ArrayList<>(caches),
                address(set(environment, "HF_ENDPOINT").orElse("https://huggingface.co")),
                isTrue(environment, "HF_HUB_OFFLINE") || isTrue(environment, "TRANSFORMERS_OFFLINE"),
                token(environment, home, hfHome.or(() -> xdg).orElse(standard)),
                ProxySettings.of(environment));
    }

    /// The same with this folder as the only cache.
    public HubSettings withCache(Path cache) {
        return new HubSettings(List.of(cache), endpoint, offline, token, proxySettings);
    }

    /// The same with another hub.
    ///
    /// @throws UserException if the text is not an http or https address
    public HubSettings withEndpoint(String address) {
        return new HubSettings(caches, address(address), offline, token, proxySettings);
    }

    /// The cache that downloads go into.
    public Path cache() {
        return caches.getFirst();
    }

    private static Optional<Token> token(Map<String, String> environment, Path home, Path hfHome) {
        var direct = set(environment, "HF_TOKEN").or(() -> set(environment, "HUGGING_FACE_HUB_TOKEN"));
        if (direct.isPresent() || isTrue(environment, "HF_HUB_DISABLE_IMPLICIT_TOKEN")) {
            return direct.map(Token::new);
        }
        var file = set(environment, "HF_TOKEN_PATH")
                .map(text -> PathVariables.expand(text, environment, home))
                .orElse(hfHome.resolve("token"));
        try {
            return Optional.of(Files.readString(file).strip())
                    .filter(text -> !text.isEmpty())
                    .map(Token::new);
        } catch (IOException e) {
            return Optional.empty(); // not signed in, as most users of open checkpoints
        }
    }

    private static URI address(String text) {
        try {
            return URI.create(text.strip().replaceAll("/+$", ""));
        } catch (IllegalArgumentException e) {
            throw new UserException(
                    "“" + text + "” is not the address of a hub. Set HF_ENDPOINT to one like https://huggingface.co.",
                    e);
        }
    }

    private static void checkEndpoint(URI endpoint) {
        var scheme = endpoint.getScheme();
        if (endpoint.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
            throw new UserException("“" + endpoint
                    + "” is not the address of a hub. Set HF_ENDPOINT to one like https://huggingface.co.");
        }
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static boolean isTrue(Map<String, String> environment, String name) {
        return set(environment, name)
                .map(text -> TRUE.contains(text.toUpperCase(Locale.ROOT)))
                .orElse(false);
    }
}
