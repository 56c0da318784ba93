package org.spinoscope.diffusion;

/// How the reverse equation (14) is integrated in the mean angle φ, m = cos φ.
public enum Sampler implements Option {
    /// Probability flow, two-step Adams–Bashforth; the first step is one of Heun.
    FLOW("flow", "probability flow, two-step"),
    /// Reverse diffusion: the same with noise.
    SDE("sde", "reverse diffusion, two-step"),
    /// Probability flow by Heun, two evaluations a step.
    HEUN("heun", "probability flow, Heun"),
    /// Probability flow by geodesic Euler steps.
    GEODESIC("geodesic", "probability flow, Euler");

    private final String key;
    private final String title;

    Sampler(String key, String title) {
        this.key = key;
        this.title = title;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String title() {
        return title;
    }
}
