package org.spinoscope.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.spinoscope.gpt2.Gpt2Config;

@Execution(ExecutionMode.CONCURRENT)
class ShortPromptBenchTest {

    private static final double MILLISECOND = 1e-3;

    /// 12 layers of 7,077,888 numbers; 11 layers of 12 tokens, and of the last one keys and values of all tokens
    /// and the rest of one.
    @Test
    void theLimitsAreThoseOfGpt2Small() {
        var measured = of(12, 50e9, 160e9);
        assertThat(measured.bytes()).isEqualTo(4.0 * 12 * 7_077_888);
        assertThat(measured.reading()).isCloseTo(6.795 * MILLISECOND, within(0.001 * MILLISECOND));
        double linear = 2.0 * (11 * 12 * 7_077_888L + 12 * 2 * 768 * 768 + 2 * 768 * 768 + 2 * 768 * 3072);
        assertThat(measured.operations()).isCloseTo(linear, within(0.005 * linear)); // attention is the rest
        assertThat(measured.arithmetic()).isCloseTo(11.95 * MILLISECOND, within(0.05 * MILLISECOND));
    }

    @Test
    void aPromptOfTwelveTokensIsBoundByArithmetic() {
        assertThat(rows(of(12, 50e9, 160e9)))
                .contains(
                        "one prompt of 12 tokens: 40 ms at first, 20 ms once compiled",
                        "  beside reading the layers' weights once: 2.94 × of 6.8 ms (340 MB)")
                .anyMatch(row -> row.startsWith("  beside the larger of the two, arithmetic: 1.67 ×"));
    }

    @Test
    void aTokenAloneIsBoundByMemory() {
        var measured = of(1, 50e9, 160e9);
        assertThat(measured.limit()).isEqualTo(measured.reading());
        assertThat(rows(measured)).contains("  beside the larger of the two, memory: 2.94 ×");
    }

    private static ShortPromptBench of(int tokens, double readRate, double peak) {
        var config = Gpt2Config.small();
        return new ShortPromptBench(
                tokens,
                40 * MILLISECOND,
                20 * MILLISECOND,
                ShortPromptBench.bytes(config),
                readRate,
                Bench.operations(config, List.of(new int[tokens])),
                peak);
    }

    private static List<String> rows(ShortPromptBench measured) {
        return measured.rows().stream()
                .map(row -> row.what() + ": " + row.measured())
                .toList();
    }
}
