package org.spinoscope.desktop.chart;

import io.fair_acc.chartfx.XYChart;
import io.fair_acc.chartfx.plugins.XValueIndicator;
import io.fair_acc.chartfx.plugins.Zoomer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.canvas.FigureContext.FigureSnapshot;
import org.spinoscope.desktop.canvas.FigureSource;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Mark;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.layout.FigureTheme;

/// A chart that moves or is explored: zoom, pan, crosshair with values, a measuring tool, and the way out as a figure.
///
/// Change the numbers of its series at will on the screen's thread, then call [#refresh]: the chart is drawn anew at
/// the next frame, once. Its tools are reached by buttons and, with the focus on it, by keys (see [ChartKeys]).
public final class LiveChart extends BorderPane implements FigureSource {

    private final FigureContext kit;
    private final NumberAxis x;
    private final NumberAxis y;
    private final XYChart chart;
    private final SeriesRenderer renderer;
    private final Zoomer zoomer = new Zoomer();
    private final Crosshair cross;
    private final MeasureTool measure;
    private final Label heading = new Label();
    private final ChartLegend legend = new ChartLegend(this::theme);
    private final ObjectProperty<ChartTool> tool = new SimpleObjectProperty<>(ChartTool.ZOOM);
    private final BooleanProperty crosshair = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Series> pointed = new ReadOnlyObjectWrapper<>();
    private final ChangeListener<Boolean> dressing = (o, was, is) -> dress();
    private @Nullable Plot whole;
    private @Nullable XValueIndicator cursor;
    private String title;
    private List<Series> series = List.of();
    private Supplier<Provenance> origin = () -> Provenance.NONE;

    /// @param x its limits, where they are set, are what is shown until somebody zooms
    public LiveChart(FigureContext kit, String title, Axis x, Axis y) {
        this.kit = kit;
        this.title = title;
        this.x = new NumberAxis(x, 9);
        this.y = new NumberAxis(y, 7);
        chart = new XYChart(this.x, this.y);
        renderer = new SeriesRenderer(this::theme, pointed::get);
        cross = new Crosshair(crosshair::get, at -> ChartValues.at(this.x.seen(), series, at));
        measure = new MeasureTool(() -> tool.get() == ChartTool.MEASURE, this::snapped);
        build();
        crosshair.addListener((o, was, is) -> {
            if (!is) {
                cross.hide();
            }
        });
        kit.dark().addListener(new WeakChangeListener<>(dressing));
        dress();
    }

    private void build() {
        getStyleClass().add("live-chart");
        getStylesheets().add(ChartValues.sheet());
        setMinSize(60, 50);
        setPrefSize(420, 300);
        setFocusTraversable(true);
        chart.getRenderers().setAll(renderer);
        chart.setLegendVisible(false);
        chart.getLegend().getNode().setManaged(false);
        chart.getGridRenderer().getHorizontalMajorGrid().setVisible(false);
        chart.getGridRenderer().getVerticalMajorGrid().setVisible(false);
        chart.getMenuPane().setTriggerDistance(0);
        chart.setMinSize(40, 40);
        ChartKeys.filter(zoomer, chart, tool::get);
        chart.getPlugins().addAll(zoomer, cross, measure);
        heading.getStyleClass().add("chart-heading");
        heading.setMinWidth(0);
        heading.setWrapText(true);
        heading.setMinHeight(USE_PREF_SIZE);
        heading.setText(Markup.plain(title));
        setTop(new VBox(heading, legend));
        setBottom(new ChartBar(this));
        setCenter(chart);
        ChartKeys.install(this, chart);
    }

    /// What is shown, in the order of drawing; the view stays where it is.
    public void show(List<Series> shown) {
        series = List.copyOf(shown);
        pointed.set(null);
        // ChartFX draws the last first.
        renderer.getDatasets()
                .setAll(series.reversed().stream().map(SeriesDataSet::new).toList());
        legend.show(series);
        refresh();
    }

    /// Makes a plot explorable: its lines, bands, histograms and reference lines. It leaves as that plot, zoom
    /// included.
    public void show(Plot plot) {
        whole = plot;
        describe(plot.title(), plot.x(), plot.y());
        show(Series.of(plot));
    }

