package org.spinoscope.diffusion;

/// Where the log-weights b_v(c) of clean tokens come from.
public enum Residual implements Option {
    /// The model's own: the upper bound.
    EXACT("exact", "exact, the model itself"),
    /// Log token frequencies, no context.
    PRIOR("prior", "prior, no context"),
    /// The learned low-rank residual.
    LEARNED("learned", "learned residual");

    private final String key;
    private final String title;

    Residual(String key, String title) {
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
