package org.spinoscope.desktop.chart;

/// What dragging in a chart does.
public enum ChartTool {
    /// Look closer at the rectangle.
    ZOOM,
    /// Move what is seen.
    PAN,
    /// Measure from one point to another.
    MEASURE
}
