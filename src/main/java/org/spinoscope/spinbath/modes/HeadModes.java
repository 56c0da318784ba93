package org.spinoscope.spinbath.modes;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.Complex_F64;
import org.spinoscope.gpt2.HeadId;

/// The numbers of one head's coupling W_eff = scale·W_QW_Kᵀ and of its output map W_OV = W_VW_O.
///
/// @param singular σ of W_eff `[d_head]`, falling
/// @param eigen μ of W_eff besides its d_model − d_head zeros, `[d_head]`, by falling modulus, Im > 0 first
/// @param symmetricFraction ½(1 + tr W²/‖W‖²): 1 symmetric, 0 antisymmetric
/// @param ferromagneticShare tr W/Σ|μ|
/// @param participation (Σσ²)²/Σσ⁴: the effective number of modes
/// @param directionality (c − r)/(c + r): 1 if only columns of W_eff are outliers, −1 if only rows are,
///     0 without outliers
/// @param ovSingular σ of W_OV `[d_head]`
/// @param ovEigen μ of W_OV `[d_head]`
/// @param ovCopyingResidual tr/Σ|μ| of W_OV: the copying score in the residual stream's basis
/// @param ovCopyingToken the same of wte W_OV Uᵀ: in the basis of tokens
public record HeadModes(
        HeadId head,
        double[] singular,
        List<Complex_F64> eigen,
        Quantity symmetricFraction,
        Quantity ferromagneticShare,
        Quantity participation,
        double directionality,
        double[] ovSingular,
        List<Complex_F64> ovEigen,
        Quantity ovCopyingResidual,
        Quantity ovCopyingToken) {

    /// ‖W_eff‖ = √Σσ².
    public double norm() {
        return Math.sqrt(Arrays.stream(singular).map(s -> s * s).sum());
    }

    static HeadModes of(HeadFactors factors, int width, double tokenGramNorm) {
        var eff = factors.effective();
        var ov = factors.output();
        double tokenSize = width * Arrays.stream(ov.singular()).sum() * tokenGramNorm;
        return new HeadModes(
                factors.head(),
                eff.singular(),
                eff.eigen(),
                eff.symmetricFraction(),
                eff.share(width),
                eff.participation(),
                factors.directionality(),
                ov.singular(),
                ov.eigen(),
                ov.share(width),
                Spectrum.share(factors.tokenTrace(), factors.tokenEigen(), tokenSize));
    }
}
