package org.spinoscope.study.diffusion;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.spinoscope.diffusion.CleanLaws;
import org.spinoscope.diffusion.GuidanceKind;
import org.spinoscope.diffusion.LearnedResidual;
import org.spinoscope.diffusion.NoisePath;
import org.spinoscope.diffusion.Option;
import org.spinoscope.diffusion.Residual;
import org.spinoscope.diffusion.Sampler;
import org.spinoscope.diffusion.SpinChains;
import org.spinoscope.spinbath.FieldSource;

/// A point to be measured.
record GridPoint(
        NoisePath path,
        FieldSource field,
        double guidance,
        GuidanceKind kind,
        int steps,
        Residual residual,
        String method) {

    /// κ_g of the tilts.
    static final double[] STRENGTHS = {2, 5, 10, 20};

    /// κ intervals unless they are what is varied.
    static final int STEPS = 30;

    static GridPoint plain(String sampler, int steps) {
        return new GridPoint(
                NoisePath.VMF, new FieldSource.None(), 0, GuidanceKind.TILT, steps, Residual.EXACT, sampler);
    }

    GridPoint residual(Residual other) {
        return new GridPoint(path, field, guidance, kind, steps, other, method);
    }

    int evaluations() {
        return switch (method) {
            case "gpt2" -> 0;
            case "euclidean" -> steps;
            default -> SpinChains.evaluations(sampler(), steps);
        };
    }

    Sampler sampler() {
        return Option.parse(Sampler.class, method, "sampler");
    }

    /// All points, the baselines first.
    static List<GridPoint> all(List<StudyContext> contexts, Optional<LearnedResidual> learned) {
        var points = new ArrayList<GridPoint>();
        points.add(GridPoint.plain("gpt2", 0));
        for (int steps : new int[] {5, 10, 20, STEPS, 60}) {
            points.add(GridPoint.plain("flow", steps));
        }
        for (var sampler : List.of("sde", "heun", "geodesic", "euclidean")) {
            points.add(GridPoint.plain(sampler, sampler.equals("heun") ? STEPS / 2 : STEPS));
        }
        var flow = GridPoint.plain("flow", STEPS);
        points.add(new GridPoint(NoisePath.HEAT, flow.field(), 0, GuidanceKind.TILT, STEPS, Residual.EXACT, "flow"));
        if (learned.filter(CleanLaws::readsFinalResidual).isPresent()) {
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
                points.add(new GridPoint(
                        NoisePath.VMF,
                        field,
                        rounded(strength / length),
                        GuidanceKind.TILT,
                        STEPS,
                        Residual.EXACT,
                        "flow"));
            }
            points.add(new GridPoint(
                    NoisePath.VMF,
                    field,
                    rounded(STRENGTHS[3] / length),
                    GuidanceKind.CONSTANT,
                    STEPS,
                    Residual.EXACT,
                    "sde"));
            points.add(new GridPoint(
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

    private static double norm(double[] x) {
        return Math.sqrt(Arrays.stream(x).map(value -> value * value).sum());
    }

    private static double rounded(double g) {
        return new BigDecimal(g).round(new MathContext(3)).doubleValue();
    }
}
