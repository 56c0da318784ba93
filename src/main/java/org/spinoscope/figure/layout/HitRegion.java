package org.spinoscope.figure.layout;

/// A place that answers to the pointer.
///
/// @param label the hover text, plain, possibly in several lines
/// @param key what it represents, such as `L3H5` or a point's key; empty if nothing
public record HitRegion(Shape shape, String label, String key) {}
