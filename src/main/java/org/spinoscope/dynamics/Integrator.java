package org.spinoscope.dynamics;

/// How a step is taken. All solve the Stratonovich equation and keep |S| = 1.
public enum Integrator {
    /// Predictor–corrector with exact rotations (Depondt and Mertens 2009).
    DEPONDT_MERTENS("Depondt–Mertens"),
    /// Semi-implicit scheme B: two Cayley rotations, one midpoint estimate (Mentink et al. 2010).
    SEMI_IMPLICIT_B("semi-implicit B"),
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

    /// Whether it exists outside three dimensions, where there is no cross product.
    public boolean anyDimension() {
        return this == HEUN || this == EULER;
    }
}
