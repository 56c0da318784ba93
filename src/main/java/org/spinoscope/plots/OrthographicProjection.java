package org.spinoscope.plots;

/// Looks at the unit sphere from far away. The first axis (the field of a [org.spinoscope.dynamics.SpinFrame]) points
/// up, and the picture is not mirrored.
///
/// @param azimuth angle about the first axis, radians
/// @param elevation height of the viewer above the plane of the other two axes, radians
public record OrthographicProjection(double azimuth, double elevation) {

    /// Slightly from above and from the side.
    public static final OrthographicProjection DEFAULT = new OrthographicProjection(0.5, 0.3);

    /// To the right on the page.
    public double right(double first, double second, double third) {
        return second * Math.cos(azimuth) + third * Math.sin(azimuth);
    }

    /// Up the page.
    public double up(double first, double second, double third) {
        return first * Math.cos(elevation) - towards(second, third) * Math.sin(elevation);
    }

    /// Towards the viewer; negative behind the plane of the page.
    public double depth(double first, double second, double third) {
        return first * Math.sin(elevation) + towards(second, third) * Math.cos(elevation);
    }

    private double towards(double second, double third) {
        return second * Math.sin(azimuth) - third * Math.cos(azimuth);
    }
}
