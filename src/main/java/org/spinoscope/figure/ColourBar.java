package org.spinoscope.figure;

/// The legend of a colour scale, drawn next to the axes.
public record ColourBar(String label, ColourScale scale) {}
