package org.spinoscope.checkpoint;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.UserException;

/// Which proxy leads to an address: Java's own settings (`https.proxyHost`, …) if there are any, else the
/// environment's `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, in either case.
///
/// @param variables the proxy variables, names in upper case
public record ProxySettings(Map<String, String> variables) {

    /// Straight out, or as Java itself is set up.
    public static final ProxySettings NONE = new ProxySettings(Map.of());

    public ProxySettings {
        variables = Map.copyOf(variables);
    }

    static ProxySettings of(Map<String, String> environment) {
        var found = new java.util.HashMap<String, String>();
        for (var name : List.of("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY")) {
            var lower = environment.get(name.toLowerCase(Locale.ROOT));
            var value = lower != null && !lower.isBlank() ? lower : environment.get(name);
            if (value != null && !value.isBlank()) {
                found.put(name, value.strip());
            }
        }
        return new ProxySettings(found);
    }

    /// What the HTTP client asks before each connection.
    ProxySelector selector() {
        var java = ProxySelector.getDefault();
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI target) {
                var asJavaSays = java == null ? List.<Proxy>of() : java.select(target);
                if (asJavaSays.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT)) {
                    return asJavaSays;
                }
                return List.of(forTarget(target)
                        .map(proxy -> new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), port(proxy))))
                        .orElse(Proxy.NO_PROXY));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {
                // The request itself fails with the same exception.
            }
        };
    }

    /// Name and password, where the proxy's address carries them.
    Optional<Authenticator> authenticator() {
        var credentials = List.of("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY").stream()
                .flatMap(name -> Optional.ofNullable(variables.get(name)).stream())
                .flatMap(text -> Optional.ofNullable(address(text).getUserInfo()).stream())
                .findFirst();
        return credentials.map(text -> new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                int colon = text.indexOf(':');
                return getRequestorType() != RequestorType.PROXY
                        ? null
                        : new PasswordAuthentication(
                                colon < 0 ? text : text.substring(0, colon),
                                (colon < 0 ? "" : text.substring(colon + 1)).toCharArray());
            }
        });
    }

    /// The environment's proxy for this address, if one applies.
    Optional<URI> forTarget(URI target) {
        var host = Optional.ofNullable(target.getHost()).orElse("").toLowerCase(Locale.ROOT);
        if (isExempt(host, target.getPort())) {
            return Optional.empty();
        }
        var name = "https".equals(target.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY";
        return Optional.ofNullable(variables.get(name))
                .or(() -> Optional.ofNullable(variables.get("ALL_PROXY")))
                .map(ProxySettings::address);
    }

    /// Names the variables only: their values may hold a password.
    @Override
    public String toString() {
        return "Proxies" + variables.keySet();
    }

    private boolean isExempt(String host, int port) {
        return Arrays.stream(variables.getOrDefault("NO_PROXY", "").split("[,\\s]+", -1))
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> {
                    var domain = entry.startsWith("*.") ? entry.substring(2) : entry.replaceFirst("^\\.", "");
                    return entry.equals("*")
                            || host.equals(domain)
                            || host.endsWith("." + domain)
                            || (host + ":" + port).equals(entry);
                });
    }

    private static int port(URI proxy) {
        return proxy.getPort() >= 0 ? proxy.getPort() : 80;
    }

    private static URI address(String text) {
        try {
            var uri = URI.create(text.contains("://") ? text : "http://" + text);
            if (uri.getHost() != null && uri.getScheme().startsWith("http")) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below, without the text: it may hold a password.
        }
        throw new UserException("The proxy in the environment is not an http address. Set HTTPS_PROXY to one like"
                + " http://proxy.example:3128, or unset it.");
    }
}
