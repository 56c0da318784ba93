package org.spinoscope.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.Progress;
import org.spinoscope.common.ResidentMemory;

/// The steps of a run, stage after stage, with what is logged and kept along the way.
final class TrainingLoop {

    private static final int LOG_EVERY = 50;
    private static final int SAVE_EVERY = 100;
    private static final int EVALUATE_EVERY = 500;
    private static final int HELD_OUT_BATCH = 2048;

    private final TrainingSettings settings;
    private final Trainer trainer;
    private final Corpus corpus;
    private final Map<String, Evaluation> evaluations;
    private final TrainingLog log;
    private final List<int[]> documents;
    private final Batches heldOut;
    private final long started = System.nanoTime();

    TrainingLoop(
            TrainingSettings settings,
            Trainer trainer,
            Corpus corpus,
            Map<String, Evaluation> evaluations,
            TrainingLog log) {
        this.settings = settings;
        this.trainer = trainer;
        this.corpus = corpus;
        this.evaluations = evaluations;
        this.log = log;
        documents = corpus.rows(corpus.train());
        heldOut = new Batches(corpus.rows(corpus.heldOut()), HELD_OUT_BATCH, settings.seed());
    }

    private Path resumeFile() {
        return settings.out().resolve("resume.bin");
    }

    /// Runs what is left of the stages, or until the time is up.
    void run(Progress progress) throws IOException {
        int done = settings.resume() ? TrainingCheckpoint.read(resumeFile(), trainer) : 0;
        var stages = Curriculum.parse(settings.curriculum(), settings.shape().layers());
        int total = stages.stream().mapToInt(Stage::steps).sum();
        int first = 0;
        for (var stage : stages) {
            int from = Math.max(0, done - first);
            if (from < stage.steps() && !run(stage, first, from, total, progress)) {
                return;
            }
            first += stage.steps();
        }
    }

    /// @param first steps before the stage
    /// @param from steps of the stage that are done already
    /// @return whether there was time for all of it
    private boolean run(Stage stage, int first, int from, int total, Progress progress) throws IOException {
        log.write("stage " + stage);
        var batches = stage.documentTokens() == 0
                ? null
                : new Batches(documents, stage.documentTokens(), settings.seed() + first);
        var sums = new double[2];
        var counts = new int[2];
        for (int at = from; at < stage.steps(); at++) {
            int step = first + at;
            progress.at((double) step / total, stage.name());
            var losses = trainer.step(step, stage.rate(at), stage, draw(stage, step, at, batches));
            for (int i = 0; i < losses.length; i++) {
                sums[i] += losses[i];
                counts[i]++;
            }
            if ((step + 1) % LOG_EVERY == 0) {
                log.write(String.format(
                        Locale.ROOT,
                        "step %d loss %.4f, %.4f, rate %.2e, %.0f s; %s",
                        step + 1,
                        sums[0] / counts[0],
                        sums[1] / counts[1],
                        stage.rate(at),
                        seconds(),
                        trainer.headScores(stage.layers(), rows(stage))));
                Arrays.fill(sums, 0);
                Arrays.fill(counts, 0);
            }
            boolean inTime = seconds() < 60 * settings.minutes();
            if ((step + 1) % SAVE_EVERY == 0 || at + 1 == stage.steps() || !inTime) {
                keep(step + 1);
            }
            if (stage.documentTokens() > 0 && ((step + 1) % EVALUATE_EVERY == 0 || at + 1 == stage.steps())) {
                evaluate(step + 1, stage);
            }
            if (!inTime) {
                return false;
            }
        }
        return true;
    }

    private List<TrainingBatch> draw(Stage stage, int step, int at, @Nullable Batches batches) {
        var drawn = new ArrayList<TrainingBatch>();
        if (batches != null) {
            drawn.add(batches.at(at));
        }
        var random = new SplittableRandom(settings.seed() * 7_919 + step);
        drawn.addAll(stage.draw(at, corpus.vocabulary().known(), random));
        return drawn;
    }

    private int rows(Stage stage) {
        int rows = stage.repeats().rows();
        return rows == 0 ? corpus.vocabulary().known() : rows;
    }

    private double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    private void keep(int step) throws IOException {
        TrainingCheckpoint.write(resumeFile(), step, trainer);
        ModelFolder.write(settings.out().resolve("model"), trainer.network(), corpus.vocabulary());
    }

    private void evaluate(int step, Stage stage) throws IOException {
        log.write(String.format(
                Locale.ROOT,
                "step %d held-out loss %.4f, resident memory %s",
                step,
                trainer.meanLoss(heldOut, stage.layers()),
                resident()));
        for (var evaluation : evaluations.entrySet()) {
            log.write("step " + step + " " + evaluation.getKey() + ": "
                    + evaluation.getValue().evaluate(trainer, stage.layers()));
        }
    }

    /// This process's resident memory, where the system reports it.
    private static String resident() {
        double bytes = ResidentMemory.now();
        return Double.isNaN(bytes) ? "unknown" : String.format(Locale.ROOT, "%.0f MB", bytes / (1 << 20));
    }
}
