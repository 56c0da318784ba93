package org.spinoscope.report;

import java.util.List;
import org.spinoscope.figure.Provenance;
import org.spinoscope.study.diffusion.DiffusionResult;

/// The study of diffusing spins as CSV.
final class DiffusionTables {

    private static final List<String> GRID = List.of(
            "path",
            "field",
            "guidance",
            "strength",
            "guidance_kind",
            "steps",
            "residual",
            "sampler",
            "nll",
            "kl",
            "good_rank",
            "entropy",
            "nll_closed",
            "kl_closed",
            "good_rank_closed",
            "entropy_closed",
            "distinct2",
            "kappa_eff",
            "score_evaluations",
            "seconds");

    private DiffusionTables() {}

    /// Adds the tables.
    static void write(DiffusionResult result, Provenance provenance, ReportContent content) {
        content.csv("diffusion-grid.csv", provenance, GRID, out -> {
            for (var row : result.grid()) {
                out.printRecord(
                        row.path(),
                        row.field(),
                        Csv.field(row.guidance()),
                        Csv.field(row.strength()),
                        row.guidanceKind(),
                        row.steps(),
                        row.residual(),
                        row.sampler(),
                        Csv.field(row.measured().nll()),
                        Csv.field(row.measured().kl()),
                        Csv.field(row.measured().goodRank()),
                        Csv.field(row.measured().entropy()),
                        Csv.field(row.closed().nll()),
                        Csv.field(row.closed().kl()),
                        Csv.field(row.closed().goodRank()),
                        Csv.field(row.closed().entropy()),
                        Csv.field(row.distinct2()),
                        Csv.field(row.kappaEff()),
                        row.scoreEvaluations(),
                        Csv.field(row.seconds()));
            }
        });
        content.csv(
                "diffusion-bias.csv",
                provenance,
                List.of(
                        "sampler",
                        "steps",
                        "score_evaluations",
                        "chains",
                        "total_variation",
                        "counting_noise",
                        "differs"),
                out -> {
                    for (var row : result.bias()) {
                        out.printRecord(
                                row.sampler(),
                                row.steps(),
                                row.scoreEvaluations(),
                                row.chains(),
                                Csv.field(row.totalVariation()),
                                Csv.field(row.floor()),
                                Csv.field(row.differs()));
                    }
                });
    }
}
