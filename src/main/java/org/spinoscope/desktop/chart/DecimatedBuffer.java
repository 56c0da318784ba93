package org.spinoscope.desktop.chart;

/// A stream of any length in bounded room, without losing an extreme: each bucket keeps its lowest and its highest
/// point, and when all buckets are used, neighbours are joined.
///
/// Adding allocates nothing. The newest point is always there.
public final class DecimatedBuffer implements SeriesData {

    private final double[] lowX;
    private final double[] lowY;
    private final double[] highX;
    private final double[] highY;
    private int buckets;
    private long inBucket;
    private long perBucket = 1;
    private double lastX;
    private double lastY;
    private long version;

    /// @param buckets how many there are at most, at least 2; each gives two points
    public DecimatedBuffer(int buckets) {
        int even = Math.max(2, buckets + buckets % 2);
        lowX = new double[even];
        lowY = new double[even];
        highX = new double[even];
        highY = new double[even];
    }

    /// @param x not before the last one; points whose y is NaN are left out
    public void add(double x, double y) {
        if (Double.isNaN(y)) {
            return;
        }
        version++;
        lastX = x;
        lastY = y;
        if (buckets == 0 || inBucket == perBucket) {
            open(x, y);
            return;
        }
        int b = buckets - 1;
        inBucket++;
        if (y < lowY[b]) {
            lowX[b] = x;
            lowY[b] = y;
        }
        if (y > highY[b]) {
            highX[b] = x;
            highY[b] = y;
        }
    }

    private void open(double x, double y) {
        if (buckets == lowX.length) {
            for (int i = 0; i < buckets / 2; i++) {
                join(2 * i, 2 * i + 1, i);
            }
            buckets /= 2;
            perBucket *= 2;
        }
        lowX[buckets] = x;
        lowY[buckets] = y;
        highX[buckets] = x;
        highY[buckets] = y;
        inBucket = 1;
        buckets++;
    }

    private void join(int first, int second, int into) {
        int low = lowY[second] < lowY[first] ? second : first;
        int high = highY[second] > highY[first] ? second : first;
        double atLow = lowX[low];
        double atHigh = highX[high];
        double lowest = lowY[low];
        double highest = highY[high];
        lowX[into] = atLow;
        lowY[into] = lowest;
        highX[into] = atHigh;
        highY[into] = highest;
    }

    public void clear() {
        buckets = 0;
        inBucket = 0;
        perBucket = 1;
        version++;
    }

    /// Two points for each bucket, and the newest one.
    @Override
    public int size() {
        return buckets == 0 ? 0 : 2 * buckets + 1;
    }

    @Override
    public double x(int index) {
        return index == 2 * buckets
                ? lastX
                : low(index, lowX[index / 2] <= highX[index / 2]) ? lowX[index / 2] : highX[index / 2];
    }

    @Override
    public double y(int index) {
        return index == 2 * buckets
                ? lastY
                : low(index, lowX[index / 2] <= highX[index / 2]) ? lowY[index / 2] : highY[index / 2];
    }

    /// Whether point `index` is the lowest of its bucket.
    private static boolean low(int index, boolean lowFirst) {
        return index % 2 == 0 == lowFirst;
    }

    @Override
    public long version() {
        return version;
    }
}
