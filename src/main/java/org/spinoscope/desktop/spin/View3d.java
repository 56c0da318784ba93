package org.spinoscope.desktop.spin;

/// How the sphere is turned towards the eye: an orthographic view with the field upright to begin with.
///
/// @param azimuth turn about the field, radians
/// @param tilt turn of the field towards the eye, radians
/// @param zoom 1 fills the window
record View3d(double azimuth, double tilt, double zoom) {

    static final View3d START = new View3d(-0.6, 0.35, 1);

    View3d dragged(double dx, double dy) {
        return new View3d(azimuth + dx, Math.clamp(tilt + dy, -Math.PI / 2, Math.PI / 2), zoom);
    }

    View3d zoomed(double factor) {
        return new View3d(azimuth, tilt, Math.clamp(zoom * factor, 0.5, 6));
    }

    /// To the right, from coordinates (field, second, third axis).
    double right(double f, double a, double b) {
        return a * Math.cos(azimuth) + b * Math.sin(azimuth);
    }

    /// Upwards.
    double up(double f, double a, double b) {
        double depth = -a * Math.sin(azimuth) + b * Math.cos(azimuth);
        return f * Math.cos(tilt) - depth * Math.sin(tilt);
    }

    /// Towards the eye; negative is behind.
    double near(double f, double a, double b) {
        double depth = -a * Math.sin(azimuth) + b * Math.cos(azimuth);
        return depth * Math.cos(tilt) + f * Math.sin(tilt);
    }
}
