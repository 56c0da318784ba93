package org.spinoscope.desktop.diffusion;

/// What the timeline is measured in. Its forward half is negative and its reverse half positive; 0 is pure noise.
enum TimeAxis {
    LEVEL("noise level"),
    HEAT_TIME("heat time τ"),
    ANGLE("mean angle φ");

    private final String title;

    TimeAxis(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
