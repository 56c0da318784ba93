package org.spinoscope.desktop.spin;

import org.spinoscope.plots.Orthographic;

/// How the sphere is turned towards the eye, with the field upright to begin with.
///
/// @param zoom 1 fills the window
record View3d(Orthographic turned, double zoom) {

    static final View3d START = new View3d(new Orthographic(0.6, 0.35), 1);

    /// Turned as a ball under the pointer turns, by radians.
    View3d dragged(double dx, double dy) {
        double elevation = Math.clamp(turned.elevation() + dy, -Math.PI / 2, Math.PI / 2);
        return new View3d(new Orthographic(turned.azimuth() - dx, elevation), zoom);
    }

    View3d zoomed(double factor) {
        return new View3d(turned, Math.clamp(zoom * factor, 0.5, 40));
    }
}
