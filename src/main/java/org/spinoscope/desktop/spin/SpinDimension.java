package org.spinoscope.desktop.spin;

/// In how many dimensions the spin moves.
enum SpinDimension {
    /// The three of the frame, with the field projected on it; the spin stays on the sphere that is drawn.
    FRAME("3 dimensions", "The spin moves on the drawn sphere, in the field projected on its three axes"),
    /// All d of the residual stream; what is drawn is the spin's projection on the frame, inside the unit ball.
    HEAD("d dimensions", "The spin moves in all dimensions of the head's field; its projection is drawn in the ball");

    private final String title;
    private final String help;

    SpinDimension(String title, String help) {
        this.title = title;
        this.help = help;
    }

    String title() {
        return title;
    }

    String help() {
        return help;
    }
}
