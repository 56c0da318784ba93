package org.spinoscope.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.spinoscope.statistics.ClusterBootstrap;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.statistics.FisherInterval;
import org.spinoscope.statistics.Heterogeneity;
import org.spinoscope.statistics.Interval;

/// The statistics of a sweep for programs: stable keys, full precision, undefined is null.
public final class StatisticsJson {

    private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999};
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private StatisticsJson() {}

    /// The text of the file.
    public static String of(SweepStatistics statistics) {
        var root = MAPPER.createObjectNode();
        root.put("n", statistics.data().prompts());
        root.put("relations", statistics.data().relations().size());
        root.put("reading", statistics.request().reading());
        heads(root.putArray("heads"), statistics);
        familywise(root.putObject("familywise"), statistics);
        head(root.putObject("head"), statistics);
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts is always JSON", e);
        }
    }

    private static void heads(ArrayNode list, SweepStatistics statistics) {
        var q = statistics.test().q();
        for (int h = 0; h < statistics.sums().size(); h++) {
            var sums = statistics.sums().get(h);
            var node = list.addObject();
            double r = sums.pooled();
            double within = statistics.test().r()[h];
            node.put("layer", h / statistics.data().heads());
            node.put("head", h % statistics.data().heads());
            node.put("n", sums.pairs());
            number(node, "r", r);
            interval(node.putArray("fisher"), FisherInterval.of(r, sums.pairs()));
            number(node, "r0", statistics.r0()[h]);
            number(node, "rWithin", within);
            node.put("df", sums.degreesOfFreedom());
            cluster(node, statistics.clusters().get(h));
            number(node, "p", statistics.test().p()[h]);
            number(node, "pFamily", statistics.test().family()[h]);
            number(node, "pStepDown", statistics.test().stepDown()[h]);
            number(node, "q", q[h]);
        }
    }

    private static void cluster(ObjectNode node, Estimate<ClusterBootstrap> cluster) {
        number(node, "clusterSe", cluster.number(ClusterBootstrap::se));
        interval(node.putArray("cluster"), clusterInterval(cluster));
        interval(
                node.putArray("percentile"),
                cluster.map(ClusterBootstrap::percentile).optional().orElse(UNDEFINED));
        number(node, "deff", cluster.number(ClusterBootstrap::designEffect));
    }

    private static final Interval UNDEFINED = new Interval(Double.NaN, Double.NaN);

    private static Interval clusterInterval(Estimate<ClusterBootstrap> cluster) {
        return cluster.map(ClusterBootstrap::interval).optional().orElse(UNDEFINED);
    }

    private static void familywise(ObjectNode node, SweepStatistics statistics) {
        node.put("permutations", statistics.request().permutations());
        node.put("seed", statistics.request().seed());
        boolean any = Arrays.stream(statistics.test().r()).anyMatch(r -> !Double.isNaN(r));
        var quantiles = node.putArray("nullQuantiles");
        for (double probability : QUANTILES) {
            var entry = quantiles.addObject();
            number(entry, "probability", probability);
            number(entry, "value", any ? statistics.test().maxima().quantile(probability) : Double.NaN);
        }
    }

    private static void head(ObjectNode node, SweepStatistics statistics) {
        node.put("layer", statistics.head().layer());
        node.put("head", statistics.head().head());
        var sums = statistics
                .sums()
                .get(statistics.head().layer() * statistics.data().heads()
                        + statistics.head().head());
        var relations = node.putArray("relations");
        for (int g = 0; g < statistics.data().relations().size(); g++) {
            var entry = relations.addObject();
            entry.put("relation", statistics.data().relations().get(g));
            entry.put("n", sums.n()[g]);
            number(entry, "r", sums.r(g));
            interval(entry.putArray("fisher"), FisherInterval.of(sums.r(g), sums.n()[g]));
            number(entry, "slope", sums.slope(g));
        }
        heterogeneity(node.putObject("heterogeneity"), statistics.heterogeneity());
        var curve = node.putArray("curve");
        for (var point : statistics.curve()) {
            var entry = curve.addObject();
            entry.put("n", point.n());
            number(entry, "r", point.r());
            interval(entry.putArray("fisher"), point.fisher());
            interval(entry.putArray("range"), point.range());
        }
        heldOut(node.putArray("heldOut"), statistics);
    }

    private static void heterogeneity(ObjectNode node, Estimate<Heterogeneity> estimate) {
        if (estimate instanceof Estimate.Defined<Heterogeneity>(Heterogeneity found)) {
            node.put("k", found.k());
            number(node, "Q", found.q());
            node.put("df", found.df());
        } else {
            node.putNull("k");
            node.putNull("Q");
            node.putNull("df");
        }
        number(node, "p", estimate.number(Heterogeneity::p));
        number(node, "I2", estimate.number(Heterogeneity::iSquared));
        number(node, "tau2", estimate.number(Heterogeneity::tauSquared));
        number(node, "fixed", estimate.number(Heterogeneity::fixed));
        number(node, "mean", estimate.number(Heterogeneity::mean));
        interval(
                node.putArray("interval"),
                estimate.map(Heterogeneity::interval).optional().orElse(UNDEFINED));
        interval(
                node.putArray("prediction"),
                estimate.map(Heterogeneity::prediction).optional().orElse(UNDEFINED));
        node.put("scale", "atanh r");
    }

    private static void heldOut(ArrayNode list, SweepStatistics statistics) {
        for (int s = 0; s < statistics.splits().size(); s++) {
            var split = statistics.splits().get(s);
            var entry = list.addObject();
            entry.put("layer", split.head() / statistics.data().heads());
            entry.put("head", split.head() % statistics.data().heads());
            number(entry, "chosen", split.chosen());
            number(entry, "tested", split.tested());
            boolean first = s < statistics.splitP().length;
            number(entry, "p", first ? statistics.splitP()[s] : Double.NaN);
            var cluster = first
                    ? clusterInterval(split.cluster(
                            statistics.sums().get(split.head()),
                            statistics.request().resamples(),
                            statistics.request().seed()))
                    : UNDEFINED;
            interval(entry.putArray("cluster"), cluster);
        }
    }

    private static void interval(ArrayNode list, Interval interval) {
        for (double end : new double[] {interval.low(), interval.high()}) {
            if (Double.isFinite(end)) {
                list.add(end);
            } else {
                list.addNull();
            }
        }
    }

    private static void number(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }
}
