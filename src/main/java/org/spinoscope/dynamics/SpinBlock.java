package org.spinoscope.dynamics;

/// Some spins of an ensemble that share one random stream and one thread at a time.
sealed interface SpinBlock permits PrecessingBlock, TangentBlock {

    int size();

    /// Moves every spin one step from `time`.
    void step(double time);

    /// Writes the component of every spin along `direction` into `out`.
    void components(double[] direction, double[] out);

    /// Copies spin `index` into `out`.
    void copy(int index, double[] out);

    /// Sets spin `index`.
    void set(int index, double[] spin);

    /// Spins per block. It is part of what a seed means: changing it changes the paths.
    static int blockSize(int dimension) {
        return dimension == 3 ? 256 : Math.max(1, 256 / dimension);
    }

    static SpinBlock of(SpinSetup setup, int size, GaussianStream noise) {
        return setup.dimension() == 3 ? new PrecessingBlock(setup, size, noise) : new TangentBlock(setup, size, noise);
    }
}
