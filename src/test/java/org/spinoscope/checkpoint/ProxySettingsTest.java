package org.spinoscope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.UserException;

class ProxySettingsTest {

    private static final URI HUB = URI.create("https://huggingface.co/gpt2");

    @Test
    void theEnvironmentsProxyIsTaken() {
        var proxySettings = ProxySettings.of(Map.of("https_proxy", "http://proxy.example:3128"));
        assertThat(proxySettings.selector().select(HUB))
                .extracting(proxy -> ((InetSocketAddress) proxy.address()).getHostString() + ":"
                        + ((InetSocketAddress) proxy.address()).getPort())
                .containsExactly("proxy.example:3128");
        assertThat(proxySettings.forTarget(URI.create("http://huggingface.co/")))
                .isEmpty();
    }

    @Test
    void exemptHostsAreReachedDirectly() {
        var proxySettings = ProxySettings.of(
                Map.of("ALL_PROXY", "proxy.example", "NO_PROXY", "localhost, .internal.example,hub:8443"));
        assertThat(proxySettings.forTarget(HUB)).isPresent();
        assertThat(proxySettings.forTarget(URI.create("https://localhost/x"))).isEmpty();
        assertThat(proxySettings.forTarget(URI.create("https://a.internal.example/x")))
                .isEmpty();
        assertThat(proxySettings.forTarget(URI.create("https://notinternal.example/x")))
                .isPresent();
        assertThat(proxySettings.forTarget(URI.create("https://hub:8443/x"))).isEmpty();
        assertThat(proxySettings.forTarget(URI.create("https://hub/x"))).isPresent();
        assertThat(ProxySettings.of(Map.of("ALL_PROXY", "p", "NO_PROXY", "*")).forTarget(HUB))
                .isEmpty();
    }

    @Test
    void passwordsAreUsedAndNeverPrinted() {
        var proxySettings = ProxySettings.of(Map.of("HTTPS_PROXY", "http://me:secret@proxy.example:3128"));
        assertThat(proxySettings.authenticator()).isPresent();
        assertThat(proxySettings.toString()).doesNotContain("secret");
        var bad = ProxySettings.of(Map.of("HTTPS_PROXY", "socks5://me:secret@proxy.example"));
        assertThatThrownBy(() -> bad.forTarget(HUB))
                .isInstanceOf(UserException.class)
                .hasMessageNotContaining("secret");
    }
}
