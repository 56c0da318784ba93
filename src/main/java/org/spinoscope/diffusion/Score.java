package org.spinoscope.diffusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The exact score of the noised vocabulary (eq. 13) for a block of chains: p_v ∝ exp(b_v + log density at S·ê_v), and
/// the drift Σ_v p_v(…) P_S ê_v, in two matrix products.
public final class Score {

    private static final int ROWS = AtomProducts.ROWS;
    private static final int WORTH_SHARING = 200_000;

    private final Atoms atoms;
    private final AtomProducts products;
    private final float[] base;
    private final float[] cosines;
    private final float[] shares;
    private final float[] spinRows;
    private final float[] sums;
    private List<SpinChains.Target> targets = List.of();
    private double sign = 1;

    /// Memory for one block of chains over these atoms.
    public Score(Atoms atoms, AtomProducts products) {
        this.atoms = atoms;
        this.products = products;
        int size = ROWS * atoms.count();
        base = new float[size];
        cosines = new float[size];
        shares = new float[size];
        spinRows = new float[ROWS * atoms.dimension()];
        sums = new float[ROWS * atoms.dimension()];
    }

    Atoms atoms() {
        return atoms;
    }

    /// Sets what the chains are drawn to.
    void aim(List<SpinChains.Target> wanted, Sign signs) {
        if (wanted.isEmpty() || wanted.size() > ROWS) {
            throw new IllegalArgumentException("A block has 1 to " + ROWS + " chains: " + wanted.size());
        }
        targets = List.copyOf(wanted);
        sign = signs == Sign.PAPER_FORWARD ? -1 : 1;
        int count = atoms.count();
        for (int row = 0; row < targets.size(); row++) {
            System.arraycopy(targets.get(row).logWeights(), 0, base, row * count, count);
        }
    }

    private void cosines(List<double[]> spins) {
        Arrays.fill(spinRows, 0);
        for (int row = 0; row < spins.size(); row++) {
            for (int a = 0; a < atoms.dimension(); a++) {
                spinRows[row * atoms.dimension() + a] = (float) spins.get(row)[a];
            }
        }
        products.cosines(spinRows, cosines);
    }

    /// p_v of each chain at a level, `[ROWS, atoms]`, shared.
    float[] shares(List<double[]> spins, int level) {
        if (level > 0) {
            cosines(spins);
        }
        rows().forEach(row -> shareRow(row, level));
        return shares;
    }

    /// The atom with the largest cosine with a chain's spin, as of the last call of [#shares] after level 0.
    int nearest(int row) {
        return FloatRows.largest(cosines, row * atoms.count(), atoms.count(), 1)[0];
    }

    private void shareRow(int row, int level) {
        int count = atoms.count();
        int from = row * count;
        System.arraycopy(base, from, shares, from, count);
        targets.get(row).schedule().level(level).addLogDensity(cosines, from, count, shares);
        FloatRows.softmax(shares, from, count);
    }

    /// G of each chain: its drift per −dφ, tangent to the sphere at its spin.
    List<double[]> drifts(List<double[]> spins, int level, double epsilon, SpinChains.Seen seen) {
        int count = atoms.count();
        seen.shares(shares(spins, level));
        rows().forEach(row ->
                targets.get(row).schedule().level(level).drift(cosines, row * count, count, epsilon, shares));
        products.sums(shares, sums);
        var drifts = new ArrayList<double[]>();
        for (int row = 0; row < targets.size(); row++) {
            var g = new double[atoms.dimension()];
            for (int a = 0; a < g.length; a++) {
                g[a] = sign * sums[row * g.length + a];
            }
            Sphere.project(spins.get(row), g);
            drifts.add(g);
        }
        return drifts;
    }

    private IntStream rows() {
        var rows = IntStream.range(0, targets.size());
        return targets.size() * atoms.count() >= WORTH_SHARING ? rows.parallel() : rows;
    }
}
