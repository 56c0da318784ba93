package org.spinoscope.diffusion;

/// How a denoised spin becomes a word.
public enum Decode implements Option {
    /// The atom with the largest cosine.
    COSINE("cosine", "largest cosine"),
    /// A draw from p_v(S, κ_max, c), exact at any κ_max.
    POSTERIOR("posterior", "draw from the posterior");

    private final String key;
    private final String title;

    Decode(String key, String title) {
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
