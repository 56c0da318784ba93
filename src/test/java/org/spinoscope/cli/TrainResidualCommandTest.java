package org.spinoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainResidualCommandTest {

    private static final String MODEL = "src/test/resources/golden/checkpoints/tiny-12x12";

    @TempDir
    Path folder;

    private record Outcome(int code, String out, String err) {}

    private static Outcome run(String command, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var line = Cli.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        var all = new ArrayList<>(List.of(command, "--model", MODEL));
        all.addAll(Arrays.asList(args));
        int code = line.execute(all.toArray(String[]::new));
        return new Outcome(code, out.toString(), err.toString());
    }

    @Test
    void learnsFromAPromptFileAndGenerateUsesIt() throws IOException {
        var prompts = folder.resolve("prompts.csv");
        Files.writeString(prompts, "prompt,good,bad\nA cat is a,pet,car\nA dog says,woof,moo\n");
        var file = folder.resolve("residual.safetensors");
        var learned = run(
                "train-residual",
                "--prompts",
                prompts.toString(),
                "--out",
                file.toString(),
                "--contexts",
                "64",
                "--steps",
                "20",
                "--rank",
                "4",
                "--features",
                "layer:3");
        assertThat(learned.code()).as(learned.err()).isZero();
        assertThat(learned.out())
                .contains("rank 4, 64 contexts, 20 steps of 64, seed 1")
                .contains("Wrote ");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2); // no resume point is left
        }
        var written = run(
                "generate",
                "--prompt",
                "abc",
                "--tokens",
                "1",
                "--chains",
                "2",
                "--steps",
                "6",
                "--residual",
                "learned",
                "--residual-file",
                file.toString());
        assertThat(written.code()).as(written.err()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rank 0|The rank must be from 1",
                "--contexts 3|Learn from 64",
                "--steps 0|At least one step",
                "--minutes NaN|The minutes are a number above 0",
                "--rate 2|The learning rate must be between 0 and 1",
                "--features none|needs features",
                "--features L99H0|There is no head L99H0",
                "--prompts nowhere.csv|nowhere.csv"
            })
    void badInputIsAnsweredWithASentence(String options, String answer) {
        var args = new ArrayList<>(List.of(
                "--contexts", "64", "--out", folder.resolve("r.safetensors").toString()));
        for (var option : options.split(" ")) {
            if (option.equals("--contexts")) {
                args.subList(0, 2).clear();
            }
            args.add(option);
        }
        var outcome = run("train-residual", args.toArray(String[]::new));
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()
                        .lines()
                        .filter(line -> !line.contains("%"))
                        .toList()
                        .getLast())
                .contains(answer)
                .endsWith(".");
        assertThat(folder.resolve("r.safetensors")).doesNotExist();
    }
}
