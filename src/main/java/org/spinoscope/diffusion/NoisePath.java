package org.spinoscope.diffusion;

/// How a clean token spin is noised. A moment-matched von Mises–Fisher law is not the heat kernel, so samples of one
/// path never meet the score of the other.
public enum NoisePath implements Option {
    /// Clean tokens convolved with a von Mises–Fisher law of concentration κ: score and flow are exact and cheap.
    VMF("vmf", "von Mises–Fisher"),
    /// Spherical Brownian motion, eq. (12), eq. (B5).
    HEAT("heat", "spherical Brownian motion");

    private final String key;
    private final String title;

    NoisePath(String key, String title) {
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
