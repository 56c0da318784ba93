package org.spinoscope.desktop.export;

import java.nio.file.Path;
import java.util.List;
import org.spinoscope.desktop.canvas.FigureContext.FigureSnapshot;
import org.spinoscope.figure.layout.Drawing;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.figure.write.CsvWriter;
import org.spinoscope.figure.write.PdfWriter;
import org.spinoscope.figure.write.PngWriter;
import org.spinoscope.figure.write.SvgWriter;

/// How a figure leaves: format, size, resolution and theme.
///
/// @param size what to lay it out for
/// @param dpi of PNG files, where the size is in mm; pixels per unit × 72 where it is in px
public record ExportPlan(Format format, Size size, double dpi, boolean dark) {

    /// The file formats.
    public enum Format {
        PNG("PNG", "png"),
        SVG("SVG", "svg"),
        OUTLINES("SVG, text as outlines", "svg"),
        PDF("PDF", "pdf"),
        CSV("CSV, the numbers", "csv");

        private final String title;
        private final String extension;

        Format(String title, String extension) {
            this.title = title;
            this.extension = extension;
        }

        public String extension() {
            return extension;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    /// A size with a name.
    ///
    /// @param asSeen whether the size on the screen is meant, in place of `widthMm` and `heightMm`
    public record Preset(String title, boolean asSeen, double widthMm, double heightMm) {

        public static final List<Preset> ALL = List.of(
                new Preset("As on the screen", true, 0, 0),
                new Preset("One column, 85 × 70 mm", false, 85, 70),
                new Preset("One column, 85 × 85 mm", false, 85, 85),
                new Preset("Two columns, 178 × 95 mm", false, 178, 95),
                new Preset("Slide, 254 × 143 mm", false, 254, 143));

        /// The size for a figure that is seen in another.
        public Size size(FigureSnapshot figureSnapshot) {
            return asSeen
                    ? Size.px(Math.max(60, figureSnapshot.width()), Math.max(60, figureSnapshot.height()))
                    : Size.mm(widthMm, heightMm).fontSize(widthMm > 200 ? 12 : 7);
        }

        @Override
        public String toString() {
            return title;
        }
    }

    /// Writes the figure.
    ///
    /// @throws org.spinoscope.common.UserException if the file cannot be written
    public void write(FigureLayout figureLayout, FigureSnapshot figureSnapshot, Path file) {
        if (format == Format.CSV) {
            new CsvWriter().write(figureSnapshot.figure(), file);
            return;
        }
        Drawing drawing =
                figureLayout.paint(figureSnapshot.figure(), size, dark ? FigureTheme.DARK : FigureTheme.LIGHT);
        switch (format) {
            case PNG -> new PngWriter().writeAtDpi(drawing, dpi, file);
            case SVG -> new SvgWriter().write(drawing, file);
            case OUTLINES -> new SvgWriter(SvgWriter.FontEmbedding.OUTLINES).write(drawing, file);
            case PDF -> new PdfWriter().write(drawing, file);
            case CSV -> throw new IllegalStateException("written above");
        }
    }
}
