package org.spinoscope.figure.layout;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/// An immutable picture of opaque pixels.
public final class Raster {

    private final int width;
    private final int height;
    private final int[] pixels;

    private Raster(int width, int height, int[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /// @param rgb the colour `0xRRGGBB` of (column, row), row 0 on top
    public static Raster of(int width, int height, IntBinaryOperator rgb) {
        var pixels = new int[width * height];
        for (var row = 0; row < height; row++) {
            for (var column = 0; column < width; column++) {
                pixels[row * width + column] = 0xff000000 | rgb.applyAsInt(column, row);
            }
        }
        return new Raster(width, height, pixels);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /// `0xAARRGGBB`.
    public int argb(int column, int row) {
        return pixels[row * width + column];
    }

    /// A copy of all pixels as `0xAARRGGBB`, row by row.
    public int[] argb() {
        return pixels.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Raster that && width == that.width && Arrays.equals(pixels, that.pixels);
    }

    @Override
    public int hashCode() {
        return 31 * width + Arrays.hashCode(pixels);
    }
}
