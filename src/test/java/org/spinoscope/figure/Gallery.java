package org.spinoscope.figure;

import java.nio.file.Path;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.figure.write.CsvWriter;
import org.spinoscope.figure.write.PngWriter;
import org.spinoscope.figure.write.SvgWriter;

/// Renders every kind of figure into a folder, to be looked at. Run it with the folder's name.
final class Gallery {

    private Gallery() {}

    public static void main(String... arguments) {
        var folder = Path.of(arguments.length > 0 ? arguments[0] : "target/gallery");
        var figureLayout = new FigureLayout();
        var png = new PngWriter();
        var svg = new SvgWriter();
        Specimens.all().forEach((name, figure) -> {
            var print = figureLayout.paint(figure, size(name), FigureTheme.LIGHT);
            png.writeAtDpi(print, 300, folder.resolve(name + "-print.png"));
            new org.spinoscope.figure.write.PdfWriter().write(print, folder.resolve(name + ".pdf"));
            svg.write(print, folder.resolve(name + ".svg"));
            new CsvWriter().write(figure, folder.resolve(name + ".csv"));
            var screen = figureLayout.paint(figure, Size.px(640, name.equals("panels") ? 640 : 480), FigureTheme.DARK);
            png.write(screen, 1, folder.resolve(name + "-1x.png"));
            png.write(screen, 2, folder.resolve(name + "-2x.png"));
        });
    }

    private static Size size(String name) {
        return switch (name) {
            case "panels" -> Size.twoColumns(150);
            case "cells" -> Size.twoColumns(160);
            case "cells-wide", "cells-large" -> Size.twoColumns(150);
            default -> Size.oneColumn(70);
        };
    }
}
