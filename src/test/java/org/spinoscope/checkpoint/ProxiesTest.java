package org.spinoscope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spinoscope.basis.MendableException;

class ProxiesTest {

    private static final URI HUB = URI.create("https://huggingface.co/gpt2");

    @Test
    void theEnvironmentsProxyIsTaken() {
        var proxies = Proxies.of(Map.of("https_proxy", "http://proxy.example:3128"));
        assertThat(proxies.selector().select(HUB))
                .extracting(proxy -> ((InetSocketAddress) proxy.address()).getHostString() + ":"
                        + ((InetSocketAddress) proxy.address()).getPort())
                .containsExactly("proxy.example:3128");
        assertThat(proxies.forTarget(URI.create("http://huggingface.co/"))).isEmpty();
    }

    @Test
    void exemptHostsAreReachedDirectly() {
        var proxies =
                Proxies.of(Map.of("ALL_PROXY", "proxy.example", "NO_PROXY", "localhost, .internal.example,hub:8443"));
        assertThat(proxies.forTarget(HUB)).isPresent();
        assertThat(proxies.forTarget(URI.create("https://localhost/x"))).isEmpty();
        assertThat(proxies.forTarget(URI.create("https://a.internal.example/x")))
                .isEmpty();
        assertThat(proxies.forTarget(URI.create("https://notinternal.example/x")))
                .isPresent();
        assertThat(proxies.forTarget(URI.create("https://hub:8443/x"))).isEmpty();
        assertThat(proxies.forTarget(URI.create("https://hub/x"))).isPresent();
        assertThat(Proxies.of(Map.of("ALL_PROXY", "p", "NO_PROXY", "*")).forTarget(HUB))
                .isEmpty();
    }

    @Test
    void passwordsAreUsedAndNeverPrinted() {
        var proxies = Proxies.of(Map.of("HTTPS_PROXY", "http://me:secret@proxy.example:3128"));
        assertThat(proxies.authenticator()).isPresent();
        assertThat(proxies.toString()).doesNotContain("secret");
        var bad = Proxies.of(Map.of("HTTPS_PROXY", "socks5://me:secret@proxy.example"));
        assertThatThrownBy(() -> bad.forTarget(HUB))
                .isInstanceOf(MendableException.class)
                .hasMessageNotContaining("secret");
    }
}
