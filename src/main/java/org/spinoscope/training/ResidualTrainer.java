package org.spinoscope.training;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.diffusion.Centring;
import org.spinoscope.diffusion.Denoiser;
import org.spinoscope.diffusion.DenoiserObjective;
import org.spinoscope.diffusion.LearnedResidual;
import org.spinoscope.diffusion.ResidualFile;
import org.spinoscope.diffusion.ResidualObjective;
import org.spinoscope.diffusion.WordSphere;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.spinbath.FieldSource;

/// Learns b_v(c) = log prior_v + (A f(c))·(B ê_v) by score interpolation: cross-entropy of a word v, drawn by GPT-2,
/// given
/// its noised spin and the context's features f(c), κ drawn over the schedule. A small network is learned beside it by
/// denoising score matching, so that the two can be compared.
///
/// The gradient needs no autograd: with y = Bᵀ A f it is Σ_u p_u ê_u − ê_v, one of the two products that p itself
/// takes.
public final class ResidualTrainer {

    private static final int BATCH = 64;
    private static final int WORDS = 32;
    private static final double DECAY = 1e-4;
    private static final double FLOOR = 1e-8;
    private static final int COMPONENTS = 48;
    private static final int HIDDEN = 128;
    private static final double DENOISER_RATE = 2e-3;

    private final Gpt2 model;
    private final FieldSource features;
    private final ResidualSettings settings;
    private final PrintWriter log;

    /// @param features f(c)
    public ResidualTrainer(Gpt2 model, FieldSource features, ResidualSettings settings, PrintWriter log) {
        this.model = model;
        this.features = features;
        this.settings = settings;
        this.log = log;
    }

    /// Learns, and writes the residual at the end; on the way a resume point lies beside it.
    ///
    /// @param resume whether to go on from the resume point
    /// @throws java.util.concurrent.CancellationException if `progress` says so; the resume point stays then
    public LearnedResidual run(List<int[]> contexts, Path file, boolean resume, Progress progress) {
        if (features instanceof FieldSource.None) {
            throw new UserException("A residual needs features of the context: name residual or a head such as L3H5.");
        }
        try (var sphere = WordSphere.of(model, Centring.NONE)) {
            var data = TeacherData.of(model, sphere, features, contexts, WORDS, settings.seed(), progress.part(0, 0.3));
            var logPrior = data.logPrior(FLOOR);
            var prior = sphere.atoms().logWeights(logPrior, 1);
            var objective = new ResidualObjective(sphere, prior, settings.rank(), data.width(), settings.seed());
            var point = file.resolveSibling(file.getFileName() + ".resume");
            int done = resume ? objective.restore(point, model.sha256()) : 0;
            train(objective, data, done, point, progress.part(0.3, 0.7));
            var denoiser = denoiser(sphere, prior, data, progress.part(0.7, 0.98));
            double own = 0;
            double without = 0;
            int held = data.held();
            for (int c = 0; c < held; c++) {
                own += objective.divergence(data.heldOut(c), data.features(c)) / held;
                without += objective.divergence(data.heldOut(c), new double[data.width()]) / held;
            }
            var how = String.format(
                    Locale.ROOT,
                    "rank %d, %d contexts, %d steps of %d, seed %d; KL from GPT-2 on %d held-out contexts %.3f, of the"
                            + " prior %.3f",
                    settings.rank(),
                    data.size(),
                    settings.steps(),
                    BATCH,
                    settings.seed(),
                    held,
                    own,
                    without);
            var residual = new LearnedResidual(
                    model.sha256(),
                    features.toString(),
                    Centring.NONE,
                    objective.a(data.scale()),
                    objective.b(),
                    logPrior,
                    Optional.of(denoiser),
                    how);
            ResidualFile.write(residual, file);
            deleteQuietly(point);
            log.println(how);
            return residual;
        }
    }

    private void train(ResidualObjective objective, TeacherData data, int from, Path point, Progress progress) {
        long start = System.nanoTime();
        long saved = start;
        double loss = Double.NaN;
        for (int step = from; step < settings.steps(); step++) {
            progress.at((double) step / settings.steps(), String.format(Locale.ROOT, "Step %d, loss %.3f", step, loss));
            var random = new SplittableRandom(settings.seed() * 1_000_003L + step); // a resumed run draws the same
            double rate = settings.rate() * pace(step, settings.steps());
            double now = objective.step(data.batch(BATCH, random), rate, DECAY, random);
            loss = Double.isNaN(loss) ? now : 0.98 * loss + 0.02 * now;
            if ((step + 1) % 250 == 0) {
                log.println(String.format(
                        Locale.ROOT, "step %d  loss %.4f  %.1f s", step + 1, loss, (System.nanoTime() - start) / 1e9));
                log.flush();
            }
            if (System.nanoTime() - saved > 20_000_000_000L) {
                objective.save(point, model.sha256(), step + 1);
                saved = System.nanoTime();
            }
            if (System.nanoTime() - start > 0.5 * settings.minutes() * 60e9) {
                log.println("Stopped after half of the " + settings.minutes() + " minutes at step " + (step + 1) + ".");
                return;
            }
        }
    }

    /// The network learned by denoising score matching; it takes its own share of the minutes and no resume point.
    private Denoiser denoiser(WordSphere sphere, float[] prior, TeacherData data, Progress progress) {
        var objective = new DenoiserObjective(sphere, prior, COMPONENTS, HIDDEN, data.width(), settings.seed());
        long start = System.nanoTime();
        double loss = Double.NaN;
        int steps = 2 * settings.steps();
        for (int step = 0; step < steps; step++) {
            progress.at((double) step / steps, String.format(Locale.ROOT, "Denoiser step %d, loss %.4f", step, loss));
            var random = new SplittableRandom(settings.seed() * 1_000_033L + step);
            double now = objective.step(data.batch(BATCH, random), DENOISER_RATE * pace(step, steps), DECAY, random);
            loss = Double.isNaN(loss) ? now : 0.98 * loss + 0.02 * now;
            if ((step + 1) % 500 == 0) {
                log.println(String.format(
                        Locale.ROOT,
                        "denoiser step %d  loss %.4f  %.1f s",
                        step + 1,
                        loss,
                        (System.nanoTime() - start) / 1e9));
                log.flush();
            }
            if (System.nanoTime() - start > 0.4 * settings.minutes() * 60e9) {
                break;
            }
        }
        return objective.denoiser(data.scale());
    }

    /// Warm-up over fifty steps, then from halfway down to 0.
    private static double pace(int step, int steps) {
        return Math.min(1, (step + 1) / 50.0) * Math.min(1, 2.0 * (steps - step) / steps);
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (java.io.IOException e) {
            throw new UserException("The resume point " + file + " could not be removed; delete it.", e);
        }
    }
}
