package org.spinoscope.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.spinoscope.plots.CompositionPlots;
import org.spinoscope.statistics.Regression;
import org.spinoscope.study.coupling.CouplingDetails;
import org.spinoscope.study.coupling.CouplingResult;
import org.spinoscope.study.coupling.PhasesResult;

/// CSV tables of modes, orders, compositions and boundaries.
final class CouplingTables {

    private CouplingTables() {}

    static void modes(CouplingResult result, FullStudy study, ReportContent content) {
        var columns = List.of(
                "layer",
                "head",
                "symmetric_fraction",
                "ferromagnetic_share",
                "participation",
                "directionality",
                "norm",
                "ov_copying_residual",
                "ov_copying_token",
                "singular");
        content.csv("modes.csv", study.provenance("", ""), columns, out -> {
            for (var modes : result.modes().heads()) {
                out.printRecord(
                        modes.head().layer(),
                        modes.head().head(),
                        Csv.field(modes.symmetricFraction().value()),
                        Csv.field(modes.ferromagneticShare().value()),
                        Csv.field(modes.participation().value()),
                        Csv.field(modes.directionality()),
                        Csv.field(modes.norm()),
                        Csv.field(modes.ovCopyingResidual().value()),
                        Csv.field(modes.ovCopyingToken().value()),
                        joined(modes.singular()));
            }
        });
    }

    static void orders(CouplingResult result, CouplingDetails details, FullStudy study, ReportContent content) {
        var read = study.provenance(study.reading().toString(), "");
        content.csv(
                "orders.csv",
                read,
                List.of("layer", "head", "prompt", "gap", "y0", "y1", "y2", "remainder", "spread"),
                out -> {
                    for (var head : result.orders().heads()) {
                        for (int p = 0; p < head.orders().size(); p++) {
                            var of = head.orders().get(p);
                            out.printRecord(
                                    head.id().layer(),
                                    head.id().head(),
                                    p,
                                    Csv.field(of.gap()),
                                    Csv.field(of.y0()),
                                    Csv.field(of.y1()),
                                    Csv.field(of.y2()),
                                    Csv.field(of.remainder()),
                                    Csv.field(of.spread()));
                        }
                    }
                });
        var names =
                List.of("layer", "head", "r0", "r1", "r2", "previous", "duplicate", "induction", "copying", "kinds");
        content.csv("orders-heads.csv", read, names, out -> {
            for (var head : result.orders().heads()) {
                var kind = details.kinds().of(head.id());
                out.printRecord(
                        head.id().layer(),
                        head.id().head(),
                        Csv.field(head.fit0().number(Regression::r)),
                        Csv.field(head.fit1().number(Regression::r)),
                        Csv.field(head.fit2().number(Regression::r)),
                        Csv.field(kind.previous()),
                        Csv.field(kind.duplicate()),
                        Csv.field(kind.induction()),
                        Csv.field(kind.copying()),
                        String.join("; ", kind.names()));
            }
        });
        composition(result, details, study, content);
    }

    private static void composition(
            CouplingResult result, CouplingDetails details, FullStudy study, ReportContent content) {
        var heads = study.config().allHeads();
        var columns = List.of(
                "earlier", "later", "q", "k", "v", "q_z", "k_z", "v_z", "q_affinity", "k_affinity", "v_affinity");
        content.csv("composition.csv", study.provenance("", ""), columns, out -> {
            var scores = result.compositions();
            var affinities = details.affinities();
            var zQ = CompositionPlots.zScores(scores, CompositionPlots.Kind.Q);
            var zK = CompositionPlots.zScores(scores, CompositionPlots.Kind.K);
            var zV = CompositionPlots.zScores(scores, CompositionPlots.Kind.V);
            for (int i = 0; i < heads.size(); i++) {
                for (int j = 0; j < heads.size(); j++) {
                    if (heads.get(i).layer() < heads.get(j).layer()) {
                        out.printRecord(
                                heads.get(i),
                                heads.get(j),
                                Csv.field(scores.q()[i][j]),
                                Csv.field(scores.k()[i][j]),
                                Csv.field(scores.v()[i][j]),
                                Csv.field(zQ[i][j]),
                                Csv.field(zK[i][j]),
                                Csv.field(zV[i][j]),
                                Csv.field(affinities.q()[i][j]),
                                Csv.field(affinities.k()[i][j]),
                                Csv.field(affinities.v()[i][j]));
                    }
                }
            }
        });
    }

    static void phases(PhasesResult result, double[][][][] temperatures, FullStudy study, ReportContent content) {
        var read = study.provenance(study.reading().toString(), "");
        var columns = List.of(
                "prompt",
                "layer",
                "head",
                "word",
                "regime",
                "predicted",
                "measured",
                "crossings",
                "measured_crossings");
        content.csv("phases.csv", read, columns, out -> {
            var pairs = result.terms().trials().used();
            for (int p = 0; p < pairs.size(); p++) {
                for (var head : result.terms().heads()) {
                    var found = result.repetition()[head.layer()][head.head()][p];
                    out.printRecord(
                            p,
                            head.layer(),
                            head.head(),
                            pairs.get(p).good(),
                            found.regime().key(),
                            Csv.field(found.predicted()),
                            Csv.field(result.measured()[p]),
                            joined(result.crossings()[head.layer()][head.head()][p]),
                            joined(temperatures[head.layer()][head.head()][p]));
                }
            }
        });
        content.csv("phases-actual.csv", read, List.of("prompt", "word", "copies", "actual_gap"), out -> {
            var pairs = result.terms().trials().used();
            for (int p = 0; p < pairs.size(); p++) {
                for (int n = 0; n < result.actual()[p].length; n++) {
                    out.printRecord(p, pairs.get(p).good(), n, Csv.field(result.actual()[p][n]));
                }
            }
        });
    }

    private static String joined(double[] values) {
        return Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(" "));
    }
}
