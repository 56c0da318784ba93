package org.spinoscope.desktop.shell;

import java.util.function.Supplier;
import javafx.scene.layout.Region;

/// One view of the centre.
///
/// @param id stable name, under which its place is remembered
/// @param content builds the view when it is first shown
public record ViewDescriptor(String id, String title, Supplier<Region> content) {}
