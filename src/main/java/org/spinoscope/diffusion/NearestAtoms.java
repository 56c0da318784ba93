package org.spinoscope.diffusion;

import java.util.Arrays;

/// How far each atom is from the nearest other one, found when first asked for.
final class NearestAtoms {

    private static final double WEIGHT = 0.999;
    private static final int MOST = 512;

    private final Atoms atoms;
    private final AtomProducts products;
    private final float[] cosine;

    NearestAtoms(Atoms atoms, AtomProducts products) {
        this.atoms = atoms;
        this.products = products;
        cosine = new float[atoms.count()];
        Arrays.fill(cosine, Float.NaN);
    }

    /// The smallest angle between an atom that carries weight and any other: one of those that hold 99.9 %
    /// of the
    /// weight,
    /// of at most 512 the heaviest. π/2 at most.
    ///
    /// Decoding compares a spin with all atoms, so a light neighbour of a heavy atom has to be distinguished from
    /// it as well.
    double smallestAngle(float[] logWeights) {
        int[] heavy = atoms.heaviest(logWeights, WEIGHT, MOST);
        find(Arrays.stream(heavy).filter(v -> Float.isNaN(cosine[v])).toArray());
        float most = 0;
        for (int v : heavy) {
            most = Math.max(most, cosine[v]);
        }
        return 2 * Math.asin(Math.sqrt(Math.max(0, 0.5 * (1 - most))));
    }

    private void find(int[] unknown) {
        int d = atoms.dimension();
        for (int from = 0; from < unknown.length; from += AtomProducts.ROWS) {
            int rows = Math.min(AtomProducts.ROWS, unknown.length - from);
            var spins = new float[AtomProducts.ROWS * d];
            var dots = new float[AtomProducts.ROWS * atoms.count()];
            for (int row = 0; row < rows; row++) {
                System.arraycopy(atoms.unit(), unknown[from + row] * d, spins, row * d, d);
            }
            products.cosines(spins, dots);
            for (int row = 0; row < rows; row++) {
                int self = unknown[from + row];
                int[] two = FloatRows.largest(dots, row * atoms.count(), atoms.count(), 2);
                int other = two.length == 2 && two[0] == self ? two[1] : two[0];
                cosine[self] = other == self ? 0 : dots[row * atoms.count() + other];
            }
        }
    }
}
