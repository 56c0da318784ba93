package org.spinoscope.desktop.export;

import java.nio.file.Path;
import java.util.List;
import org.spinoscope.desktop.canvas.FigureContext.FigureSnapshot;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Panels;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.layout.Drawing;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.figure.write.CsvWriter;
import org.spinoscope.figure.write.PdfWriter;
import org.spinoscope.figure.write.PngWriter;
import org.spinoscope.figure.write.SvgWriter;

/// How a figure leaves: format, size, resolution, theme, and whether title and caption are printed.
///
/// @param size what to lay it out for
/// @param dpi of PNG files, where the size is in mm; pixels per unit × 72 where it is in px
public record ExportPlan(Format format, Size size, double dpi, FigureTheme theme, boolean titled, boolean captioned) {

    /// With title and caption.
    public ExportPlan(Format format, Size size, double dpi, FigureTheme theme) {
        this(format, size, dpi, theme, true, true);
    }

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

    /// A size with a name: the columns of journals, and a slide.
    ///
    /// @param asSeen whether the size on the screen is meant, in place of `widthMm` and `heightMm`
    public record Preset(String title, boolean asSeen, double widthMm, double heightMm) {

        public static final Preset AS_SEEN = new Preset("As on the screen", true, 0, 0);
        public static final Preset OWN = new Preset("Own size", false, 0, 0);

        public static final List<Preset> ALL = List.of(
                AS_SEEN,
                new Preset("One column, 85 × 70 mm", false, 85, 70),
                new Preset("APS, one column, 86 mm", false, 86, 70),
                new Preset("APS, two columns, 178 mm", false, 178, 95),
                new Preset("Nature, one column, 89 mm", false, 89, 70),
                new Preset("Nature, two columns, 183 mm", false, 183, 100),
                new Preset("Science, one column, 57 mm", false, 57, 50),
                new Preset("Science, two columns, 121 mm", false, 121, 80),
                new Preset("Elsevier, one column, 90 mm", false, 90, 70),
                new Preset("Elsevier, two columns, 190 mm", false, 190, 100),
                new Preset("Slide, 254 × 143 mm", false, 254, 143),
                OWN);

        /// The preset of this size, [#OWN] if there is none.
        static Preset like(int width, int height) {
            return ALL.stream()
                    .filter(preset -> preset.is(width, height))
                    .findFirst()
                    .orElse(OWN);
        }

        boolean is(int width, int height) {
            return width == (int) widthMm && height == (int) heightMm;
        }

        /// Whether it says a size itself.
        boolean sized() {
            return widthMm > 0;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    /// What is drawn: the figure on its page, without title or caption if these are not wanted. Which model,
    /// prompts and Reading it comes from stays below it, and its title and description stay in the file.
    Drawing drawing(FigureLayout figureLayout, Figure figure) {
        var whole = figureLayout.paint(figure, size, theme);
        return titled && captioned
                ? whole
                : figureLayout.paint(bare(figure), size, theme).named(whole.title(), whole.description());
    }

    private Figure bare(Figure figure) {
        return switch (figure) {
            case Plot plot -> {
                var shown = titled ? plot : plot.retitled("").subtitle("");
                yield captioned ? shown : shown.caption("");
            }
            case Panels panels ->
                new Panels(
                        titled ? panels.title() : "",
                        captioned ? panels.caption() : "",
                        panels.columns(),
                        panels.figures(),
                        panels.provenance());
        };
    }

    /// Writes the figure.
    ///
    /// @throws org.spinoscope.common.UserException if the file cannot be written
    public void write(FigureLayout figureLayout, FigureSnapshot figureSnapshot, Path file) {
        if (format == Format.CSV) {
            new CsvWriter().write(figureSnapshot.figure(), file);
            return;
        }
        var drawing = drawing(figureLayout, figureSnapshot.figure());
        switch (format) {
            case PNG -> new PngWriter().writeAtDpi(drawing, dpi, file);
            case SVG -> new SvgWriter().write(drawing, file);
            case OUTLINES -> new SvgWriter(SvgWriter.FontEmbedding.OUTLINES).write(drawing, file);
            case PDF -> new PdfWriter().write(drawing, file);
            case CSV -> throw new IllegalStateException("written above");
        }
    }
}
