package org.spinoscope.dynamics;

import java.util.Locale;

/// The last positions of a spin with their times, in a ring that is written without allocating.
public final class TrajectoryBuffer {

    private final double[] x;
    private final double[] y;
    private final double[] z;
    private final double[] time;
    private int next;
    private int size;

    public TrajectoryBuffer(int capacity) {
        x = new double[capacity];
        y = new double[capacity];
        z = new double[capacity];
        time = new double[capacity];
    }

    public void add(double when, double[] position) {
        x[next] = position[0];
        y[next] = position[1];
        z[next] = position[2];
        time[next] = when;
        next = (next + 1) % x.length;
        size = Math.min(size + 1, x.length);
    }

    void clear() {
        size = 0;
        next = 0;
    }

    /// Number of positions held.
    public int size() {
        return size;
    }

    /// First coordinate of position `index`, 0 the oldest.
    public double x(int index) {
        return x[at(index)];
    }

    public double y(int index) {
        return y[at(index)];
    }

    public double z(int index) {
        return z[at(index)];
    }

    public double time(int index) {
        return time[at(index)];
    }

    private int at(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(String.format(Locale.ROOT, "position %d of %d", index, size));
        }
        return (next - size + index + x.length) % x.length;
    }
}
