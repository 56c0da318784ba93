package org.spinoscope.desktop.chart;

import java.util.Locale;

/// The last `capacity` points of a stream; adding allocates nothing.
public final class RingBuffer implements SeriesData {

    private final double[] x;
    private final double[] y;
    private int next;
    private int size;
    private long version;

    public RingBuffer(int capacity) {
        x = new double[capacity];
        y = new double[capacity];
    }

    public void add(double newX, double newY) {
        x[next] = newX;
        y[next] = newY;
        next = (next + 1) % x.length;
        size = Math.min(size + 1, x.length);
        version++;
    }

    public void clear() {
        size = 0;
        next = 0;
        version++;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double x(int index) {
        return x[at(index)];
    }

    @Override
    public double y(int index) {
        return y[at(index)];
    }

    @Override
    public long version() {
        return version;
    }

    private int at(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(String.format(Locale.ROOT, "point %d of %d", index, size));
        }
        return (next - size + index + x.length) % x.length;
    }
}
