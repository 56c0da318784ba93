package org.spinoscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void charactersThatAnAsciiLocaleCannotHoldAreNoticed() {
        assertThat(Arguments.areLost(StandardCharsets.US_ASCII, "--prompt", "Z\uFFFD\uFFFDrich"))
                .isTrue();
        assertThat(Arguments.areLost(StandardCharsets.ISO_8859_1, "Zürich")).isTrue();
        assertThat(Arguments.areLost(StandardCharsets.US_ASCII, "report", "--out", "x"))
                .isFalse();
        assertThat(Arguments.areLost(StandardCharsets.UTF_8, "Zürich", "😀")).isFalse();
    }

    @Test
    void theAdviceIsReadableUnderThatLocale() {
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(Arguments.ADVICE))
                .isTrue();
    }

    @Test
    void anArgumentThatIsNoPathIsNoFile() {
        assertThat(Arguments.path("a\0b")).isEmpty();
        assertThat(Arguments.path("a")).hasSize(1);
    }
}
