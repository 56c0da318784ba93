package org.spinoscope.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.common.ParallelBlocks;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.statistics.RelationSums;

/// What the heads do over the chosen prompts of a sweep. Heads are counted layer · heads + head;
/// NaN is undefined.
///
/// @param prompts numbers of the chosen prompts; empty in a first look
/// @param count how many there are
/// @param relations their names, in the order of the sums
/// @param sums of ΔL_theory and ΔL_actual of each head over the relations
/// @param r0 uncentred correlation
/// @param direct mean direct attribution
/// @param effect mean total effect of removing the head
public record SweepSummary(
        SweepTable table,
        SweepFilter filter,
        int[] prompts,
        int count,
        List<String> relations,
        List<RelationSums> sums,
        double[] r0,
        double[] direct,
        double[] effect) {

    /// Goes through the chosen prompts once, heads in parallel.
    public static SweepSummary of(SweepTable table, SweepFilter filter) {
        var prompts = table.chosen(filter);
        var relations = table.names();
        int heads = table.heads();
        var sums = new RelationSums[heads];
        var r0 = new double[heads];
        var direct = new double[heads];
        var effect = new double[heads];
        double shift = mean(table.actual(), prompts);
        ParallelBlocks.run(
                heads,
                h -> {
                    double mean = mean(table.theory(h), prompts);
                    sums[h] = sums(table, h, prompts, relations.size(), mean, shift);
                    r0[h] = uncentred(sums[h], mean, shift);
                    direct[h] = mean(table.direct(h), prompts);
                    effect[h] = mean(table.effect(h), prompts);
                },
                Progress.NONE,
                "");
        return new SweepSummary(table, filter, prompts, prompts.length, relations, List.of(sums), r0, direct, effect);
    }

    /// About the mean of x and one common shift of y, which is near each head's own mean.
    private static RelationSums sums(
            SweepTable table, int head, int[] prompts, int relations, double mean, double shift) {
        var x = table.theory(head);
        var sums = new RelationSums(
                new int[relations],
                new double[relations],
                new double[relations],
                new double[relations],
                new double[relations],
                new double[relations]);
        if (x.length == 0) {
            return sums;
        }
        var y = table.actual();
        var relation = table.relation();
        for (int i : prompts) {
            double a = x[i] - mean;
            double b = y[i] - shift;
            if (Double.isFinite(a)) {
                int g = relation[i];
                sums.n()[g]++;
                sums.x()[g] += a;
                sums.y()[g] += b;
                sums.xx()[g] += a * a;
                sums.yy()[g] += b * b;
                sums.xy()[g] += a * b;
            }
        }
        return sums;
    }

    private static double mean(double[] values, int[] prompts) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double sum = 0;
        int n = 0;
        for (int i : prompts) {
            double value = values[i];
            if (Double.isFinite(value)) {
                sum += value;
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    /// From sums about a mean of x and a shift of y: one pass over the columns less.
    private static double uncentred(RelationSums sums, double mean, double shift) {
        double n = sums.pairs();
        double x = Arrays.stream(sums.x()).sum();
        double y = Arrays.stream(sums.y()).sum();
        double xx = Arrays.stream(sums.xx()).sum() + mean * (2 * x + n * mean);
        double yy = Arrays.stream(sums.yy()).sum() + shift * (2 * y + n * shift);
        double xy = Arrays.stream(sums.xy()).sum() + mean * y + shift * x + n * mean * shift;
        return xx > 0 && yy > 0 ? Math.clamp(xy / Math.sqrt(xx * yy), -1.0, 1.0) : Double.NaN;
    }

    /// Whether the columns are there, and with them single prompts.
    public boolean columns() {
        return prompts.length == count;
    }

    public int layers() {
        return table.plan().model().layers();
    }

    public int heads() {
        return table.plan().model().heads();
    }

    public int place(HeadId head) {
        return head.layer() * heads() + head.head();
    }

    public HeadId head(int place) {
        return new HeadId(place / heads(), place % heads());
    }

    /// Whether the model of the sweep has this head.
    public boolean has(HeadId head) {
        return head.layer() < layers() && head.head() < heads();
    }

    /// Pooled r of each head.
    public double[] r() {
        return sums.stream().mapToDouble(RelationSums::pooled).toArray();
    }

    /// r_w of each head.
    public double[] within() {
        return sums.stream().mapToDouble(RelationSums::within).toArray();
    }

    /// Prompts of each head with both gaps.
    public int[] n() {
        return sums.stream().mapToInt(RelationSums::pairs).toArray();
    }

    /// A head's chosen prompts with both gaps.
    ///
    /// @param prompts their numbers
    /// @param x ΔL_theory
    /// @param y ΔL_actual
    public record Pairs(int[] prompts, double[] x, double[] y) {}

    public Pairs pairs(HeadId head) {
        var x = table.theory(place(head));
        var with = x.length == 0
                ? new int[0]
                : Arrays.stream(prompts).filter(i -> Double.isFinite(x[i])).toArray();
        return new Pairs(
                with,
                IntStream.of(with).mapToDouble(i -> x[i]).toArray(),
                IntStream.of(with).mapToDouble(i -> table.actual()[i]).toArray());
    }

    /// The chosen prompts for the statistics of a sweep; relations without any are not in it.
    public SweepData data() {
        var numbers = new int[relations.size()];
        Arrays.fill(numbers, -1);
        var names = new ArrayList<String>();
        var relation = new int[prompts.length];
        for (int i = 0; i < prompts.length; i++) {
            int g = table.relation()[prompts[i]];
            if (numbers[g] < 0) {
                numbers[g] = names.size();
                names.add(relations.get(g));
            }
            relation[i] = numbers[g];
        }
        var theory = new double[sums.size()][];
        for (int h = 0; h < theory.length; h++) {
            var column = table.theory(h);
            theory[h] = IntStream.of(prompts)
                    .mapToDouble(i -> column.length == 0 ? Double.NaN : column[i])
                    .toArray();
        }
        return new SweepData(
                layers(),
                heads(),
                List.copyOf(names),
                relation,
                IntStream.of(prompts).mapToDouble(i -> table.actual()[i]).toArray(),
                theory);
    }
}
