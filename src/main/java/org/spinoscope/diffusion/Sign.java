package org.spinoscope.diffusion;

/// The signs of eq. (14), eq. (B6) on the sphere: corrected, or as printed with time running either way.
public enum Sign implements Option {
    /// The score draws the spin back, the field draws it towards N.
    CORRECTED("corrected", "corrected"),
    /// Drift gN − ∇log q: spins flee every word.
    PAPER_FORWARD("paper-forward", "as printed, dt > 0"),
    /// Drift −gN + ∇log q: right without a field, turned away from N with one.
    PAPER_BACKWARD("paper-backward", "as printed, dt < 0");

    private final String key;
    private final String title;

    Sign(String key, String title) {
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
