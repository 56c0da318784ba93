package org.spinoscope.figure.layout;

/// The place of one plot's frame in the drawing, and the scales of its axes.
public record PlotArea(Shape.Rect frame, Scale x, Scale y) {}