    /// Another heading and other axes, for other quantities.
    public void describe(String newTitle, Axis newX, Axis newY) {
        title = newTitle;
        heading.setText(Markup.plain(newTitle));
        x.axis(newX);
        y.axis(newY);
    }

    /// Where the numbers come from, asked when they leave.
    public void provenance(Supplier<Provenance> from) {
        origin = from;
    }

    /// Draws what has changed since the last time, at the next frame.
    public void refresh() {
        boolean changed = false;
        for (var set : renderer.getDatasets()) {
            changed |= set instanceof SeriesDataSet one && one.refresh();
        }
        if (changed) {
            setAccessibleText(ChartValues.told(Markup.plain(title), x.seen(), y.seen(), series));
        }
    }

    /// A vertical cursor that can be dragged; its value is in numbers of the x axis.
    public DoubleProperty cursor(double at) {
        var made = new XValueIndicator(x, at);
        chart.getPlugins().add(made);
        cursor = made;
        return made.valueProperty();
    }

    /// Puts the cursor to another place, as dragging it does.
    public void cursorAt(double at) {
        if (cursor != null) {
            cursor.setValue(at);
        }
    }

    /// What dragging does.
    public ObjectProperty<ChartTool> tool() {
        return tool;
    }

    /// Whether the values under the pointer are told.
    public BooleanProperty crosshair() {
        return crosshair;
    }

    /// The series the pointer is at, drawn stronger; null for none.
    public ReadOnlyObjectProperty<@Nullable Series> pointed() {
        return pointed.getReadOnlyProperty();
    }

    @SuppressWarnings("ReferenceEquality") // a series is this one or another
    void point(@Nullable Point2D place) {
        var near =
                place == null ? null : ChartValues.nearest(series, x, y, place).orElse(null);
        if (!Objects.equals(near, pointed.get())) {
            pointed.set(near);
            chart.invalidate();
        }
    }

    private Point2D snapped(Point2D at) {
        var place = new Point2D(x.getDisplayPosition(at.getX()), y.getDisplayPosition(at.getY()));
        return ChartValues.nearest(series, x, y, place)
                .map(near -> new Point2D(at.getX(), near.between(at.getX())))
                .orElse(at);
    }

    /// Whether only a part is seen.
    public boolean zoomed() {
        return !x.isAutoRanging() || !y.isAutoRanging();
    }

    /// Looks at a part, in numbers of the axes.
    public void zoom(double x0, double x1, double y0, double y1) {
        x.setAutoRanging(false);
        y.setAutoRanging(false);
        x.set(x0, x1);
        y.set(y0, y1);
        chart.invalidate();
    }

    /// Nearer (factor < 1) or farther about the middle, and moved by shares of what is seen.
    void move(double factor, double right, double up) {
        double w = x.getMax() - x.getMin();
        double h = y.getMax() - y.getMin();
        double midX = (x.getMax() + x.getMin()) / 2 + right * w;
        double midY = (y.getMax() + y.getMin()) / 2 + up * h;
        zoom(midX - factor * w / 2, midX + factor * w / 2, midY - factor * h / 2, midY + factor * h / 2);
    }

    /// Back from any zoom; what was measured goes, too.
    public void showEverything() {
        zoomer.clear();
        measure.clear();
        x.setAutoRanging(true);
        y.setAutoRanging(true);
        x.invalidateRange();
        y.invalidateRange();
        chart.invalidate();
    }

    /// Sends what is seen to the export dialog.
    public void asFigure() {
        seen().ifPresent(kit.export());
    }

    void copy() {
        seen().ifPresent(kit.copy());
    }

    /// What the crosshair says, and what was measured; empty if nothing.
    String said() {
        return (cross.text() + "\n" + measure.text()).strip();
    }

    @Override
    public Optional<FigureSnapshot> seen() {
        var base = whole;
        var plot = (base == null
                        ? Plot.titled(title)
                                .add(series.stream().map(Series::mark).toArray(Mark[]::new))
                                .provenance(origin.get())
                        : base)
                .x(x.seen())
                .y(y.seen());
        return Optional.of(
                new FigureSnapshot(plot, getWidth(), getHeight(), kit.dark().get()));
    }

    private FigureTheme theme() {
        return kit.dark().get() ? FigureTheme.DARK : FigureTheme.LIGHT;
    }

    private void dress() {
        setStyle(Palette.lookups(theme()));
        legend.show(series);
        chart.invalidate();
    }
}
