package org.spinoscope.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.spinoscope.common.Progress;
import org.spinoscope.diffusion.ResidualObjective;
import org.spinoscope.diffusion.WordSphere;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.spinbath.ContextFields;
import org.spinoscope.spinbath.FieldSource;
import org.spinoscope.spinbath.Reading;

/// What GPT-2 teaches: features of every context and words it draws there.
///
/// @param scale what features were multiplied by
record TeacherData(List<double[]> all, List<int[]> words, List<float[]> kept, double[] meanProbability, double scale) {

    private static final int HELD_OUT = 32;

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

    /// Contexts held out, the first ones.
    int held() {
        return kept.size();
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
