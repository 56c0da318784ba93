package org.spinoscope.diffusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.spinoscope.gpt2.NativeMixture;

/// The exact score of the noised vocabulary, eq. (13), for a block of chains: p_v ∝ exp(b_v + log density at S·ê_v),
/// and
/// the drift Σ_v p_v(…) P_S ê_v, in two matrix products. Where a level has a closed form, native memory does both
/// products and all between; otherwise the shares are worked out here, row by row.
public final class Score implements Drift {

    private static final int ROWS = AtomProducts.ROWS;
    private static final int WORTH_SHARING = 200_000;
    private static final float[] UNSEEN = {};

    private final Atoms atoms;
    private final AtomProducts products;
    private final float[] base;
    private final float[] cosines;
    private final float[] shares;
    private final float[] spinRows;
    private final float[] sums;
    private List<SpinChains.Target> targets = List.of();
    private double sign = 1;
    private int aims;

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

    @Override
    public void aim(List<SpinChains.Target> wanted, Sign signs) {
        if (wanted.isEmpty() || wanted.size() > ROWS) {
            throw new IllegalArgumentException("A block has 1 to " + ROWS + " chains: " + wanted.size());
        }
        targets = List.copyOf(wanted);
        sign = signs == Sign.PAPER_FORWARD ? -1 : 1;
        aims++;
        int count = atoms.count();
        for (int row = 0; row < targets.size(); row++) {
            System.arraycopy(targets.get(row).logWeights(), 0, base, row * count, count);
        }
    }

    private void fillRows(List<double[]> spins) {
        Arrays.fill(spinRows, 0);
        for (int row = 0; row < spins.size(); row++) {
            for (int a = 0; a < atoms.dimension(); a++) {
                spinRows[row * atoms.dimension() + a] = (float) spins.get(row)[a];
            }
        }
    }

    /// p_v of each chain at a level, `[ROWS, atoms]`, shared.
    float[] shares(List<double[]> spins, int level) {
        if (level > 0) {
            fillRows(spins);
            products.cosines(spinRows, cosines);
        }
        rows().forEach(row -> shareRow(row, level));
        return shares;
    }

    /// P_S Σ_v p_v ê_v of each chain: the score by κ.
    List<double[]> means(List<double[]> spins, int level) {
        products.sums(shares(spins, level), sums);
        return tangents(spins);
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

    @Override
    public List<double[]> drifts(List<double[]> spins, int level, double epsilon, SpinChains.Seen seen) {
        var mixture = products.mixture();
        var closed = coefficients(level, epsilon);
        if (mixture.isPresent() && closed.isPresent()) {
            boolean looks = seen != SpinChains.Seen.NOTHING;
            fillRows(spins);
            mixture.get().base(base, aims);
            mixture.get().sums(spinRows, closed.get(), sums, looks ? shares : UNSEEN);
            if (looks) {
                seen.shares(shares);
            }
        } else {
            int count = atoms.count();
            seen.shares(shares(spins, level));
            rows().forEach(row ->
                    targets.get(row).schedule().level(level).drift(cosines, row * count, count, epsilon, shares));
            products.sums(shares, sums);
        }
        return tangents(spins);
    }

    private Optional<NativeMixture.Coefficients> coefficients(int level, double epsilon) {
        var all = NativeMixture.Coefficients.of(ROWS);
        Arrays.fill(all.above(), 1); // rows without a chain stay finite
        Arrays.fill(all.constant(), 1);
        for (int row = 0; row < targets.size(); row++) {
            var closed = targets.get(row).schedule().level(level).closed(epsilon);
            if (closed.isEmpty()) {
                return Optional.empty();
            }
            var own = closed.get();
            all.sharpness()[row] = own.kappa();
            all.above()[row] = own.above();
            all.constant()[row] = own.constant();
            all.offset()[row] = own.offset();
        }
        return Optional.of(all);
    }

    private List<double[]> tangents(List<double[]> spins) {
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
