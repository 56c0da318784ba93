package org.spinoscope.training;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Tokenizer;
import org.spinoscope.prompt.PromptFiles;

/// A whole run: corpus, steps, log, resume points, and the exported model.
public final class TrainingRun {

    private static final int LOG_EVERY = 50;
    private static final int SAVE_EVERY = 500;

    private final TrainingSettings settings;
    private final PrintWriter echo;

    /// @param echo where the log also goes as it is written
    public TrainingRun(TrainingSettings settings, PrintWriter echo) {
        this.settings = settings;
        this.echo = echo;
    }

    /// Trains, logging to `train.log`, keeping `resume.bin`, and leaving the model's files in `model/`.
    public void run(Progress progress) throws IOException {
        Files.createDirectories(settings.out());
        var facts = FactCorpus.shipped();
        try (var tokenizer = Tokenizer.load(settings.vocabulary())) {
            var wordNet = WordNet.read(settings.wordNet());
            var copying = CopyTexts.parse(
                    FactCorpus.lines("facts/copying.txt"), commonWords(wordNet, settings.minimumTagged(), tokenizer));
            var mixture = new Corpus.Mixture(
                    settings.factDocuments(),
                    settings.copyDocuments(),
                    settings.minimumTagged(),
                    settings.wordNetCopies(),
                    settings.longShare(),
                    settings.seed());
            var corpus = Corpus.build(
                    facts,
                    copying,
                    wordNet,
                    mixture,
                    settings.shape().positions(),
                    tokenizer);
            log("settings " + settings);
            log("corpus: %d documents, %d tokens, %d held out, %d of the vocabulary's tokens occur"
                    .formatted(
                            corpus.train().size(),
                            corpus.tokens(),
                            corpus.heldOut().size(),
                            corpus.vocabulary().known()));
            Map<String, Evaluation> evaluations = new LinkedHashMap<>();
            evaluations.put("withheld pairs", new Evaluation(HeldOutPrompts.withheldPairs(), tokenizer));
            evaluations.put("withheld facts", new Evaluation(HeldOutPrompts.withheldFacts(), tokenizer));
            evaluations.put("copying", new Evaluation(HeldOutPrompts.copying(), tokenizer));
            for (Path file : settings.examinations()) {
                evaluations.put(
                        file.getFileName().toString(),
                        new Evaluation(PromptFiles.read(file).pairs(), tokenizer));
            }
            try (var trainer = new Trainer(settings, corpus.vocabulary())) {
                train(trainer, corpus, evaluations, progress);
            }
        }
    }

    /// WordNet's common nouns that are one token after a space.
    static List<String> commonWords(WordNet wordNet, int minimumTagged, Tokenizer tokenizer) {
        return wordNet.nouns().stream()
                .filter(noun -> noun.tagged() >= minimumTagged && noun.lemma().length() > 2)
                .map(WordNet.Noun::lemma)
                .filter(lemma -> tokenizer.encode(" " + lemma).length == 1)
                .toList();
    }

    /// The stages of the shipped model's run.
    public static List<String> shippedCurriculum() {
        return FactCorpus.lines("curriculum.txt");
    }

    private void train(Trainer trainer, Corpus corpus, Map<String, Evaluation> evaluations, Progress progress)
            throws IOException {
        var heldOut = new Batches(corpus.rows(corpus.heldOut()), 2048, settings.seed());
        var train = corpus.rows(corpus.train());
        int known = corpus.vocabulary().known();
        var resumeFile = settings.out().resolve("resume.bin");
        int done = settings.resume() ? TrainingCheckpoint.read(resumeFile, trainer) : 0;
        var stages = Stage.parse(settings.curriculum(), settings.shape().layers());
        int total = stages.stream().mapToInt(Stage::steps).sum();
        long started = System.nanoTime();
        int first = 0;
        for (var stage : stages) {
            int from = Math.max(0, done - first);
            if (from < stage.steps()) {
                log("stage " + stage);
            }
            var documents = stage.documentTokens() == 0
                    ? null
                    : new Batches(train, stage.documentTokens(), settings.seed() + first);
            var sums = new double[2];
            long tokens = 0;
            for (int at = from; at < stage.steps(); at++) {
                int step = first + at;
                progress.at((double) step / total, stage.name());
                var batches = new ArrayList<TrainingBatch>();
                if (documents != null) {
                    batches.add(documents.at(at));
                }
                if (stage.repeats().tokens() > 0) {
                    var random = new SplittableRandom(settings.seed() * 7_919 + step);
                    batches.addAll(
                            stage.name().startsWith("previous")
                                    ? RepeatedBlocks.previous(stage.repeats(), known, random)
                                    : List.of(RepeatedBlocks.draw(stage.repeats(), known, random)));
                }
                var losses = trainer.step(step, stage.rate(at), stage, batches);
                for (int i = 0; i < losses.length; i++) {
                    sums[i] += losses[i] / LOG_EVERY;
                }
                tokens += batches.stream()
                        .mapToLong(b -> (long) b.documents().size() * b.length())
                        .sum();
                double seconds = (System.nanoTime() - started) / 1e9;
                boolean inTime = seconds < 60 * settings.minutes();
                if ((step + 1) % LOG_EVERY == 0) {
                    log(String.format(
                            Locale.ROOT,
                            "step %d loss %s, %.0f s, %d tokens; %s",
                            step + 1,
                            java.util.Arrays.toString(sums),
                            seconds,
                            tokens,
                            trainer.headScores(
                                    stage.layers(), stage.repeats().rows() == 0 ? known : stage.repeats().rows())));
                    sums = new double[2];
                }
                if ((step + 1) % SAVE_EVERY == 0 || at + 1 == stage.steps() || !inTime) {
                    TrainingCheckpoint.write(resumeFile, step + 1, trainer);
                    ModelFolder.write(settings.out().resolve("model"), trainer.network(), corpus.vocabulary());
                    if (documents != null) {
                        log("step %d held-out loss %.4f, resident memory %s"
                                .formatted(step + 1, trainer.meanLoss(heldOut, stage.layers()), resident()));
                        for (var examination : evaluations.entrySet()) {
                            log("step %d %s: %s"
                                    .formatted(
                                            step + 1,
                                            examination.getKey(),
                                            examination.getValue().evaluate(trainer, stage.layers())));
                        }
                    }
                }
                if (!inTime) {
                    return;
                }
            }
            first += stage.steps();
        }
    }

    /// This process's resident memory where the system tells it.
    private static String resident() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return "unknown";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.substring(6).strip())
                .findFirst()
                .orElse("unknown");
    }

    private void log(String line) throws IOException {
        echo.println(line);
        echo.flush();
        Files.writeString(
                settings.out().resolve("train.log"),
                String.format(Locale.ROOT, "%s%n", line),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
