package org.spinoscope.report;

import java.nio.file.Path;
import java.util.function.Function;
import org.spinoscope.figure.ColourMaps;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.figure.write.CsvWriter;
import org.spinoscope.figure.write.PngWriter;
import org.spinoscope.figure.write.SvgWriter;
import org.spinoscope.figure.write.SvgWriter.FontEmbedding;

/// A figure as reports keep it: SVG and PNG for print, and its data as CSV.
final class FigureFiles {

    private static final double DPI = 300;

    private FigureFiles() {}

    /// @param file where to write what ends in `.svg`, `.png`, `.csv`
    /// @throws org.spinoscope.common.UserException if a file cannot be written
    static void write(Figure figure, Size size, ColourMaps colours, Function<String, Path> file) {
        var drawing = new FigureLayout().paint(figure, size, FigureTheme.LIGHT.with(colours));
        new SvgWriter(FontEmbedding.OUTLINES).write(drawing, file.apply(".svg"));
        new PngWriter().writeAtDpi(drawing, DPI, file.apply(".png"));
        new CsvWriter().write(figure, file.apply(".csv"));
    }
}
