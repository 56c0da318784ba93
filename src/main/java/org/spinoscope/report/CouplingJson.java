package org.spinoscope.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.spinoscope.spinbath.modes.ModelModes;
import org.spinoscope.spinbath.orders.Orders;
import org.spinoscope.spinbath.phases.Repetition;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.statistics.Regression;
import org.spinoscope.study.coupling.BoundaryPairs;
import org.spinoscope.study.coupling.CouplingResult;
import org.spinoscope.study.coupling.OrdersResult;
import org.spinoscope.study.coupling.PhasesResult;

/// The keys `modes`, `orders` and `phases` of results.json. Heads of `composition` are numbered layer by layer; null is
/// undefined.
final class CouplingJson {

    private CouplingJson() {}

    static void put(ObjectNode root, CouplingResult study) {
        modes(root.putArray("modes"), study.modes());
        var orders = root.putObject("orders");
        orders(orders.putArray("heads"), study.orders());
        var composition = orders.putObject("composition");
        matrix(composition.putArray("q"), study.compositions().q());
        matrix(composition.putArray("k"), study.compositions().k());
        matrix(composition.putArray("v"), study.compositions().v());
        phases(root.putObject("phases"), study.phases());
    }

    private static void modes(ArrayNode list, ModelModes study) {
        for (var modes : study.heads()) {
            var entry = Json.head(list.addObject(), modes.head());
            Json.numbers(entry.putArray("singular"), modes.singular());
            var eigen = entry.putArray("eigen");
            for (var value : modes.eigen()) {
                Json.numbers(eigen.addArray(), new double[] {value.real, value.imaginary});
            }
            Json.number(entry, "symmetricFraction", modes.symmetricFraction().value());
            Json.number(entry, "ferromagneticShare", modes.ferromagneticShare().value());
            Json.number(entry, "participation", modes.participation().value());
            Json.number(entry, "directionality", modes.directionality());
            Json.number(entry, "ovCopyingResidual", modes.ovCopyingResidual().value());
            Json.number(entry, "ovCopyingToken", modes.ovCopyingToken().value());
        }
    }

    private static void orders(ArrayNode list, OrdersResult study) {
        for (var head : study.heads()) {
            var entry = Json.head(list.addObject(), head.id());
            Json.numbers(entry.putArray("y0"), head.values(Orders::y0));
            Json.numbers(entry.putArray("y1"), head.values(Orders::y1));
            Json.numbers(entry.putArray("y2"), head.values(Orders::y2));
            Json.numbers(entry.putArray("remainder"), head.values(Orders::remainder));
            Json.numbers(entry.putArray("spread"), head.values(Orders::spread));
            correlation(entry, "r0", head.fit0());
            correlation(entry, "r1", head.fit1());
            correlation(entry, "r2", head.fit2());
        }
    }

    private static void correlation(ObjectNode entry, String key, Estimate<Regression> fit) {
        Json.number(entry, key, fit.number(Regression::r));
    }

    private static void phases(ObjectNode node, PhasesResult study) {
        var repetition = node.putArray("repetition");
        var temperature = node.putArray("temperature");
        var actual = node.putArray("actual");
        var pairs = study.terms().trials().used();
        for (int p = 0; p < pairs.size(); p++) {
            var entry =
                    actual.addObject().put("prompt", p).put("word", pairs.get(p).good());
            Json.numbers(entry.putArray("gap"), study.actual()[p]);
            for (var head : study.terms().heads()) {
                var found = study.repetition()[head.layer()][head.head()][p];
                var row = Json.head(repetition.addObject().put("prompt", p), head);
                row.put("word", pairs.get(p).good());
                if (found.regime() == Repetition.Regime.UNDEFINED) {
                    row.putNull("regime");
                } else {
                    row.put("regime", found.regime().key());
                }
                Json.number(row, "predicted", found.predicted());
                Json.number(row, "measured", study.measured()[p]);
                var scan = Json.head(temperature.addObject().put("prompt", p), head);
                Json.numbers(scan.putArray("crossings"), study.crossings()[head.layer()][head.head()][p]);
            }
        }
    }

    /// `phases.agreement`: how well boundaries of heads match the model's, a row a kind.
    static void putAgreement(ObjectNode root, List<BoundaryPairs> kinds) {
        var rows = root.withObject("/phases").putArray("agreement");
        for (var pairs : kinds) {
            var row = rows.addObject().put("kind", pairs.kind().name().toLowerCase(Locale.ROOT));
            row.put("cases", pairs.cases()).put("predicted", pairs.predicted()).put("measured", pairs.measured());
            row.put("both", pairs.both().size());
            Json.number(row, "medianError", pairs.medianError());
            row.put("unit", pairs.kind().unit());
        }
    }

    private static void matrix(ArrayNode list, double[][] rows) {
        for (var row : rows) {
            Json.numbers(list.addArray(), row);
        }
    }
}
