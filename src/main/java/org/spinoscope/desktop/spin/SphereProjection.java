package org.spinoscope.desktop.spin;

import org.spinoscope.plots.OrthographicProjection;

/// The sphere's place on a canvas: an [OrthographicProjection] view as a matrix, for many points a frame.
public final class SphereProjection {

    private final double cx;
    private final double cy;
    private final double radius;
    private final double[] right;
    private final double[] up;
    private final double[] depth;

    /// @param cx centre on the canvas, px
    public SphereProjection(double cx, double cy, double radius, OrthographicProjection view) {
        this.cx = cx;
        this.cy = cy;
        this.radius = radius;
        right = new double[] {view.right(1, 0, 0), view.right(0, 1, 0), view.right(0, 0, 1)};
        up = new double[] {view.up(1, 0, 0), view.up(0, 1, 0), view.up(0, 0, 1)};
        depth = new double[] {view.depth(1, 0, 0), view.depth(0, 1, 0), view.depth(0, 0, 1)};
    }

    public double cx() {
        return cx;
    }

    public double cy() {
        return cy;
    }

    double radius() {
        return radius;
    }

    public double x(double f, double a, double b) {
        return cx + radius * (right[0] * f + right[1] * a + right[2] * b);
    }

    public double y(double f, double a, double b) {
        return cy - radius * (up[0] * f + up[1] * a + up[2] * b);
    }

    public boolean behind(double f, double a, double b) {
        return depth[0] * f + depth[1] * a + depth[2] * b < 0;
    }
}
