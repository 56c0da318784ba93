package org.spinoscope.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.spinoscope.common.ParallelBlocks;
import org.spinoscope.common.Progress;

/// How surprising each head's |r_w| is: y is permuted inside the relations, one permutation for all heads.
///
/// @param r r_w of each head, NaN if undefined
/// @param p by the head's own null, (1+#{|r*| ≥ |r|})/(1+B)
/// @param family by the maximum over the heads
/// @param stepDown by the maximum over the heads that are not above it, step by step (Westfall–Young)
/// @param maxima max|r_w| of every permutation
public record WithinRelationTest(double[] r, double[] p, double[] family, double[] stepDown, NullDistribution maxima) {

    private static final double EQUAL = 1e-12;
    private static final int ROWS = 256;

    /// @param x `[head][pair]`; pairs that are not finite leave their head only
    /// @param y `[pair]`, finite
    /// @param seed the same seed gives the same result on any number of processors
    public static WithinRelationTest of(
            double[][] x, double[] y, int[] relation, int relations, int permutations, long seed, Progress progress) {
        return new Run(x, y, relation, relations).test(permutations, seed, progress);
    }

    /// One test under way.
    private static final class Run {
        private final int[] relation;
        private final int relations;
        private final double[] y;
        private final double[][] x;
        private final double[][] units;
        private final boolean[] whole;
        private final double[] r;
        private final int[] order;

        Run(double[][] x, double[] y, int[] relation, int relations) {
            this.x = x;
            this.relation = relation;
            this.relations = relations;
            this.y = WithinCentred.of(y, y, relation, relations);
            this.units = new double[x.length][];
            this.whole = new boolean[x.length];
            this.r = new double[x.length];
            for (int h = 0; h < x.length; h++) {
                r[h] = RelationSums.of(x[h], y, relation, relations).within();
                whole[h] = StandardizedVariable.finite(x[h]);
                units[h] = unit(WithinCentred.of(x[h], x[h], relation, relations));
            }
            this.order = IntStream.range(0, x.length)
                    .filter(h -> !Double.isNaN(r[h]))
                    .boxed()
                    .sorted(Comparator.comparingDouble(h -> -Math.abs(r[h])))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        private static double[] unit(double[] centred) {
            double square = 0;
            for (double value : centred) {
                square += value * value;
            }
            double norm = Math.sqrt(square);
            for (int i = 0; i < centred.length; i++) {
                centred[i] /= norm;
            }
            return centred;
        }

        WithinRelationTest test(int total, long seed, Progress progress) {
            var permutations = new GroupedPermutations(relation, relations, total, seed);
            var own = new AtomicIntegerArray(r.length);
            var family = new AtomicIntegerArray(r.length);
            var steps = new AtomicIntegerArray(r.length);
            var maxima = new double[total];
            ParallelBlocks.run(
                    permutations.blocks(),
                    block -> count(
                            permutations.columns(block, y),
                            permutations.width(block),
                            block * GroupedPermutations.WIDTH,
                            own,
                            family,
                            steps,
                            maxima),
                    progress,
                    "Permuting prompts inside their relations");
            return new WithinRelationTest(
                    r, p(own, total), p(family, total), monotone(p(steps, total)), new NullDistribution(maxima));
        }

        private void count(
                double[] columns,
                int width,
                int first,
                AtomicIntegerArray own,
                AtomicIntegerArray family,
                AtomicIntegerArray steps,
                double[] maxima) {
            var values = correlations(columns);
            for (int column = 0; column < width; column++) {
                double largest = 0;
                for (int place = order.length - 1; place >= 0; place--) { // from the smallest |r| up
                    int h = order[place];
                    double value = Math.abs(values[h][column]);
                    double bound = Math.abs(r[h]) * (1 - EQUAL);
                    largest = Math.max(largest, value);
                    if (value >= bound) {
                        own.incrementAndGet(h);
                    }
                    if (largest >= bound) {
                        steps.incrementAndGet(h);
                    }
                }
                maxima[first + column] = largest;
                for (int h : order) {
                    if (largest >= Math.abs(r[h]) * (1 - EQUAL)) {
                        family.incrementAndGet(h);
                    }
                }
            }
        }

        /// r_w of every head for every column, a few rows at a time so that they stay in the processor's cache.
        private double[][] correlations(double[] columns) {
            int width = GroupedPermutations.WIDTH;
            var sums = new double[units.length][width];
            for (int from = 0; from < y.length; from += ROWS) {
                int to = Math.min(from + ROWS, y.length);
                for (int h : order) {
                    accumulate(units[h], columns, from, to, sums[h]);
                }
            }
            double norm = norm(y);
            for (int h : order) {
                for (int column = 0; column < width; column++) {
                    sums[h][column] /= whole[h] ? norm : normOf(h, columns, column);
                }
            }
            return sums;
        }

        private static void accumulate(double[] unit, double[] columns, int from, int to, double[] sums) {
            int width = GroupedPermutations.WIDTH;
            int i = from;
            for (; i + 3 < to; i += 4) {
                double a = unit[i];
                double b = unit[i + 1];
                double c = unit[i + 2];
                double d = unit[i + 3];
                int row = i * width;
                for (int j = 0; j < width; j++) {
                    sums[j] += a * columns[row + j]
                            + b * columns[row + width + j]
                            + c * columns[row + 2 * width + j]
                            + d * columns[row + 3 * width + j];
                }
            }
            for (; i < to; i++) {
                for (int j = 0; j < width; j++) {
                    sums[j] += unit[i] * columns[i * width + j];
                }
            }
        }

        private static double norm(double[] values) {
            double square = 0;
            for (double value : values) {
                square += value * value;
            }
            return Math.sqrt(square);
        }

        /// The norm of the permuted y over the pairs that a head with missing ones has.
        private double normOf(int h, double[] columns, int column) {
            var permuted = new double[y.length];
            for (int i = 0; i < permuted.length; i++) {
                permuted[i] = columns[i * GroupedPermutations.WIDTH + column];
            }
            return norm(WithinCentred.of(permuted, x[h], relation, relations));
        }

        private double[] p(AtomicIntegerArray counts, int total) {
            return IntStream.range(0, r.length)
                    .mapToDouble(h -> Double.isNaN(r[h]) ? Double.NaN : (1.0 + counts.get(h)) / (1.0 + total))
                    .toArray();
        }

        /// A head is never less surprising than one above it.
        private double[] monotone(double[] steps) {
            double least = 0;
            for (int h : order) {
                least = Math.max(least, steps[h]);
                steps[h] = least;
            }
            return steps;
        }
    }

    /// p of one head alone over some pairs.
    public static double single(
            double[] x, double[] y, int[] relation, int relations, int permutations, long seed, Progress progress) {
        return of(new double[][] {x}, y, relation, relations, permutations, seed, progress)
                .p()[0];
    }

    /// Benjamini–Hochberg q of the heads' own p.
    public double[] q() {
        return MultipleTesting.benjaminiHochberg(Arrays.copyOf(p, p.length));
    }
}
