package org.spinoscope.desktop.chart;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;

/// Draws a line of very many points cheaply: at most one point a pixel where it is smooth; where it goes up and down
/// within every pixel, one upright bar for each column of pixels, which is what such a line looks like.
final class LineDrawing {

    /// Points nearer than this along x and y, px, are drawn as one.
    private static final double NEAR = 0.7;
    /// Mean height of a step, px, from which a line with a point in every column is drawn as bars.
    private static final double STEEP = 2;

    private double[] x = new double[64];
    private double[] y = new double[64];
    private int n;

    void begin(int most) {
        if (x.length < most) {
            x = new double[2 * most];
            y = new double[2 * most];
        }
        n = 0;
    }

    void add(double px, double py) {
        x[n] = px;
        y[n++] = py;
    }

    /// Draws what was added since the last time, in the stroke of the context.
    void stroke(GraphicsContext g) {
        if (n > 1) {
            if (dense()) {
                columns(g);
            } else {
                thin();
                g.strokePolyline(x, y, n);
            }
        }
        n = 0;
    }

    private boolean dense() {
        double climbed = 0;
        for (int i = 1; i < n; i++) {
            climbed += Math.abs(y[i] - y[i - 1]);
        }
        return n > x[n - 1] - x[0] && climbed > STEEP * n;
    }

    private void thin() {
        int kept = 1;
        for (int i = 1; i < n; i++) {
            boolean near = Math.abs(x[i] - x[kept - 1]) < NEAR && Math.abs(y[i] - y[kept - 1]) < NEAR;
            if (!near || i == n - 1) {
                x[kept] = x[i];
                y[kept++] = y[i];
            }
        }
        n = kept;
    }

    private void columns(GraphicsContext g) {
        Paint before = g.getFill();
        g.setFill(g.getStroke());
        double width = g.getLineWidth();
        int column = (int) Math.floor(x[0]);
        double low = y[0];
        double high = y[0];
        for (int i = 1; i < n; i++) {
            int next = (int) Math.floor(x[i]);
            if (next > column) {
                double joint = (y[i - 1] + y[i]) / 2;
                bar(g, column, Math.min(low, joint), Math.max(high, joint), width);
                for (int between = column + 1; between < next; between++) {
                    bar(g, between, joint, joint, width);
                }
                column = next;
                low = joint;
                high = joint;
            }
            low = Math.min(low, y[i]);
            high = Math.max(high, y[i]);
        }
        bar(g, column, low, high, width);
        g.setFill(before);
    }

    private static void bar(GraphicsContext g, int column, double low, double high, double width) {
        g.fillRect(column, Math.rint(low - width / 2), 1, Math.max(1, Math.rint(high - low + width)));
    }
}
