package org.spinoscope.spinbath.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;

class EigenvaluesTest {

    private static double farthest(List<Complex_F64> ones, List<Complex_F64> others) {
        assertThat(ones).hasSameSizeAs(others);
        double most = 0;
        for (var one : ones) {
            double nearest = others.stream()
                    .mapToDouble(o -> Math.hypot(one.real - o.real, one.imaginary - o.imaginary))
                    .min()
                    .orElseThrow();
            most = Math.max(most, nearest);
        }
        return most;
    }

    @Test
    void theyAreThoseOfEjmlsOwnIteration() {
        var random = new Random(5);
        for (int n : new int[] {1, 2, 3, 4, 7, 20, 64}) {
            for (int trial = 0; trial < 5; trial++) {
                var m = RandomMatrices_DDRM.rectangle(n, n, -1, 1, random);
                var fast = Eigenvalues.of(m);
                var slow = Eigenvalues.slowly(m);
                assertThat(farthest(fast, slow)).as("n = %d", n).isLessThan(1e-11);
                assertThat(farthest(slow, fast)).as("n = %d", n).isLessThan(1e-11);
            }
        }
    }

    /// The shifts of a cyclic permutation are zero: without exceptional ones the iteration would go round for ever.
    @Test
    void aCyclicPermutationHasTheRootsOfOne() {
        int n = 12;
        var cycle = new DMatrixRMaj(n, n);
        IntStream.range(0, n).forEach(i -> cycle.set((i + 1) % n, i, 3));
        var roots = IntStream.range(0, n)
                .mapToObj(k -> new Complex_F64(3 * Math.cos(2 * Math.PI * k / n), 3 * Math.sin(2 * Math.PI * k / n)))
                .toList();
        var rows = IntStream.range(0, n)
                .mapToObj(i -> java.util.Arrays.copyOfRange(cycle.data, i * n, (i + 1) * n))
                .toArray(double[][]::new);
        assertThat(FrancisIteration.eigenvalues(rows)).isPresent();
        assertThat(farthest(roots, Eigenvalues.of(cycle))).isLessThan(1e-13);
    }

    @Test
    void aTriangularMatrixKeepsItsDiagonalExactly() {
        var m = new DMatrixRMaj(new double[][] {{2, 5, -1, 7}, {0, 0, 3, 1}, {0, 0, -4, 2}, {0, 0, 0, 0.5}});
        assertThat(Eigenvalues.of(m).stream().map(v -> v.real)).containsExactly(-4.0, 2.0, 0.5, 0.0);
        assertThat(Eigenvalues.of(m)).allSatisfy(v -> assertThat(v.imaginary).isZero());
        var jordan = new DMatrixRMaj(5, 5);
        IntStream.range(0, 4).forEach(i -> jordan.set(i, i + 1, 1));
        assertThat(Eigenvalues.sumOfModuli(Eigenvalues.of(jordan))).isZero();
    }

    @Test
    void rotationsComeInConjugatePairsTheUpperFirst() {
        var m = new DMatrixRMaj(4, 4);
        m.set(0, 1, -2);
        m.set(1, 0, 2);
        m.set(2, 3, -0.5);
        m.set(3, 2, 0.5);
        var values = Eigenvalues.of(m);
        assertThat(values.stream().map(v -> v.imaginary)).containsExactly(2.0, -2.0, 0.5, -0.5);
        assertThat(values).allSatisfy(v -> assertThat(v.real).isZero());
    }

    @Test
    void theTracesOfPowersAreKept() {
        var m = RandomMatrices_DDRM.rectangle(33, 33, -1, 1, new Random(9));
        var square = new DMatrixRMaj(33, 33);
        CommonOps_DDRM.mult(m, m, square);
        var values = Eigenvalues.of(m);
        assertThat(values.stream().mapToDouble(v -> v.real).sum()).isCloseTo(CommonOps_DDRM.trace(m), within(1e-12));
        assertThat(values.stream()
                        .mapToDouble(v -> v.real * v.real - v.imaginary * v.imaginary)
                        .sum())
                .isCloseTo(CommonOps_DDRM.trace(square), within(1e-10));
    }
}
