package org.spinoscope.training;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
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
/// given its noised spin and the context's features f(c), κ drawn over the schedule. A small network is learned beside
/// it by denoising score matching, so that the two can be compared.
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
    private static final long SAVE_NS = 20_000_000_000L;

    private final Gpt2 model;
    private final FieldSource features;
    private final ResidualSettings settings;
    private final ResidualListener listener;

    /// @param features f(c)
    public ResidualTrainer(Gpt2 model, FieldSource features, ResidualSettings settings, ResidualListener listener) {
        this.model = model;
        this.features = features;
        this.settings = settings;
        this.listener = listener;
    }

    /// Where a run that writes `file` keeps its resume point.
    public static Path resumePoint(Path file) {
        return file.resolveSibling(file.getFileName() + ".resume");
    }

    /// Learns, and writes the residual at the end; on the way a resume point is kept beside it.
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
            var point = resumePoint(file);
            var key = key(contexts);
            int done = resume ? objective.restore(point, key) : 0;
            learn(objective, data, done, point, key, progress.part(0.3, 0.7));
            var denoiser = denoiser(sphere, prior, data, progress.part(0.7, 0.98));
            var residual = new LearnedResidual(
                    model.sha256(),
                    features.toString(),
                    Centring.NONE,
                    objective.a(data.scale()),
                    objective.b(),
                    logPrior,
                    Optional.of(denoiser),
                    described(objective, data));
            ResidualFile.write(residual, file);
            deleteQuietly(point);
            listener.said(residual.training());
            return residual;
        }
    }

    private void learn(
            ResidualObjective objective, TeacherData data, int from, Path point, String key, Progress progress) {
        var saved = new Object() {
            private long at = System.nanoTime();
            private int done = from;
        };
        try {
            steps(ResidualListener.Part.RESIDUAL, settings.steps(), 0.5, progress)
                    .run(
                            from,
                            (step, pace) -> {
                                // a resumed run draws the same
                                var random = new SplittableRandom(settings.seed() * 1_000_003L + step);
                                return objective.step(data.batch(BATCH, random), settings.rate() * pace, DECAY, random);
                            },
                            done -> {
                                saved.done = done;
                                if (System.nanoTime() - saved.at > SAVE_NS) {
                                    objective.save(point, key, done);
                                    saved.at = System.nanoTime();
                                }
                            });
        } finally {
            if (saved.done > from) {
                objective.save(point, key, saved.done); // after a Cancel, also one while the network is learned
            }
        }
    }

    /// The network learned by denoising score matching; it takes its own share of the minutes and no resume point.
    private Denoiser denoiser(WordSphere sphere, float[] prior, TeacherData data, Progress progress) {
        var objective = new DenoiserObjective(sphere, prior, COMPONENTS, HIDDEN, data.width(), settings.seed());
        steps(ResidualListener.Part.NETWORK, 2 * settings.steps(), 0.4, progress)
                .run(
                        0,
                        (step, pace) -> {
                            var random = new SplittableRandom(settings.seed() * 1_000_033L + step);
                            return objective.step(data.batch(BATCH, random), DENOISER_RATE * pace, DECAY, random);
                        },
                        done -> {});
        return objective.denoiser(data.scale());
    }

    private LearningSteps steps(ResidualListener.Part part, int count, double shareOfTime, Progress progress) {
        return new LearningSteps(part, count, shareOfTime * settings.minutes(), listener, progress);
    }

    private String described(ResidualObjective objective, TeacherData data) {
        double own = 0;
        double without = 0;
        int held = data.held();
        for (int c = 0; c < held; c++) {
            own += objective.divergence(data.heldOut(c), data.features(c)) / held;
            without += objective.divergence(data.heldOut(c), new double[data.width()]) / held;
        }
        return String.format(
                Locale.ROOT,
                "rank %d, %d contexts, %d steps of %d, seed %d; KL from the model's law on %d held-out contexts %.3f,"
                        + " of the prior %.3f",
                settings.rank(),
                data.size(),
                settings.steps(),
                BATCH,
                settings.seed(),
                held,
                own,
                without);
    }

    /// What a resume point must agree in, as a sha256: checkpoint, features, settings, and the contexts themselves.
    private String key(List<int[]> contexts) {
        var text = new StringBuilder(model.sha256() + "\n" + features + "\n" + settings.recipe() + "\n");
        contexts.forEach(context -> text.append(Arrays.toString(context)).append('\n'));
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (java.io.IOException e) {
            throw new UserException("The resume point " + file + " could not be removed; delete it.", e);
        }
    }
}
