package org.spinoscope.training;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.diffusion.Centring;
import org.spinoscope.diffusion.LearnedResidual;
import org.spinoscope.diffusion.ResidualFile;
import org.spinoscope.diffusion.ResidualObjective;
import org.spinoscope.diffusion.WordSphere;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.spinbath.ContextFields;
import org.spinoscope.spinbath.FieldSource;
import org.spinoscope.spinbath.Reading;

/// Learns b_v(c) = log prior_v + (A f(c))·(B ê_v) by score interpolation: cross-entropy of a word v, drawn by GPT-2,
/// given
/// its noised spin and the context's features f(c), κ drawn over the schedule.
///
/// The gradient needs no autograd: with y = Bᵀ A f it is Σ_u p_u ê_u − ê_v, one of the two products that p itself
/// takes.
public final class ResidualTrainer {

    private static final int BATCH = 64;
    private static final int WORDS = 32;
    private static final int HELD_OUT = 32;
    private static final double DECAY = 1e-4;
    private static final double FLOOR = 1e-8;

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
            train(objective, data, done, point, progress.part(0.3, 0.98));
            double own = 0;
            double without = 0;
            int held = Math.max(1, data.size() / HELD_OUT);
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
            double warm = Math.min(1, (step + 1) / 50.0);
            double cool = Math.min(1, 2.0 * (settings.steps() - step) / settings.steps());
            double now = objective.step(data.batch(BATCH, random), settings.rate() * warm * cool, DECAY, random);
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
            if (System.nanoTime() - start > settings.minutes() * 60e9) {
                log.println("Stopped after " + settings.minutes() + " minutes at step " + (step + 1) + ".");
                return;
            }
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (java.io.IOException e) {
            throw new UserException("The resume point " + file + " could not be removed; delete it.", e);
        }
    }

    /// What GPT-2 teaches: features of every context and words it draws there.
    ///
    /// @param scale what features were multiplied by
    private record TeacherData(
            List<double[]> all, List<int[]> words, List<float[]> kept, double[] meanProbability, double scale) {

        static TeacherData of(
                Gpt2 model,
                WordSphere sphere,
                FieldSource source,
                List<int[]> contexts,
                int words,
                long seed,
                Progress progress) {
            var features = new ArrayList<double[]>();
            var drawn = new ArrayList<int[]>();
            var kept = new ArrayList<float[]>();
            var mean = new double[model.config().vocabulary()];
            var random = new SplittableRandom(seed);
            int held = Math.max(1, contexts.size() / HELD_OUT);
            for (int from = 0; from < contexts.size(); from += 16) {
                progress.at((double) from / contexts.size(), "Context " + from + " of " + contexts.size());
                var batch = contexts.subList(from, Math.min(contexts.size(), from + 16));
                var request = ContextFields.request(
                        ForwardRequest.of(batch).logits(new LogitRequest.Final()),
                        source,
                        Reading.PAPER,
                        model.config().layers());
                var run = model.run(request, Progress.NONE);
                var f = ContextFields.of(model, batch, source, Reading.PAPER, run);
                for (int i = 0; i < batch.size(); i++) {
                    var weights = sphere.atoms().logWeights(run.logits().get(i).data(), 1);
                    features.add(f[i]);
                    if (from + i < held) {
                        kept.add(weights);
                    }
                    drawn.add(draw(weights, words, random));
                    for (int atom = 0; atom < weights.length; atom++) {
                        int[] tokens = sphere.atoms().tokens(atom);
                        double share = Math.exp(weights[atom]) / tokens.length / contexts.size();
                        for (int token : tokens) {
                            mean[token] += share;
                        }
                    }
                }
            }
            double square = 0;
            for (var f : features) {
                square += Arrays.stream(f).map(x -> x * x).average().orElse(0) / features.size();
            }
            double scale = square > 0 ? 1 / Math.sqrt(square) : 1;
            features.forEach(f -> Arrays.setAll(f, i -> f[i] * scale));
            return new TeacherData(features, drawn, kept, mean, scale);
        }

        private static int[] draw(float[] logWeights, int count, SplittableRandom random) {
            var cumulative = new double[logWeights.length];
            double sum = 0;
            for (int v = 0; v < cumulative.length; v++) {
                sum += Math.exp(logWeights[v]);
                cumulative[v] = sum;
            }
            var draws = new int[count];
            for (int i = 0; i < count; i++) {
                int at = Arrays.binarySearch(cumulative, random.nextDouble() * sum);
                draws[i] = Math.min(at >= 0 ? at : -at - 1, cumulative.length - 1);
            }
            return draws;
        }

        int size() {
            return all.size();
        }

        int width() {
            return all.getFirst().length;
        }

        double[] features(int context) {
            return all.get(context);
        }

        float[] heldOut(int context) {
            return kept.get(context);
        }

        float[] logPrior(double floor) {
            var log = new float[meanProbability.length];
            for (int t = 0; t < log.length; t++) {
                log[t] = (float) Math.log(Math.max(meanProbability[t], floor / log.length));
            }
            return log;
        }

        ResidualObjective.Batch batch(int size, SplittableRandom random) {
            int held = kept.size();
            var features = new ArrayList<double[]>();
            var targets = new int[size];
            for (int i = 0; i < size; i++) {
                int context = held + random.nextInt(size() - held);
                features.add(all.get(context));
                targets[i] = words.get(context)[random.nextInt(words.get(context).length)];
            }
            return new ResidualObjective.Batch(features, targets);
        }
    }
}
