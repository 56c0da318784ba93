package org.spinoscope.desktop.chart;

import io.fair_acc.chartfx.axes.Axis;
import io.fair_acc.chartfx.renderer.spi.AbstractRenderer;
import io.fair_acc.chartfx.renderer.spi.AbstractRendererXY;
import io.fair_acc.chartfx.ui.css.CssPropertyFactory;
import io.fair_acc.chartfx.ui.css.DataSetNode;
import io.fair_acc.dataset.DataSet;
import java.util.function.Supplier;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import org.jspecify.annotations.Nullable;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.layout.FigureTheme;

/// Draws series with the colours and widths of figures.
final class SeriesRenderer extends AbstractRendererXY<SeriesRenderer> {

    private static final CssPropertyFactory<AbstractRenderer<?>> CSS =
            new CssPropertyFactory<>(AbstractRenderer.getClassCssMetaData());
    private static final double BAND_OPACITY = 0.18;

    private final Supplier<FigureTheme> theme;
    private final Supplier<@Nullable Series> pointed;
    private final LineDrawing line = new LineDrawing();
    private double[] px = new double[64];
    private double[] py = new double[64];

    /// @param pointed what is drawn stronger because it is pointed at
    SeriesRenderer(Supplier<FigureTheme> theme, Supplier<@Nullable Series> pointed) {
        this.theme = theme;
        this.pointed = pointed;
    }

    @Override
    protected void render(GraphicsContext g, DataSet dataSet, DataSetNode node) {
        if (!(dataSet instanceof SeriesDataSet set) || set.getDataCount() == 0) {
            return;
        }
        var series = set.series();
        boolean stronger = series.equals(pointed.get());
        var ink = stronger && series.ink() instanceof Ink.Faded faded ? faded.ink() : series.ink();
        g.save();
        g.setLineWidth(Palette.px(series.style().width()) * (stronger ? 2 : 1));
        g.setLineDashes(Palette.dashes(series.style()));
        g.setLineCap(StrokeLineCap.BUTT);
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.setStroke(Palette.colour(theme.get(), ink));
        g.setFill(Palette.colour(theme.get(), ink));
        var canvas = getChart().getCanvas();
        switch (series.kind()) {
            case LINE -> line(g, set);
            case BAND -> band(g, set);
            case HISTOGRAM -> histogram(g, set);
            case LEVEL -> {
                double y = Math.floor(yAxis.getDisplayPosition(set.y(0))) + 0.5;
                g.strokeLine(0, y, canvas.getWidth(), y);
            }
            case PLACE -> {
                double x = Math.floor(xAxis.getDisplayPosition(set.x(0))) + 0.5;
                g.strokeLine(x, 0, x, canvas.getHeight());
            }
        }
        g.restore();
    }

    private void line(GraphicsContext g, SeriesDataSet data) {
        int size = data.getDataCount();
        line.begin(size);
        double from = Math.min(xMin, xMax);
        double to = Math.max(xMin, xMax);
        for (int i = 0; i < size; i++) {
            boolean before = i + 1 < size && data.x(i + 1) < from;
            boolean after = i > 0 && data.x(i - 1) > to;
            double y = data.y(i);
            if (before || after || Double.isNaN(y)) {
                line.stroke(g);
            } else {
                line.add(place(xAxis, data.x(i)), place(yAxis, y));
            }
        }
        line.stroke(g);
    }

    private void band(GraphicsContext g, SeriesDataSet data) {
        int n = data.getDataCount();
        room(2 * n);
        for (int i = 0; i < n; i++) {
            px[i] = px[2 * n - 1 - i] = place(xAxis, data.x(i));
            py[i] = place(yAxis, data.y(i));
            py[2 * n - 1 - i] = place(yAxis, data.low(i));
        }
        g.setGlobalAlpha(BAND_OPACITY);
        g.fillPolygon(px, py, 2 * n);
    }

    private void histogram(GraphicsContext g, SeriesDataSet data) {
        double foot = place(yAxis, 0);
        for (int i = 0; i + 1 < data.getDataCount(); i++) {
            double left = place(xAxis, data.x(i));
            double right = place(xAxis, data.x(i + 1));
            double top = place(yAxis, data.y(i));
            double gap = Math.min(Palette.px(0.4), (right - left) * 0.15);
            g.fillRect(left + gap / 2, Math.min(top, foot), Math.max(0, right - left - gap), Math.abs(foot - top));
        }
    }

    /// Kept near the canvas, where far-off points would cost the software pipeline dearly.
    private static double place(Axis axis, double value) {
        return Math.clamp(axis.getDisplayPosition(value), -1e5, 1e5);
    }

    private void room(int points) {
        if (px.length < points) {
            px = new double[2 * points];
            py = new double[2 * points];
        }
    }

    @Override
    public boolean drawLegendSymbol(DataSetNode node, Canvas canvas) {
        return false;
    }

    @Override
    protected SeriesRenderer getThis() {
        return this;
    }

    @Override
    protected CssPropertyFactory<AbstractRenderer<?>> css() {
        return CSS;
    }
}
