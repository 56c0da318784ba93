package org.spinoscope.diffusion;

/// Whether token vectors are centred before they become unit spins.
public enum Centring implements Option {
    /// Rows of wte as they are.
    NONE("none", "token vectors as they are"),
    /// The mean over atoms is subtracted first.
    ATOMS("atoms", "minus the mean over atoms");

    private final String key;
    private final String title;

    Centring(String key, String title) {
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
