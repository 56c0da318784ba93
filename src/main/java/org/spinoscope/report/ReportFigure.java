package org.spinoscope.report;

import org.spinoscope.figure.Figure;
import org.spinoscope.figure.layout.Size;

/// A figure of the report.
///
/// @param section the heading it stands under
/// @param name its file name without ending
/// @param caption what it shows, for the page
record ReportFigure(String section, String name, Figure figure, Size size, String caption) {}
