package org.spinoscope.study;

/// The numbers Bhattacharjee & Lee print for GPT-2 small, to compare with; nothing is computed from them.
public final class PaperValues {

    public static final double R_L3H5 = -0.691;
    public static final double R2_L3H5 = 0.478;
    public static final double P_L3H5 = 7.38e-4;
    public static final double R_L0H2 = 0.547;
    public static final double R_L0H7 = 0.542;
    /// ΔL_theory of L3H5 for Berlin against Rome.
    public static final double GERMANY_GAP = -0.195;
    /// Lions and cows: the whole model, without L3H5, without L0H0.
    public static final double COWS_GAP = -0.85;

    public static final double COWS_WITHOUT_L3H5 = -0.88;
    public static final double COWS_WITHOUT_L0H0 = -1.72;

    private PaperValues() {}
}
