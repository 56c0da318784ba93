package org.spinoscope.diffusion;

import java.util.List;

/// Makes frames of a block for a listener.
record FrameMaker(
        int firstChain, int token, SpinChains spins, List<GenerationContext> contexts, GenerationListener listener) {

    private static final int TOP = 8;

    void show(float[] shares) {
        int atoms = shares.length / AtomProducts.ROWS;
        for (int c = 0; c < contexts.size(); c++) {
            var schedule = contexts.get(c).target().schedule();
            var spin = spins.spin(c);
            var plain = new float[spin.length];
            for (int a = 0; a < plain.length; a++) {
                plain[a] = (float) spin[a];
            }
            var field = contexts.get(c).field();
            double length = Sphere.norm(field);
            int[] top = FloatRows.largest(shares, c * atoms, atoms, TOP);
            var values = new float[top.length];
            for (int i = 0; i < top.length; i++) {
                values[i] = shares[c * atoms + top[i]];
            }
            int level = spins.level();
            listener.frame(new GenerationListener.Frame(
                    firstChain + c,
                    token,
                    level,
                    schedule.kappa(level),
                    schedule.meanCosine(level),
                    schedule.tau(level),
                    plain,
                    length > 0 ? Sphere.dot(spin, field) / length : Double.NaN,
                    top,
                    values));
        }
    }
}
