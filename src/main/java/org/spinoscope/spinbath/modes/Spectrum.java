package org.spinoscope.spinbath.modes;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// A matrix W `[d, d]` of rank at most n, known by its factors: singular values σ, and the small matrix M `[n, n]` that
/// has its eigenvalues μ besides d − n zeros.
///
/// @param singular σ `[n]`, falling
/// @param eigen μ `[n]`, by falling modulus
/// @param trace tr W = tr M
/// @param traceOfSquare tr W² = tr M²
record Spectrum(double[] singular, List<Complex_F64> eigen, double trace, double traceOfSquare) {

    /// @param left L and
    /// @param right R of W = Q₁ L Rᵀ Q₂ᵀ, triangular
    /// @param m M
    static Spectrum of(DMatrixRMaj left, DMatrixRMaj right, DMatrixRMaj m) {
        int n = m.numRows;
        double trace = CommonOps_DDRM.trace(m);
        double square = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                square += m.get(i, j) * m.get(j, i);
            }
        }
        return new Spectrum(singularValues(left, right), Eigenvalues.of(m), trace, square);
    }

    static double[] singularValues(DMatrixRMaj left, DMatrixRMaj right) {
        int n = left.numRows;
        var product = new DMatrixRMaj(n, n);
        CommonOps_DDRM.multTransB(left, right, product);
        double scale = CommonOps_DDRM.elementMaxAbs(product);
        if (scale == 0) {
            return new double[n];
        }
        CommonOps_DDRM.scale(1 / scale, product);
        var svd = DecompositionFactory_DDRM.svd(n, n, false, false, true);
        if (!svd.decompose(product)) {
            throw new ArithmeticException("The singular values of a head's coupling could not be found.");
        }
        var rising = Arrays.stream(svd.getSingularValues())
                .limit(n)
                .map(s -> s * scale)
                .sorted()
                .toArray();
        var falling = new double[n];
        Arrays.setAll(falling, i -> rising[n - 1 - i]);
        return falling;
    }

    /// ‖W‖ = √Σσ².
    double norm() {
        return singular[0] * Math.sqrt(relative(2));
    }

    /// Σ(σ/σ₁)^power.
    private double relative(int power) {
        return Arrays.stream(singular)
                .map(s -> Math.pow(s / singular[0], power))
                .sum();
    }

    boolean vanishes() {
        return singular[0] == 0;
    }

    /// (Σσ²)²/Σσ⁴: how many equal singular values would be as spread out.
    Quantity participation() {
        return vanishes()
                ? Quantity.undefined("The coupling is zero.")
                : Quantity.of(Math.pow(relative(2), 2) / relative(4));
    }

    /// ½(1 + tr W²/‖W‖²) = ‖(W + Wᵀ)/2‖²/‖W‖².
    Quantity symmetricFraction() {
        if (vanishes()) {
            return Quantity.undefined("The coupling is zero.");
        }
        double squared = Math.pow(singular[0], 2) * relative(2);
        return Quantity.of((1 + traceOfSquare / squared) / 2);
    }

    /// tr W/Σ|μ|: +1 if every mode aligns what it couples, −1 if every mode opposes it.
    ///
    /// @param width d, of the full matrix
    Quantity share(int width) {
        return share(trace, eigen, width * Arrays.stream(singular).sum());
    }

    /// A trace over Σ|μ|, unless all eigenvalues are rounding.
    ///
    /// @param size a bound on rounding is ε times this
    static Quantity share(double trace, List<Complex_F64> eigen, double size) {
        double moduli = Eigenvalues.sumOfModuli(eigen);
        if (size == 0) {
            return Quantity.undefined("The coupling is zero.");
        }
        return moduli <= Math.ulp(1.0) * size
                ? Quantity.undefined("All eigenvalues are zero: the coupling is nilpotent.")
                : Quantity.of(trace / moduli);
    }
}
