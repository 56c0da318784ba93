package org.spinoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.gpt2.Golden;
import org.spinoscope.gpt2.TraceFile;
import picocli.CommandLine;

class TraceAndVerifyCommandTest {

    private record Outcome(int code, String out, String err) {}

    @TempDir
    private Path temp;

    private static Outcome run(Callable<Integer> command, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
        return new Outcome(code, out.toString(), err.toString());
    }

    private static String folder(String name) {
        return Golden.checkpoint(name).toAbsolutePath().toString();
    }

    /// The golden prompts are token ids; this one is those ids as text.
    @ParameterizedTest
    @ValueSource(strings = {"tiny-12x12", "odd-3x5"})
    void aTraceHoldsTheReferencesActivationsUnderTheSameNames(String name) {
        try (var golden = Golden.open("forward/" + name);
                var model = Golden.model(name)) {
            int compared = 0;
            for (int p = 0; p < golden.index().get("prompts").size(); p++) {
                var tokens = Golden.ints(golden.index().get("prompts").get(p).get("tokens"));
                var text = model.tokenizer().decode(tokens);
                if (!Arrays.equals(model.tokenizer().encode(text), tokens)) {
                    continue; // another way to write the same bytes
                }
                var out = temp.resolve(p + ".safetensors");
                var outcome =
                        run(new TraceCommand(), "--model", folder(name), "--prompt", text, "--out", out.toString());
                assertThat(outcome.code()).as(outcome.err()).isZero();
                var trace = TraceFile.read(out);
                assertThat(trace.tokens())
                        .containsExactly(Arrays.stream(tokens).asLongStream().toArray());
                assertThat(trace.metadata().get("prompt").asText()).isEqualTo(text);
                assertThat(trace.metadata().get("sha256").asText()).isEqualTo(model.sha256());
                for (var tensor : golden.names()) {
                    if (tensor.startsWith(p + ".")) {
                        var expected = golden.values(tensor);
                        var ours = trace.values(tensor.substring(tensor.indexOf('.') + 1));
                        if (!tensor.endsWith("attn_scores")) {
                            var end = Arrays.copyOfRange(ours, ours.length - expected.length, ours.length);
                            assertThat(Golden.deviation(end, expected))
                                    .as(tensor)
                                    .isLessThan(1e-5);
                            compared++;
                        }
                    }
                }
            }
            assertThat(compared).isPositive();
        }
    }

    @Test
    void aTraceHoldsEveryHookInItsShape() {
        var out = temp.resolve("t.safetensors");
        var outcome =
                run(new TraceCommand(), "--model", folder("odd-3x5"), "--prompt", "Abc de", "--out", out.toString());
        assertThat(outcome.code()).as(outcome.err()).isZero();
        var trace = TraceFile.read(out);
        assertThat(trace.names()).hasSize(1 + 2 + 3 * 13 + 2 + 1);
        assertThat(trace.names())
                .contains(
                        "tokens",
                        "hook_embed",
                        "blocks.2.attn.hook_z",
                        "blocks.0.mlp.hook_pre",
                        "blocks.1.hook_resid_mid",
                        "ln_final.hook_scale",
                        "logits");
        assertThat(trace.shape("logits")).containsExactly(6, 97);
        assertThat(trace.shape("blocks.0.attn.hook_pattern")).containsExactly(5, 6, 6);
        assertThat(trace.shape("blocks.0.attn.hook_z")).containsExactly(6, 5, 7);
        assertThat(trace.metadata().get("program").asText()).startsWith("Spinoscope ");
    }

    @Test
    void whatCannotBeTracedLeavesNoFile() {
        var out = temp.resolve("t.safetensors");
        var empty = run(new TraceCommand(), "--model", folder("odd-3x5"), "--prompt", "", "--out", out.toString());
        assertThat(empty.code()).isEqualTo(1);
        assertThat(empty.err()).contains("The prompt is empty.");
        var longer = run(
                new TraceCommand(), "--model", folder("odd-3x5"), "--prompt", "x".repeat(40), "--out", out.toString());
        assertThat(longer.code()).isEqualTo(1);
        assertThat(longer.err()).contains("at most 33");
        assertThat(run(new TraceCommand(), "--prompt", "x").code()).isEqualTo(2);
        assertThat(Files.exists(out)).isFalse();
    }

    @Test
    void verifyPrintsAnAlignedTableAndExitsWithZero() {
        var outcome = run(new VerifyCommand(), "--model", folder("tiny-12x12"));
        assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
        var lines = outcome.out().lines().toList();
        var header =
                lines.stream().filter(l -> l.startsWith("check ")).findFirst().orElseThrow();
        int column = header.indexOf("outcome");
        var table = lines.subList(lines.indexOf(header) + 1, lines.lastIndexOf(""));
        assertThat(table)
                .hasSizeGreaterThan(12)
                .allSatisfy(line -> assertThat(line.substring(column)).containsPattern("^(pass|skipped)"));
        assertThat(lines.getLast()).contains(" 0 fail");
    }

    @Test
    void verifyOfAMissingModelSaysWhatToDo() {
        var outcome =
                run(new VerifyCommand(), "--model", temp.resolve("nowhere").toString());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("There is no folder");
    }
}
