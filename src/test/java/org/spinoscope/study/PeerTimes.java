package org.spinoscope.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Scanner;
import java.util.stream.Collectors;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.AblationMode;
import org.spinoscope.gpt2.AblationProgress;
import org.spinoscope.gpt2.AblationSweep;
import org.spinoscope.gpt2.AblationValues;
import org.spinoscope.gpt2.CleanRun;
import org.spinoscope.gpt2.ComponentPatch.Positions;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.prompt.BuiltInPrompts;
import org.spinoscope.spinbath.Reading.AnswerToken;

/// Does what a line of standard input names, and answers with the seconds it took and numbers to compare. So
/// `src/test/peers/peers.py` can let this program and others take turns in one run.
public final class PeerTimes {

    private PeerTimes() {}

    public static void main(String... args) throws IOException {
        var identity = new ModelIdentity("peers", "for speed");
        try (var model = Gpt2.load(Path.of(args[0]), identity, Progress.NONE);
                var lines = new Scanner(System.in, java.nio.charset.StandardCharsets.UTF_8)) {
            var prompts = TokenizedPrompts.of(model, BuiltInPrompts.FACTUAL_RECALL.load(), AnswerToken.FIRST);
            System.out.println("ready");
            while (lines.hasNextLine()) {
                long start = System.nanoTime();
                var numbers = switch (lines.nextLine().strip()) {
                    case "forward" -> forward(model, prompts);
                    case "sweep" -> sweep(model, prompts);
                    default -> throw new IllegalArgumentException("forward or sweep");
                };
                double seconds = (System.nanoTime() - start) / 1e9;
                System.out.println(seconds + " "
                        + Arrays.stream(numbers).mapToObj(Double::toString).collect(Collectors.joining(" ")));
            }
        }
    }

    /// ΔL of each prompt.
    private static double[] forward(Gpt2 model, TokenizedPrompts prompts) {
        return ActualGaps.of(prompts.trials(), model.run(ActualGaps.request(prompts.trials()), Progress.NONE));
    }

    /// ΔL of each prompt without each head, `[prompt, layer, head]`.
    private static double[] sweep(Gpt2 model, TokenizedPrompts prompts) {
        var clean = CleanRun.of(model, prompts.trials(), Progress.NONE);
        var values = new AblationValues(model, clean, new AblationMode.Zero(), Positions.ALL);
        var map = new AblationProgress(model.config(), prompts.trials().size());
        new AblationSweep(model, clean, values).run(List.of(), 0, map, Progress.NONE);
        return Arrays.stream(map.snapshot().gap())
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }
}
