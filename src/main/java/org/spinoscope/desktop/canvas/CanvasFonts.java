package org.spinoscope.desktop.canvas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import org.spinoscope.figure.layout.FontFace;

/// The bundled typefaces for all canvases of the window: each is read from its file once. For the screen's thread only.
public final class CanvasFonts {

    private static final double ANY_SIZE = 12;

    private final Map<FontFace, String> names = new EnumMap<>(FontFace.class);
    private final Map<FontFace, Map<Double, Font>> fonts = new EnumMap<>(FontFace.class);

    /// @param loaded names of typefaces that are loaded already
    public CanvasFonts(Map<FontFace, String> loaded) {
        names.putAll(loaded);
    }

    /// A typeface in a size (px), rounded to a twentieth.
    public Font font(FontFace fontFace, double size) {
        double rounded = Math.round(size * 20) / 20.0;
        return fonts.computeIfAbsent(fontFace, f -> new HashMap<>())
                .computeIfAbsent(rounded, points -> new Font(name(fontFace), points));
    }

    private String name(FontFace fontFace) {
        return names.computeIfAbsent(fontFace, CanvasFonts::load);
    }

    private static String load(FontFace fontFace) {
        try (var file = fontFace.open()) {
            var font = Font.loadFont(file, ANY_SIZE);
            return font == null ? fontFace.family() : font.getName();
        } catch (IOException e) {
            throw new UncheckedIOException("a bundled typeface cannot be read", e);
        }
    }
}
