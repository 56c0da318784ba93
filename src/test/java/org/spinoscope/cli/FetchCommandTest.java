package org.spinoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.checkpoint.HubSettings;
import org.spinoscope.checkpoint.LocalHub;
import picocli.CommandLine;

class FetchCommandTest {

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void fetchesIntoTheNamedCacheAndTellsWhereItIs() {
        try (var hub = LocalHub.withGpt2("someone/small-gpt2")) {
            var cache = home.resolve("cache");
            int code = run("someone/small-gpt2", "--cache", cache.toString(), "--endpoint", hub.endpoint());
            assertThat(err.toString()).contains("100 %");
            assertThat(code).isZero();
            assertThat(out.toString()).contains("300,000 bytes  downloaded, hash as the hub names it");
            assertThat(out.toString().strip())
                    .endsWith(cache.resolve("models--someone--small-gpt2/snapshots")
                            .resolve(LocalHub.COMMIT)
                            .toString());
        }
    }

    @Test
    void aFailureIsOneSentenceAndExitCodeOne() {
        try (var hub = LocalHub.withGpt2("someone/small-gpt2")) {
            assertThat(run("someone/other", "--endpoint", hub.endpoint())).isEqualTo(1);
            assertThat(err.toString()).contains("no repository someone/other").doesNotContain("Exception");
        }
    }

    @Test
    void theEmbeddedModelNeedsNoFetching() {
        assertThat(run("embedded")).isEqualTo(1);
        assertThat(err.toString()).contains("here already");
    }

    @Test
    void aTerminalLineIsOverwrittenNotRepeated() {
        var now = new long[1];
        var line = new ProgressLine(new PrintWriter(err), true, () -> now[0]);
        for (int i = 0; i <= 1000; i++) {
            line.at(i / 1000.0, "working");
            now[0] += 1_000_000;
        }
        line.end();
        assertThat(err.toString().split("\r", -1)).hasSizeBetween(11, 13);
        assertThat(err.toString().lines()).hasSize(12);
        assertThat(err.toString()).contains("100 %");
    }

    private int run(String... args) {
        return new CommandLine(new FetchCommand(() -> HubSettings.of(Map.of(), home)))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }
}
