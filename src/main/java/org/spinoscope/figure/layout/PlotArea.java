package org.spinoscope.figure.layout;

/// Where one plot's frame lies in the drawing, and how places there become numbers.
public record PlotArea(Shape.Rect frame, Scale x, Scale y) {}
