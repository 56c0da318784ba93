package org.spinoscope.diffusion;

/// How the field N acts.
public enum GuidanceKind implements Option {
    /// Clean tokens are reweighted by exp(g N·ê_v).
    TILT("tilt", "tilt of the clean law"),
    /// A constant drift ½(1+ε) g P_S N dτ, eq. (14); it runs on the reverse diffusion.
    CONSTANT("constant", "constant drift");

    private final String key;
    private final String title;

    GuidanceKind(String key, String title) {
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
