package org.spinoscope.diffusion;

import java.util.ArrayList;
import java.util.Arrays;
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

    /// @param starts where each atom's tokens begin in `tokens`, and their number
    Atoms(int dimension, float[] unit, int[] atomOfToken, int[] tokens, int[] starts, Centring centring) {
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
        return new AtomGrouping(rows, dimension, centring).atoms();
    }

    /// Some of the atoms, as if there were no others; tokens of the others belong to none.
    ///
    /// @param chosen numbers of atoms, each once
    public Atoms subset(int[] chosen) {
        var rows = new float[chosen.length * dimension];
        var number = new int[count()];
        Arrays.fill(number, NONE);
        var newStarts = new int[chosen.length + 1];
        var newTokens = new ArrayList<Integer>();
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(unit, chosen[i] * dimension, rows, i * dimension, dimension);
            number[chosen[i]] = i;
            for (int token : tokens(chosen[i])) {
                newTokens.add(token);
            }
            newStarts[i + 1] = newTokens.size();
        }
        var atomOf = Arrays.stream(atomOfToken)
                .map(atom -> atom == NONE ? NONE : number[atom])
                .toArray();
        return new Atoms(
                dimension,
                rows,
                atomOf,
                newTokens.stream().mapToInt(Integer::intValue).toArray(),
                newStarts,
                centring);
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
    public int[] heaviest(float[] logWeights, double share, int limit) {
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
