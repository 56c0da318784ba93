package org.spinoscope.diffusion;

import java.util.Optional;
import org.spinoscope.gpt2.NativeMatrix;
import org.spinoscope.gpt2.NativeMixture;

/// The two matrix products of a score: spins with all atoms, and weights with all atoms.
///
/// Batches always have [#ROWS] rows, so that a chain's numbers do not depend on how many others there are.
public interface AtomProducts extends AutoCloseable {

    /// Rows of a batch.
    int ROWS = 16;

    /// @param spins `[ROWS, dimension]`
    /// @param cosines S·ê, `[ROWS, atoms]`, filled
    void cosines(float[] spins, float[] cosines);

    /// @param weights c, `[ROWS, atoms]`
    /// @param sums Σ_v c_v ê_v, `[ROWS, dimension]`, filled
    void sums(float[] weights, float[] sums);

    /// Both products and the step between them in one call, where that is possible.
    default Optional<NativeMixture> mixture() {
        return Optional.empty();
    }

    @Override
    void close();

    /// Products by the native library, in float32.
    static AtomProducts inNativeMemory(Atoms atoms) {
        var matrix = NativeMatrix.of(atoms.unit(), atoms.count(), atoms.dimension());
        return new AtomProducts() {
            @Override
            public void cosines(float[] spins, float[] cosines) {
                matrix.dots(spins, ROWS, cosines);
            }

            @Override
            public void sums(float[] weights, float[] sums) {
                matrix.combine(weights, ROWS, sums);
            }

            @Override
            public Optional<NativeMixture> mixture() {
                return Optional.of(matrix.mixture());
            }

            @Override
            public void close() {
                matrix.close();
            }
        };
    }

    /// Products by plain loops, for a few atoms.
    static AtomProducts plain(Atoms atoms) {
        return new AtomProducts() {
            private final float[] unit = atoms.unit();
            private final int d = atoms.dimension();
            private final int count = atoms.count();

            @Override
            public void cosines(float[] spins, float[] cosines) {
                for (int row = 0; row < ROWS; row++) {
                    for (int v = 0; v < count; v++) {
                        float sum = 0;
                        for (int a = 0; a < d; a++) {
                            sum += spins[row * d + a] * unit[v * d + a];
                        }
                        cosines[row * count + v] = sum;
                    }
                }
            }

            @Override
            public void sums(float[] weights, float[] sums) {
                java.util.Arrays.fill(sums, 0);
                for (int row = 0; row < ROWS; row++) {
                    for (int v = 0; v < count; v++) {
                        float weight = weights[row * count + v];
                        for (int a = 0; a < d; a++) {
                            sums[row * d + a] += weight * unit[v * d + a];
                        }
                    }
                }
            }

            @Override
            public void close() {}
        };
    }
}
