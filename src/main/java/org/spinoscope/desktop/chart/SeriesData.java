package org.spinoscope.desktop.chart;

/// The numbers of a series, in ascending x; read and written on the screen's thread.
public sealed interface SeriesData permits RingBuffer, DecimatedBuffer, FixedData {

    int size();

    double x(int index);

    double y(int index);

    /// The lower edge where the series is a band.
    default double low(int index) {
        return y(index);
    }

    /// Changes with every change of the numbers.
    long version();
}
