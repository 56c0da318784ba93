package org.spinoscope.figure.write;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.spinoscope.figure.Colour;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.layout.FigureTheme;

/// The 256 colours of a film: what a theme paints, its colours of amounts too, and what smooth edges make of it on the
/// ground.
///
/// It depends on nothing that moves, so that no colour changes from picture to picture.
final class GifPalette {

    static final int SIZE = 256;
    private static final int INK_LEVELS = 8;
    private static final int MAP_LEVELS = 4;
    private static final int MAP_COLOURS = 42;
    /// Colours are looked up by the upper six bits of each channel.
    private static final int BITS = 6;

    private final byte[] red = new byte[SIZE];
    private final byte[] green = new byte[SIZE];
    private final byte[] blue = new byte[SIZE];
    private final short[] nearest = new short[1 << (3 * BITS)];
    private final IndexColorModel model;

    GifPalette(FigureTheme figureTheme) {
        var map = figureTheme.maps().amounts();
        var ground = figureTheme.background();
        var colours = new LinkedHashSet<Integer>();
        colours.add(rgb(ground));
        var inks = List.of(
                Ink.Role.FOREGROUND,
                Ink.Role.MUTED,
                Ink.Role.FAINT,
                Ink.Role.ACCENT,
                Ink.Role.GOOD,
                Ink.Role.BAD,
                Ink.series(0));
        for (var ink : inks) {
            for (int level = INK_LEVELS; level > 0; level--) {
                colours.add(rgb(ground.mix(figureTheme.colour(ink), (double) level / INK_LEVELS)));
            }
        }
        for (int i = 0; i < MAP_COLOURS; i++) {
            for (int level = MAP_LEVELS; level > 0; level--) {
                colours.add(rgb(ground.mix(map.at(i / (MAP_COLOURS - 1.0)), (double) level / MAP_LEVELS)));
            }
        }
        var list = new ArrayList<>(colours).subList(0, Math.min(SIZE, colours.size()));
        for (int i = 0; i < SIZE; i++) {
            int c = list.get(Math.min(i, list.size() - 1));
            red[i] = (byte) (c >> 16);
            green[i] = (byte) (c >> 8);
            blue[i] = (byte) c;
        }
        model = new IndexColorModel(8, SIZE, red, green, blue);
        Arrays.fill(nearest, (short) -1);
    }

    IndexColorModel model() {
        return model;
    }

    /// The picture in these colours.
    BufferedImage reduce(BufferedImage picture) {
        int w = picture.getWidth();
        int h = picture.getHeight();
        var reduced = new BufferedImage(w, h, BufferedImage.TYPE_BYTE_INDEXED, model);
        var indices = ((DataBufferByte) reduced.getRaster().getDataBuffer()).getData();
        var row = new int[w];
        for (int y = 0; y < h; y++) {
            picture.getRGB(0, y, w, 1, row, 0, w);
            for (int x = 0; x < w; x++) {
                indices[y * w + x] = (byte) index(row[x]);
            }
        }
        return reduced;
    }

    private int index(int rgb) {
        int drop = 8 - BITS;
        int key = (rgb >> (16 + drop) & 63) << (2 * BITS) | (rgb >> (8 + drop) & 63) << BITS | (rgb >> drop & 63);
        if (nearest[key] < 0) {
            nearest[key] = (short) search(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
        }
        return nearest[key];
    }

    /// Green counts most for the eye, blue least.
    private int search(int r, int g, int b) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < SIZE; i++) {
            int dr = r - (red[i] & 255);
            int dg = g - (green[i] & 255);
            int db = b - (blue[i] & 255);
            int distance = 3 * dr * dr + 6 * dg * dg + db * db;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private static int rgb(Colour c) {
        return c.red() << 16 | c.green() << 8 | c.blue();
    }
}
