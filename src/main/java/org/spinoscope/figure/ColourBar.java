package org.spinoscope.figure;

/// The key to a colour scale, drawn beside the axes.
public record ColourBar(String label, ColourScale scale) {}
