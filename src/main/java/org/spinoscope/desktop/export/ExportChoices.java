package org.spinoscope.desktop.export;

import java.util.Locale;
import org.spinoscope.desktop.canvas.FigureContext.FigureSnapshot;
import org.spinoscope.desktop.export.ExportPlan.Format;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;

/// What the export dialog was last left at.
///
/// @param asSeen whether the size on the screen is meant, in place of millimetres
/// @param fontSize of axis labels (pt)
/// @param scope which figures are written
record ExportChoices(
        Format format,
        boolean asSeen,
        int widthMm,
        int heightMm,
        int fontSize,
        int dpi,
        boolean title,
        boolean caption,
        boolean dark,
        FigureScope scope) {

    static final ExportChoices DEFAULT =
            new ExportChoices(Format.PNG, false, 85, 70, 7, 300, true, true, false, FigureScope.ONE);

    static final int LEAST_MM = 20;
    static final int MOST_MM = 400;
    static final int LEAST_FONT = 4;
    static final int MOST_FONT = 24;
    static final int LEAST_DPI = 72;
    static final int MOST_DPI = 1200;

    ExportChoices {
        widthMm = Math.clamp(widthMm, LEAST_MM, MOST_MM);
        heightMm = Math.clamp(heightMm, LEAST_MM, MOST_MM);
        fontSize = Math.clamp(fontSize, LEAST_FONT, MOST_FONT);
        dpi = Math.clamp(dpi, LEAST_DPI, MOST_DPI);
    }

    /// Reads what [#toString()] wrote; the default if it was not written so.
    static ExportChoices parse(String text) {
        var parts = text.split(" ", -1);
        if (parts.length != 10) {
            return DEFAULT;
        }
        try {
            return new ExportChoices(
                    Format.valueOf(parts[0]),
                    Boolean.parseBoolean(parts[1]),
                    Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3]),
                    Integer.parseInt(parts[4]),
                    Integer.parseInt(parts[5]),
                    Boolean.parseBoolean(parts[6]),
                    Boolean.parseBoolean(parts[7]),
                    Boolean.parseBoolean(parts[8]),
                    FigureScope.valueOf(parts[9]));
        } catch (IllegalArgumentException unreadable) {
            return DEFAULT;
        }
    }

    ExportPlan plan(FigureSnapshot seen) {
        var size = asSeen
                ? Size.px(Math.max(60, seen.width()), Math.max(60, seen.height()))
                : Size.mm(widthMm, heightMm).fontSize(fontSize);
        var theme = FigureTheme.of(dark, seen.theme().maps());
        return new ExportPlan(format, size, dpi, theme, title, caption);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s %s %d %d %d %d %s %s %s %s",
                format.name(),
                asSeen,
                widthMm,
                heightMm,
                fontSize,
                dpi,
                title,
                caption,
                dark,
                scope.name());
    }
}
