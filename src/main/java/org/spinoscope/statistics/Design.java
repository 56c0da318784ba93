package org.spinoscope.statistics;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// An intercept and a few terms as orthonormal columns Q (design = QR): projections become dot products, and the
/// first columns span the first terms alone. Terms enter centred and with length 1, so R shows their correlations.
///
/// @param terms each term's mean, norm and shape
/// @param q `[n][1 + terms]`
/// @param r upper triangle, `[1 + terms][1 + terms]`
record Design(List<StandardizedVariable> terms, DMatrixRMaj q, DMatrixRMaj r) {

    /// A term that leaves less than this of itself beside the others adds nothing distinguishable from rounding.
    private static final double DEPENDENT = 1e-8;

    /// @param terms `[term][n]`
    /// @return undefined if a term is constant or not finite, if terms depend on each other, or if fewer than
    ///     terms + 4 values are there (AICc needs them)
    static Estimate<Design> of(double[][] terms, int n) {
        var samples = new ArrayList<StandardizedVariable>();
        for (int t = 0; t < terms.length; t++) {
            if (terms[t].length != n) {
                throw new IllegalArgumentException("Term " + t + " has " + terms[t].length + " values, y has " + n);
            }
            switch (StandardizedVariable.of("Term " + (t + 1), terms[t], terms.length + 4)) {
                case Estimate.Undefined<StandardizedVariable>(var reason) -> {
                    return Estimate.undefined(reason);
                }
                case Estimate.Defined<StandardizedVariable>(var standardizedVariable) ->
                    samples.add(standardizedVariable);
            }
        }
        int columns = terms.length + 1;
        var design = new DMatrixRMaj(n, columns);
        for (int i = 0; i < n; i++) {
            design.set(i, 0, 1 / Math.sqrt(n));
            for (int t = 0; t < terms.length; t++) {
                design.set(i, t + 1, samples.get(t).unit()[i]);
            }
        }
        var qr = DecompositionFactory_DDRM.qr(n, columns);
        if (!qr.decompose(design)) {
            return Estimate.undefined("The terms could not be made orthogonal.");
        }
        var r = qr.getR(null, true);
        for (int j = 0; j < columns; j++) {
            if (Math.abs(r.get(j, j)) < DEPENDENT) {
                return Estimate.undefined("The terms depend on each other.");
            }
        }
        return Estimate.of(new Design(List.copyOf(samples), qr.getQ(null, true), r));
    }

    int n() {
        return q.numRows;
    }

    int columns() {
        return q.numCols;
    }

    /// Column `j` of Q.
    double[] column(int j) {
        var column = new double[n()];
        for (int i = 0; i < column.length; i++) {
            column[i] = q.get(i, j);
        }
        return column;
    }

    /// y minus its projection on the first `columns` columns.
    double[] residuals(double[] y, int columns) {
        var residuals = y.clone();
        for (int j = 0; j < columns; j++) {
            var column = column(j);
            double along = dot(column, residuals);
            for (int i = 0; i < residuals.length; i++) {
                residuals[i] -= along * column[i];
            }
        }
        return residuals;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
