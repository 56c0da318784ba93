package org.spinoscope.spinbath.modes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.ejml.dense.row.decomposition.hessenberg.HessenbergSimilarDecomposition_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// Eigenvalues of a small real matrix, by falling modulus; of a conjugate pair the one with Im > 0 first.
final class Eigenvalues {

    /// Conjugates first meet each other, so that two pairs of equal modulus do not mix.
    private static final Comparator<Complex_F64> ORDER = Comparator.<Complex_F64>comparingDouble(v -> -v.getMagnitude())
            .thenComparingDouble(v -> -v.real)
            .thenComparingDouble(v -> -Math.abs(v.imaginary))
            .thenComparingDouble(v -> -v.imaginary);

    private static final int ATTEMPTS = 4;

    private Eigenvalues() {}

    /// @param m `[n, n]`
    static List<Complex_F64> of(DMatrixRMaj m) {
        double scale = CommonOps_DDRM.elementMaxAbs(m);
        if (scale == 0) {
            return java.util.stream.Stream.generate(() -> new Complex_F64(0, 0))
                    .limit(m.numRows)
                    .toList();
        }
        var values = new ArrayList<Complex_F64>();
        var unit = new DMatrixRMaj(m.numRows, m.numRows);
        CommonOps_DDRM.scale(1 / scale, m, unit);
        for (var value : FrancisIteration.eigenvalues(hessenberg(unit)).orElseGet(() -> slowly(unit))) {
            values.add(new Complex_F64(value.real * scale, value.imaginary * scale));
        }
        values.sort(ORDER);
        return List.copyOf(values);
    }

    private static double[][] hessenberg(DMatrixRMaj m) {
        if (m.numRows < 3) {
            return rows(m);
        }
        var reduction = new HessenbergSimilarDecomposition_DDRM(m.numRows);
        if (!reduction.decompose(m.copy())) {
            throw new ArithmeticException("A head's coupling could not be reduced.");
        }
        return rows(reduction.getH(null));
    }

    private static double[][] rows(DMatrixRMaj m) {
        var rows = new double[m.numRows][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(m.data, i * m.numCols, (i + 1) * m.numCols);
        }
        return rows;
    }

    /// EJML's own iteration. Where it stalls, a similar matrix in other coordinates has the same eigenvalues.
    static List<Complex_F64> slowly(DMatrixRMaj m) {
        int n = m.numRows;
        var unit = m.copy();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var eigen = DecompositionFactory_DDRM.eig(n, false, false);
            if (eigen.decompose(unit.copy())) {
                var values = new ArrayList<Complex_F64>();
                for (int i = 0; i < n; i++) {
                    values.add(eigen.getEigenvalue(i));
                }
                return values;
            }
            var turn = RandomMatrices_DDRM.orthogonal(n, n, new Random(attempt));
            var half = new DMatrixRMaj(n, n);
            CommonOps_DDRM.multTransA(turn, unit, half);
            CommonOps_DDRM.mult(half, turn, unit);
        }
        throw new ArithmeticException("The eigenvalues of a head's coupling could not be found.");
    }

    static double sumOfModuli(List<Complex_F64> values) {
        return values.stream().mapToDouble(Complex_F64::getMagnitude).sum();
    }
}
