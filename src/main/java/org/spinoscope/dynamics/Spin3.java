package org.spinoscope.dynamics;

/// A spin in three dimensions, overwritten in place so that stepping allocates nothing.
final class Spin3 {

    double x;
    double y;
    double z;

    void set(double newX, double newY, double newZ) {
        x = newX;
        y = newY;
        z = newZ;
    }

    void set(Spin3 other) {
        set(other.x, other.y, other.z);
    }

    void normalise() {
        var scale = 1 / Math.sqrt(x * x + y * y + z * z);
        set(x * scale, y * scale, z * scale);
    }
}
