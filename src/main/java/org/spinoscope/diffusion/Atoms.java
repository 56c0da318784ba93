package org.spinoscope.diffusion;

import java.util.Arrays;
import java.util.HashMap;
import java.util.stream.IntStream;

/// The clean spins of a vocabulary: unit token vectors, tokens with identical vectors as one atom.
///
/// Atoms are numbered by their first token. A token whose vector has no direction belongs to no atom.
public final class Atoms {

    /// What [#atomOf] gives for a token without direction.
    public static final int NONE = -1;

    private final int dimension;
    private final float[] unit;
    private final int[] atomOfToken;
    private final int[] tokens;
    private final int[] starts;
    private final Centring centring;

    private Atoms(int dimension, float[] unit, int[] atomOfToken, int[] tokens, int[] starts, Centring centring) {
        this.dimension = dimension;
        this.unit = unit;
        this.atomOfToken = atomOfToken;
        this.tokens = tokens;
        this.starts = starts;
        this.centring = centring;
    }

    /// The atoms of an embedding.
    ///
    /// @param rows one vector a token, `[vocabulary, dimension]`
    public static Atoms of(float[] rows, int dimension, Centring centring) {
        if (dimension < 3 || rows.length == 0 || rows.length % dimension != 0) {
            throw new IllegalArgumentException(rows.length + " values are no token vectors of width " + dimension);
        }
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
        return grouped(rows, dimension, centring, group, Arrays.copyOf(first, groups.size()));
    }

    private static Atoms grouped(float[] rows, int d, Centring centring, int[] group, int[] first) {
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
            number[g] = normalise(rows, first[g] * d, mean, unit, count * d) ? count++ : NONE;
        }
        var atomOfToken = Arrays.stream(group).map(g -> number[g]).toArray();
        var starts = new int[count + 1];
        for (int atom : atomOfToken) {
            if (atom != NONE) {
                starts[atom + 1]++;
            }
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        var next = Arrays.copyOf(starts, count);
        var tokens = new int[starts[count]];
        for (int t = 0; t < atomOfToken.length; t++) {
            if (atomOfToken[t] != NONE) {
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

    /// How many atoms there are.
    public int count() {
        return starts.length - 1;
    }

    /// d.
    public int dimension() {
        return dimension;
    }

    /// How many tokens the vocabulary has.
    public int vocabulary() {
        return atomOfToken.length;
    }

    public Centring centring() {
        return centring;
    }

    /// The atom of a token, or [#NONE].
    public int atomOf(int token) {
        return atomOfToken[token];
    }

    /// The tokens of an atom, in order.
    public int[] tokens(int atom) {
        return Arrays.copyOfRange(tokens, starts[atom], starts[atom + 1]);
    }

    /// How many tokens share an atom's vector.
    public int tied(int atom) {
        return starts[atom + 1] - starts[atom];
    }

    /// An atom's first token.
    public int firstToken(int atom) {
        return tokens[starts[atom]];
    }

    /// ê of an atom.
    public double[] direction(int atom) {
        return IntStream.range(0, dimension)
                .mapToDouble(a -> unit[atom * dimension + a])
                .toArray();
    }

    /// Unit vectors of all atoms `[count, dimension]`, shared.
    float[] unit() {
        return unit;
    }

    /// x·ê of an atom, in double precision.
    public double dot(double[] x, int atom) {
        double sum = 0;
        for (int a = 0, at = atom * dimension; a < dimension; a++, at++) {
            sum += x[a] * unit[at];
        }
        return sum;
    }

    /// log w_a from log-weights of tokens, normalised; w_a is the sum over the atom's tokens.
    ///
    /// @param tokenLogWeights one a token, up to a common constant
    /// @param temperature what they are divided by first
    public float[] logWeights(float[] tokenLogWeights, double temperature) {
        double most = Double.NEGATIVE_INFINITY;
        for (int token : tokens) {
            most = Math.max(most, tokenLogWeights[token]);
        }
        var weight = new double[count()];
        double sum = 0;
        for (int a = 0; a < weight.length; a++) {
            for (int i = starts[a]; i < starts[a + 1]; i++) {
                weight[a] += Math.exp((tokenLogWeights[tokens[i]] - most) / temperature);
            }
            sum += weight[a];
        }
        var log = new float[weight.length];
        for (int a = 0; a < log.length; a++) {
            log[a] = (float) Math.max(Math.log(weight[a] / sum), LEAST);
        }
        return log;
    }

    /// Stands for log 0, so that sums stay finite.
    private static final double LEAST = -1e4;

    /// The fewest atoms that hold `share` of the weight, heaviest first, at most `limit`.
    int[] heaviest(float[] logWeights, double share, int limit) {
        var order = IntStream.range(0, logWeights.length)
                .boxed()
                .sorted((a, b) -> Float.compare(logWeights[b], logWeights[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        double held = 0;
        int count = 0;
        while (count < order.length && count < limit && held < share) {
            held += Math.exp(logWeights[order[count++]]);
        }
        return Arrays.copyOf(order, count);
    }
}
