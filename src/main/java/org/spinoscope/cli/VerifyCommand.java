package org.spinoscope.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.prompt.BuiltInPrompts;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.study.diffusion.DiffusionStudy;
import org.spinoscope.study.diffusion.Residuals;
import org.spinoscope.study.verification.Check;
import org.spinoscope.study.verification.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `verify`: the reference checks of a checkpoint as a table. Exit code 0 only if all hold.
@Command(
        name = "verify",
        description = "Check a checkpoint: against GPT-2 small's known behaviour if it is that, else for consistency.",
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ModelOption model = new ModelOption();

    @Option(
            names = "--diffusion",
            description =
                    "Check instead that spins which are noised and denoised return GPT-2's own next words (minutes).")
    private boolean diffusion;

    @Override
    public Integer call() {
        var command = Objects.requireNonNull(spec, "picocli sets it").commandLine();
        var done = new AtomicReference<@Nullable Verification>();
        int code = CommandRunner.run(command, progress -> {
            try (var loaded = model.load(progress.part(0, 0.2))) {
                done.set(
                        diffusion
                                ? Verification.ofDiffusion(loaded, request(loaded), progress.part(0.2, 1))
                                : Verification.of(loaded, progress.part(0.2, 1)));
            }
        });
        var verification = done.get();
        if (verification == null) {
            return code;
        }
        print(verification, command.getOut());
        return verification.holds() ? 0 : 1;
    }

    private static DiffusionStudy.Request request(Gpt2 loaded) {
        return DiffusionStudy.Request.of(
                BuiltInPrompts.FACTUAL_RECALL.load(),
                Reading.PAPER,
                Residuals.ofThisMachine().find(loaded.sha256()));
    }

    static void print(Verification verification, PrintWriter out) {
        out.println(verification.model().label() + " (" + verification.model().id() + ")");
        out.println("sha256 " + verification.sha256());
        out.println();
        var header = List.of("check", "expected", "measured", "tolerance", "outcome", "");
        var rows = verification.checks().stream().map(VerifyCommand::cells).toList();
        var widths = new int[header.size()];
        for (int c = 0; c < widths.length; c++) {
            int column = c;
            widths[c] = Math.max(
                    header.get(c).length(),
                    rows.stream()
                            .mapToInt(row -> row.get(column).length())
                            .max()
                            .orElse(0));
        }
        out.println(aligned(header, widths));
        rows.forEach(row -> out.println(aligned(row, widths)));
        out.println();
        out.println(verification.summary());
        out.flush();
    }

    private static List<String> cells(Check check) {
        return List.of(
                check.name(),
                check.expected(),
                check.measured(),
                check.tolerance(),
                check.outcome().word(),
                check.remark());
    }

    private static String aligned(List<String> cells, int[] widths) {
        var text = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            text.append(cells.get(c)).append(" ".repeat(widths[c] - cells.get(c).length() + 2));
        }
        return text.toString().stripTrailing();
    }
}
