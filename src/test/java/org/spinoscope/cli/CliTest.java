package org.spinoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CliTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "report --out x --promts y | “--promts” is not an option of this command; perhaps you mean --prompts | report",
                "report | '--out=DIR' | report",
                "bench --shape huge | 'huge' | bench",
                "bench --shape gpt2 --model gpt2 | --shape | bench",
                "verify gpt2 | “gpt2” is not something this command takes | verify",
                "trace --out f | '--prompt=TEXT' | trace",
                "report --out x --prompts y --nope | “--nope” | report",
            })
    void aWrongCommandLineGetsTwoLinesThatNameTheFaultAndTheHelp(String line, String fault, String command) {
        assertThat(run(line.strip().split(" ", -1))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2);
        assertThat(err.toString())
                .contains(fault.strip())
                .endsWith(String.format(Locale.ROOT, "See “spinoscope %s --help”.%n", command.strip()));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anUnknownCommandIsNamed() {
        assertThat(run("reprot")).isEqualTo(2);
        assertThat(err.toString()).contains("“reprot” is not a command").endsWith("See “spinoscope --help”.\n");
    }

    @Test
    void everyOptionOfEveryCommandIsExplained() {
        for (var command : Cli.commandLine().getSubcommands().values()) {
            for (var option : command.getCommandSpec().options()) {
                assertThat(option.description())
                        .as(command.getCommandName() + " " + option.longestName())
                        .isNotEmpty();
            }
        }
    }

    @Test
    void anEmptyPromptIsRefusedBeforeAnyModelIsLookedFor() {
        assertThat(run("trace", "--model", "no/such/folder/here", "--prompt", "", "--out", "x"))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("The prompt is empty.");
    }

    private int run(String... args) {
        return Cli.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }
}
