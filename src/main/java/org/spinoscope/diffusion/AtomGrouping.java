package org.spinoscope.diffusion;

import java.util.Arrays;
import java.util.HashMap;

/// Finds the tokens whose vectors are identical.
record AtomGrouping(float[] rows, int dimension, Centring centring) {

    AtomGrouping {
        if (dimension < 3 || rows.length == 0 || rows.length % dimension != 0) {
            throw new IllegalArgumentException(rows.length + " values are no token vectors of width " + dimension);
        }
    }

    /// The atoms, numbered by their first token.
    Atoms atoms() {
        int vocabulary = rows.length / dimension;
        var groups = new HashMap<Row, Integer>();
        var group = new int[vocabulary];
        var first = new int[vocabulary];
        for (int t = 0; t < vocabulary; t++) {
            int known = groups.size();
            group[t] = groups.merge(new Row(rows, t * dimension, dimension), known, (old, fresh) -> old);
            if (group[t] == known) {
                first[known] = t;
            }
        }
        return grouped(group, Arrays.copyOf(first, groups.size()));
    }

    private Atoms grouped(int[] group, int[] first) {
        int d = dimension;
        var mean = new double[d];
        if (centring == Centring.ATOMS) { // the mean over rows would be that of the one vector thousands share
            for (int t : first) {
                for (int a = 0; a < d; a++) {
                    mean[a] += (double) rows[t * d + a] / first.length;
                }
            }
        }
        var unit = new float[first.length * d];
        var number = new int[first.length];
        int count = 0;
        for (int g = 0; g < first.length; g++) {
            number[g] = normalise(rows, first[g] * d, mean, unit, count * d) ? count++ : Atoms.NONE;
        }
        var atomOfToken = Arrays.stream(group).map(g -> number[g]).toArray();
        var starts = new int[count + 1];
        for (int atom : atomOfToken) {
            if (atom != Atoms.NONE) {
                starts[atom + 1]++;
            }
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        var next = Arrays.copyOf(starts, count);
        var tokens = new int[starts[count]];
        for (int t = 0; t < atomOfToken.length; t++) {
            if (atomOfToken[t] != Atoms.NONE) {
                tokens[next[atomOfToken[t]]++] = t;
            }
        }
        return new Atoms(d, Arrays.copyOf(unit, count * d), atomOfToken, tokens, starts, centring);
    }

    private static boolean normalise(float[] rows, int from, double[] mean, float[] out, int to) {
        double square = 0;
        for (int a = 0; a < mean.length; a++) {
            double value = rows[from + a] - mean[a];
            square += value * value;
        }
        if (!(square > 1e-24) || !Double.isFinite(square)) {
            return false;
        }
        double scale = 1 / Math.sqrt(square);
        for (int a = 0; a < mean.length; a++) {
            out[to + a] = (float) ((rows[from + a] - mean[a]) * scale);
        }
        return true;
    }

    /// A row by its values.
    private record Row(float[] rows, int from, int width) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Row row
                    && Arrays.equals(rows, from, from + width, row.rows, row.from, row.from + row.width);
        }

        @Override
        public int hashCode() {
            int hash = 1;
            for (int i = from; i < from + width; i++) {
                hash = 31 * hash + Float.floatToIntBits(rows[i]);
            }
            return hash;
        }
    }
}
