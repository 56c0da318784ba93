package org.spinoscope.dynamics;

/// How a step of the spin equation on the sphere is taken: eq. (B1), eq. (B2), eq. (B3), eq. (B4). All solve the
/// Stratonovich equation and keep |S| = 1.
public enum Integrator {
    /// Predictor–corrector with exact rotations (Depondt and Mertens 2009).
    DEPONDT_MERTENS("Depondt–Mertens"),
    /// Semi-implicit scheme B: two Cayley rotations, one midpoint estimate (Mentink et al. 2010).
    SEMI_IMPLICIT_B("semi-implicit B"),
    /// Half the drift, the noise along a great circle, half the drift: weak order 2; outside three dimensions.
    GEODESIC("geodesic splitting"),
    /// Stochastic Heun, renormalised after each stage; in any dimension.
    HEUN("Heun"),
    /// Implicit midpoint, solved by fixed-point iteration; conserves energy without damping.
    IMPLICIT_MIDPOINT("implicit midpoint"),
    /// One explicit step and renormalisation; only to show what the others are for.
    EULER("Euler");

    private final String title;

    Integrator(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /// Whether it exists in so many dimensions: rotations need the cross product of three, and the splitting leaves
    /// precession out.
    public boolean allows(int dimension) {
        return switch (this) {
            case HEUN, EULER -> true;
            case GEODESIC -> dimension != 3;
            case DEPONDT_MERTENS, SEMI_IMPLICIT_B, IMPLICIT_MIDPOINT -> dimension == 3;
        };
    }
}
