package org.spinoscope.desktop.facts;

/// A number with its name and what it means.
public record Fact(String name, String value, String meaning) {}
