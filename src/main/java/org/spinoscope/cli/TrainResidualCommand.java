package org.spinoscope.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.Progress;
import org.spinoscope.prompt.PromptFiles;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.spinbath.FieldSource;
import org.spinoscope.study.diffusion.Residuals;
import org.spinoscope.training.ResidualContexts;
import org.spinoscope.training.ResidualListener;
import org.spinoscope.training.ResidualSettings;
import org.spinoscope.training.ResidualTrainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `train-residual`: learns the residual of a checkpoint for `generate --residual learned`.
@Command(
        name = "train-residual",
        description =
                "Learn the low-rank residual of a checkpoint, and the prior with it, from contexts of the embedded"
                        + " corpus or of a prompt file.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class TrainResidualCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ModelOption model = new ModelOption();

    @Option(names = "--prompts", paramLabel = "FILE", description = "Learn from these prompts, not from the corpus.")
    private @Nullable String prompts;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The file to write (default: the program's folder, named by the checkpoint's sha256).")
    private @Nullable Path out;

    @Option(
            names = "--features",
            defaultValue = "residual",
            description = "What is known of the context: residual, a head such as L3H5, layer:3 or all.")
    private String features = "";

    @Option(names = "--rank", defaultValue = "32", description = "Rank.")
    private int rank;

    @Option(names = "--contexts", defaultValue = "2048", description = "Contexts to learn from.")
    private int contexts;

    @Option(names = "--steps", defaultValue = "1500", description = "Steps of 64 noised words.")
    private int steps;

    @Option(names = "--minutes", defaultValue = "10", description = "Stop after this long.")
    private double minutes;

    @Option(names = "--rate", defaultValue = "0.003", description = "Learning rate.")
    private double rate;

    @Option(names = "--seed", defaultValue = "1", description = "Seed.")
    private long seed;

    @Option(names = "--resume", description = "Continue from the resume point next to the file.")
    private boolean resume;

    @Override
    public Integer call() {
        var command = Objects.requireNonNull(spec, "picocli sets it").commandLine();
        return CommandRunner.run(command, progress -> {
            var file = train(command.getOut(), progress);
            command.getOut().println("Wrote " + file.toAbsolutePath());
        });
    }

    private Path train(java.io.PrintWriter log, Progress progress) {
        var settings = new ResidualSettings(rank, contexts, steps, minutes, rate, seed);
        try (var loaded = model.load(progress.part(0, 0.1))) {
            int longest = Math.min(ResidualContexts.LONGEST, loaded.config().positions());
            var texts = prompts == null
                    ? ResidualContexts.ofCorpus(loaded.tokenizer(), contexts, longest, seed)
                    : ResidualContexts.ofTexts(
                            PromptFiles.named(prompts).pairs().stream()
                                    .map(PromptPair::prompt)
                                    .toList(),
                            loaded.tokenizer(),
                            contexts,
                            longest,
                            seed);
            var file = out == null ? Residuals.ofThisMachine().file(loaded.sha256()) : out;
            new ResidualTrainer(
                            loaded,
                            FieldSource.parse(features, loaded.config()),
                            settings,
                            ResidualListener.printing(log))
                    .run(texts, file, resume, progress.part(0.1, 1));
            return file;
        }
    }
}
