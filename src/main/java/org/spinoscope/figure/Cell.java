package org.spinoscope.figure;

/// A place in a cell map, counted from 0.
public record Cell(int row, int column) {}
