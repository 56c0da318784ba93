package org.spinoscope.desktop.inspector;

/// A number with its name and what it means.
public record InspectorEntry(String name, String value, String meaning) {}
