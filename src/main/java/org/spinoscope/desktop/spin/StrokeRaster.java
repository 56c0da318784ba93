package org.spinoscope.desktop.spin;

import java.util.Arrays;
import javafx.geometry.Rectangle2D;

/// Smooth strokes of constant width in pixels: many short ones a frame, for which a general rasteriser is too slow.
///
/// Where strokes overlap the more opaque one stays, the later of equals; so joints of translucent strokes do not show.
final class StrokeRaster {

    private final int width;
    private final int height;
    private final int[] pixels;
    private int left;
    private int top;
    private int right;
    private int bottom;

    StrokeRaster(int width, int height) {
        this.width = width;
        this.height = height;
        pixels = new int[width * height];
        nothing();
    }

    private void nothing() {
        left = width;
        top = height;
        right = 0;
        bottom = 0;
    }

    /// Premultiplied ARGB, row by row.
    int[] pixels() {
        return pixels;
    }

    /// What is not empty.
    Rectangle2D drawn() {
        return right <= left || bottom <= top
                ? Rectangle2D.EMPTY
                : new Rectangle2D(left, top, right - left, bottom - top);
    }

    void clear() {
        for (int y = top; y < bottom; y++) {
            Arrays.fill(pixels, y * width + left, y * width + Math.max(left, right), 0);
        }
        nothing();
    }

    /// A straight stroke with round ends, in pixels; a dot if both ends are the same.
    ///
    /// @param half of its width
    /// @param argb not premultiplied
    void stroke(double x0, double y0, double x1, double y1, double half, int argb) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double squared = dx * dx + dy * dy;
        double length = Math.sqrt(squared);
        double reach = half + 0.5;
        int fromY = Math.max(0, (int) Math.floor(Math.min(y0, y1) - reach));
        int toY = Math.min(height, (int) Math.ceil(Math.max(y0, y1) + reach) + 1);
        int minX = Math.max(0, (int) Math.floor(Math.min(x0, x1) - reach));
        int maxX = Math.min(width, (int) Math.ceil(Math.max(x0, x1) + reach) + 1);
        if (fromY >= toY || minX >= maxX) {
            return;
        }
        left = Math.min(left, minX);
        right = Math.max(right, maxX);
        top = Math.min(top, fromY);
        bottom = Math.max(bottom, toY);
        if (squared == 0) {
            dot(x0, y0, reach, fromY, toY, minX, maxX, argb);
            return;
        }
        // Across one row the stroke is this much wide, and moves by slope.
        double slope = dy == 0 ? 0 : dx / dy;
        double span = dy == 0 ? width : reach * length / Math.abs(dy);
        double shorter = 1 / length;
        for (int y = fromY; y < toY; y++) {
            double py = y + 0.5 - y0;
            double middle = x0 + py * slope - 0.5; // of pixels counted by their left edges
            int fromX = Math.max(minX, (int) Math.ceil(middle - span));
            int toX = Math.min(maxX, (int) Math.floor(middle + span) + 1);
            double px = fromX + 0.5 - x0;
            double along = px * dx + py * dy;
            double across = px * dy - py * dx;
            for (int x = fromX; x < toX; x++) {
                double away = along > 0 && along < squared
                        ? Math.abs(across) * shorter
                        : away(along <= 0 ? x + 0.5 - x0 : x + 0.5 - x1, along <= 0 ? py : py - dy);
                if (away < reach) {
                    put(y * width + x, argb, reach - away);
                }
                along += dx;
                across += dy;
            }
        }
    }

    private void dot(double cx, double cy, double reach, int fromY, int toY, int minX, int maxX, int argb) {
        for (int y = fromY; y < toY; y++) {
            for (int x = minX; x < maxX; x++) {
                double away = away(x + 0.5 - cx, y + 0.5 - cy);
                if (away < reach) {
                    put(y * width + x, argb, reach - away);
                }
            }
        }
    }

    private static double away(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    private void put(int at, int argb, double coverage) {
        int alpha = (int) ((argb >>> 24) * Math.min(1, coverage) + 0.5);
        if (alpha > 0 && alpha >= pixels[at] >>> 24) {
            pixels[at] = alpha << 24 | times(argb & 0xff00ff, alpha) | times(argb >>> 8 & 0xff, alpha) << 8;
        }
    }

    /// One channel, or two that are 16 bits apart, times alpha / 255, to the nearest; exact without a division.
    private static int times(int channels, int alpha) {
        int product = channels * alpha + 0x800080;
        return product + (product >>> 8 & 0xff00ff) >>> 8 & 0xff00ff;
    }
}
