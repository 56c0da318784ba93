package org.spinoscope.figure;

/// The shape of a point.
public enum Symbol {
    CIRCLE,
    SQUARE,
    DIAMOND,
    TRIANGLE,
    CROSS,
    OPEN_CIRCLE
}
