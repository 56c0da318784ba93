package org.spinoscope.desktop.spin;

import org.spinoscope.plots.OrthographicProjection;

/// The camera's orientation and zoom; at first the field points up.
///
/// @param zoom 1 fills the window
record CameraState(OrthographicProjection turned, double zoom) {

    static final CameraState START = new CameraState(new OrthographicProjection(0.6, 0.35), 1);

    /// Turned as a ball under the pointer turns, by radians.
    CameraState dragged(double dx, double dy) {
        double elevation = Math.clamp(turned.elevation() + dy, -Math.PI / 2, Math.PI / 2);
        return new CameraState(new OrthographicProjection(turned.azimuth() - dx, elevation), zoom);
    }

    CameraState zoomed(double factor) {
        return new CameraState(turned, Math.clamp(zoom * factor, 0.5, 40));
    }
}
