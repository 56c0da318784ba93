package org.spinoscope.study.diffusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.diffusion.CleanLaws;
import org.spinoscope.diffusion.DecodedChains;
import org.spinoscope.diffusion.EffectiveTilt;
import org.spinoscope.diffusion.Guidance;
import org.spinoscope.diffusion.Residual;
import org.spinoscope.diffusion.Sign;
import org.spinoscope.diffusion.WordSphere;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.spinbath.FieldSource;

/// The grid of sec. V.E: fields, guidance, steps, samplers, log-weights, and the baselines.
final class GuidanceGrid {

    private final Gpt2 model;
    private final WordSphere sphere;
    private final List<StudyContext> contexts;
    private final DiffusionStudy.Request request;

    GuidanceGrid(Gpt2 model, WordSphere sphere, List<StudyContext> contexts, DiffusionStudy.Request request) {
        this.model = model;
        this.sphere = sphere;
        this.contexts = contexts;
        this.request = request;
    }

    List<DiffusionResult.Row> run(Progress progress) {
        var points = GridPoint.all(contexts, request.residual());
        var rows = new ArrayList<DiffusionResult.Row>();
        for (var point : points) {
            double at = (double) rows.size() / points.size();
            progress.at(at, "Field " + point.field() + ", g = " + point.guidance());
            rows.add(row(point, progress.part(at, at + 1.0 / points.size())));
        }
        return rows;
    }

    private DiffusionResult.Row row(GridPoint point, Progress progress) {
        var measured = new ArrayList<DiffusionResult.Law>();
        var closed = new ArrayList<DiffusionResult.Law>();
        double effective = 0;
        double strength = 0;
        long start = System.nanoTime();
        for (int i = 0; i < contexts.size(); i++) {
            var context = contexts.get(i);
            var field = context.fields()
                    .getOrDefault(point.field(), new double[sphere.atoms().dimension()]);
            var guidance = Guidance.of(point.kind(), field, point.guidance());
            var clean = law(point, context);
            var law = guidance.tilted(sphere.atoms(), clean, Sign.CORRECTED);
            var part = progress.part((double) i / contexts.size(), (i + 1.0) / contexts.size());
            var shares = new DecodedShares(
                    ends(point, law, guidance, i, part), sphere.atoms().count());
            measured.add(shares.law(context));
            closed.add(
                    guidance instanceof Guidance.Constant
                            ? new DiffusionResult.Law(Double.NaN, Double.NaN, Double.NaN, Double.NaN)
                            : DecodedShares.closed(law, context));
            strength += point.guidance() * norm(field) / contexts.size();
            effective += effective(clean, field, shares) / contexts.size();
        }
        double seconds = (System.nanoTime() - start) / 1e9 / contexts.size() / request.gridChains();
        return new DiffusionResult.Row(
                point.path().key(),
                point.field().toString(),
                point.guidance(),
                point.field() instanceof FieldSource.None ? Double.NaN : strength,
                point.kind().key(),
                point.steps(),
                point.residual().key(),
                point.method(),
                mean(measured),
                mean(closed),
                new TextDiversity(model, sphere, contexts.getFirst(), request)
                        .distinct(point, point.field() instanceof FieldSource.None ? Double.NaN : strength),
                effective,
                point.evaluations(),
                seconds);
    }

    private float[] law(GridPoint point, StudyContext context) {
        return point.residual() == Residual.EXACT
                ? context.logWeights()
                : new CleanLaws(sphere.atoms(), request.residual().orElseThrow())
                        .logWeights(point.residual(), context.features());
    }

    private int[] ends(GridPoint point, float[] law, Guidance guidance, int context, Progress progress) {
        long seed = request.seed() + 1000L * context;
        int chains = request.gridChains();
        if (point.method().equals("gpt2")) {
            return Categorical.draws(law, chains, seed);
        }
        try (var decoded = DecodedChains.of(sphere, law, chains)) {
            return point.method().equals("euclidean")
                    ? decoded.euclidean(point.steps(), chains, seed, progress)
                    : decoded.run(
                            new DecodedChains.Way(
                                    point.path(),
                                    point.sampler(),
                                    point.steps(),
                                    guidance instanceof Guidance.Constant ? guidance : new Guidance.None()),
                            chains,
                            seed,
                            progress);
        }
    }

    private double effective(float[] law, double[] field, DecodedShares shares) {
        double length = norm(field);
        if (length == 0) {
            return Double.NaN;
        }
        var overlaps = new double[sphere.atoms().count()];
        Arrays.setAll(overlaps, atom -> sphere.atoms().dot(field, atom) / length);
        return EffectiveTilt.of(law, overlaps, shares.mean(overlaps)).orElse(Double.NaN);
    }

    private static DiffusionResult.Law mean(List<DiffusionResult.Law> laws) {
        return new DiffusionResult.Law(
                average(laws.stream().mapToDouble(DiffusionResult.Law::nll).toArray()),
                average(laws.stream().mapToDouble(DiffusionResult.Law::kl).toArray()),
                average(laws.stream().mapToDouble(DiffusionResult.Law::goodRank).toArray()),
                average(laws.stream().mapToDouble(DiffusionResult.Law::entropy).toArray()));
    }

    private static double average(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElse(Double.NaN);
    }

    private static double norm(double[] x) {
        return Math.sqrt(Arrays.stream(x).map(value -> value * value).sum());
    }
}
