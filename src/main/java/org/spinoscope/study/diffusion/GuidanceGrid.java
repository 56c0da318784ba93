package org.spinoscope.study.diffusion;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.diffusion.Centring;
import org.spinoscope.diffusion.CleanLaws;
import org.spinoscope.diffusion.Decode;
import org.spinoscope.diffusion.DecodedChains;
import org.spinoscope.diffusion.GenerationListener;
import org.spinoscope.diffusion.GenerationRequest;
import org.spinoscope.diffusion.Guidance;
import org.spinoscope.diffusion.GuidanceKind;
import org.spinoscope.diffusion.NoisePath;
import org.spinoscope.diffusion.Residual;
import org.spinoscope.diffusion.Sampler;
import org.spinoscope.diffusion.Sign;
import org.spinoscope.diffusion.SpinChains;
import org.spinoscope.diffusion.TextGenerator;
import org.spinoscope.diffusion.WordSphere;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.spinbath.FieldSource;

/// The grid of sec. V.E: fields, guidance, steps, samplers, log-weights, and the baselines.
final class GuidanceGrid {

    private static final double[] STRENGTHS = {2, 5, 10, 20};
    private static final int STEPS = 30;
    private static final int TEXT = 8;

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

    /// A point to be measured.
    private record Point(
            NoisePath path,
            FieldSource field,
            double guidance,
            GuidanceKind kind,
            int steps,
            Residual residual,
            String method) {

        static Point plain(String sampler, int steps) {
            return new Point(
                    NoisePath.VMF, new FieldSource.None(), 0, GuidanceKind.TILT, steps, Residual.EXACT, sampler);
        }

        Point residual(Residual other) {
            return new Point(path, field, guidance, kind, steps, other, method);
        }

        int evaluations() {
            return switch (method) {
                case "gpt2" -> 0;
                case "euclidean" -> steps;
                default -> SpinChains.evaluations(sampler(), steps);
            };
        }

        Sampler sampler() {
            return org.spinoscope.diffusion.Option.parse(Sampler.class, method, "sampler");
        }
    }

    List<DiffusionResult.Row> run(Progress progress) {
        var points = points();
        var rows = new ArrayList<DiffusionResult.Row>();
        for (var point : points) {
            double at = (double) rows.size() / points.size();
            progress.at(at, "Field " + point.field() + ", g = " + point.guidance());
            rows.add(row(point, progress.part(at, at + 1.0 / points.size())));
        }
        return rows;
    }

    private List<Point> points() {
        var points = new ArrayList<Point>();
        points.add(Point.plain("gpt2", 0));
        for (int steps : new int[] {5, 10, 20, STEPS, 60}) {
            points.add(Point.plain("flow", steps));
        }
        for (var sampler : List.of("sde", "heun", "geodesic", "euclidean")) {
            points.add(Point.plain(sampler, sampler.equals("heun") ? STEPS / 2 : STEPS));
        }
        var flow = Point.plain("flow", STEPS);
        points.add(new Point(NoisePath.HEAT, flow.field(), 0, GuidanceKind.TILT, STEPS, Residual.EXACT, "flow"));
        if (request.residual().filter(CleanLaws::readsFinalResidual).isPresent()) {
            points.add(flow.residual(Residual.PRIOR));
            points.add(flow.residual(Residual.LEARNED));
        }
        for (var field : contexts.getFirst().fields().keySet()) {
            double length = contexts.stream()
                    .mapToDouble(c -> norm(Objects.requireNonNull(c.fields().get(field))))
                    .average()
                    .orElse(0);
            if (!(length > 0)) {
                continue;
            }
            for (double strength : STRENGTHS) {
                points.add(new Point(
                        NoisePath.VMF,
                        field,
                        rounded(strength / length),
                        GuidanceKind.TILT,
                        STEPS,
                        Residual.EXACT,
                        "flow"));
            }
            points.add(new Point(
                    NoisePath.VMF,
                    field,
                    rounded(STRENGTHS[3] / length),
                    GuidanceKind.CONSTANT,
                    STEPS,
                    Residual.EXACT,
                    "sde"));
            points.add(new Point(
                    NoisePath.VMF,
                    field,
                    rounded(STRENGTHS[2] / length),
                    GuidanceKind.TILT,
                    STEPS,
                    Residual.EXACT,
                    "euclidean"));
        }
        return points;
    }

    private DiffusionResult.Row row(Point point, Progress progress) {
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
                distinct(point, point.field() instanceof FieldSource.None ? Double.NaN : strength),
                effective,
                point.evaluations(),
                seconds);
    }

    private float[] law(Point point, StudyContext context) {
        return point.residual() == Residual.EXACT
                ? context.logWeights()
                : new CleanLaws(sphere.atoms(), request.residual().orElseThrow())
                        .logWeights(point.residual(), context.features());
    }

    private int[] ends(Point point, float[] law, Guidance guidance, int context, Progress progress) {
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
        return DecodedChains.tiltOf(law, overlaps, shares.mean(overlaps)).orElse(Double.NaN);
    }

    /// Different pairs of neighbouring tokens among all pairs, in sixteen texts of eight tokens after the first prompt.
    private double distinct(Point point, double strength) {
        boolean middling = Double.isNaN(strength) || strength > STRENGTHS[2] && strength < 1.5 * STRENGTHS[3];
        if (!point.method().equals("flow")
                || point.steps() != STEPS
                || point.path() == NoisePath.HEAT
                || point.residual() != Residual.EXACT
                || !middling) { // texts cost more than all chains of a point
            return Double.NaN;
        }
        var text = new GenerationRequest(
                contexts.getFirst().text(),
                TEXT,
                16,
                request.seed(),
                point.residual(),
                point.path(),
                point.sampler(),
                point.steps(),
                point.field(),
                point.guidance(),
                point.kind(),
                Sign.CORRECTED,
                Decode.COSINE,
                1,
                Centring.NONE,
                request.reading());
        var texts =
                new TextGenerator(model, sphere, request.residual()).run(text, GenerationListener.NONE, Progress.NONE);
        var different = new HashSet<List<Integer>>();
        int pairs = 0;
        for (var chain : texts.chains()) {
            for (int t = 1; t < chain.decoded().size(); t++) {
                different.add(List.of(
                        chain.decoded().get(t - 1).id(), chain.decoded().get(t).id()));
                pairs++;
            }
        }
        return different.size() / (double) pairs;
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

    private static double rounded(double g) {
        return new BigDecimal(g).round(new MathContext(3)).doubleValue();
    }
}
