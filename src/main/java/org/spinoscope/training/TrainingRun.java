package org.spinoscope.training;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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
            var mixture = new Corpus.Mixture(
                    settings.factDocuments(),
                    settings.minimumTagged(),
                    settings.wordNetCopies(),
                    settings.longShare(),
                    settings.seed());
            var corpus = Corpus.build(
                    facts,
                    WordNet.read(settings.wordNet()),
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
            Map<String, Evaluation> examinations = new LinkedHashMap<>();
            examinations.put("withheld pairs", Evaluation.ofWithheldPairs(facts, tokenizer, 400, 7));
            examinations.put("withheld facts", Evaluation.ofWithheldFacts(facts, tokenizer, 7));
            for (Path file : settings.examinations()) {
                examinations.put(file.getFileName().toString(), Evaluation.of(PromptFiles.read(file), tokenizer));
            }
            try (var trainer = new Trainer(settings, corpus.vocabulary())) {
                train(trainer, corpus, examinations, progress);
            }
        }
    }

    private void train(Trainer trainer, Corpus corpus, Map<String, Evaluation> examinations, Progress progress)
            throws IOException {
        var batches = new Batches(corpus.train(), settings.tokensPerBatch(), settings.seed());
        var heldOut = new Batches(corpus.heldOut(), settings.tokensPerBatch(), settings.seed());
        var resumeFile = settings.out().resolve("resume.bin");
        int step = settings.resume() ? TrainingCheckpoint.read(resumeFile, trainer) : 0;
        long started = System.nanoTime();
        double loss = 0;
        long tokens = 0;
        boolean inTime = true;
        while (step < settings.steps() && inTime) {
            progress.at((double) step / settings.steps(), "training");
            var batch = batches.at(step);
            loss += trainer.step(step, batch);
            tokens += (long) batch.size() * (batch.getFirst().length - 1);
            step++;
            double seconds = (System.nanoTime() - started) / 1e9;
            inTime = seconds < 60 * settings.minutes();
            if (step % LOG_EVERY == 0) {
                log("step %d epoch %.2f loss %.4f, %.0f s, %.0f tokens/s"
                        .formatted(
                                step, (double) step / batches.perEpoch(), loss / LOG_EVERY, seconds, tokens / seconds));
                loss = 0;
            }
            if (step % SAVE_EVERY == 0 || step == settings.steps() || !inTime) {
                TrainingCheckpoint.write(resumeFile, step, trainer);
                ModelFolder.write(settings.out().resolve("model"), trainer.network(), corpus.vocabulary());
                log("step %d held-out loss %.4f, resident memory %s"
                        .formatted(step, trainer.meanLoss(heldOut), resident()));
                for (var examination : examinations.entrySet()) {
                    log("step %d %s: %s"
                            .formatted(
                                    step,
                                    examination.getKey(),
                                    examination.getValue().evaluate(trainer)));
                }
            }
        }
    }

    /// This process's resident memory, where the system reports it.
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
