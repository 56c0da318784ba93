package org.spinoscope.desktop.chart;

import io.fair_acc.chartfx.plugins.Zoomer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.canvas.FigureContext.FigureSnapshot;
import org.spinoscope.desktop.canvas.FigureSource;
import org.spinoscope.desktop.context.DataSource;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.layout.FigureTheme;

/// A chart that moves or is explored: zoom, pan, crosshair with values, a measuring tool, and the way out as a figure.
///
/// Change the numbers of its series at will on the screen's thread, then call [#refresh]: the chart is drawn again at
/// the next frame, once. Its tools are reached by buttons and, with the focus on it, by keys (see [ChartKeys]).
public final class LiveChart extends BorderPane implements FigureSource {

    private final FigureContext kit;
    private final NumberAxis x;
    private final NumberAxis y;
    private final StreamChart chart;
    private final Viewport viewport;
    private final Crosshair cross;
    private final MeasureTool measure;
    private final ChartPointer pointer;
    private final ChartHeading heading = new ChartHeading(this::theme);
    private final ObjectProperty<ChartTool> tool = new SimpleObjectProperty<>(ChartTool.ZOOM);
    private final BooleanProperty crosshair = new SimpleBooleanProperty();
    private final ChangeListener<FigureTheme> dressing = (o, was, is) -> dress();
    private final ChartPin keeping;
    private Runnable pin;
    private @Nullable Plot whole;
    private @Nullable DragCursor cursor;
    private String title;
    private List<Series> series = List.of();
    private Supplier<Provenance> origin = () -> Provenance.NONE;

    /// @param x its limits, where they are set, are what is shown until somebody zooms
    public LiveChart(FigureContext kit, String title, Axis x, Axis y) {
        this.kit = kit;
        this.title = title;
        this.x = new NumberAxis(x, 9);
        this.y = new NumberAxis(y, 7);
        keeping = new ChartPin(this, kit);
        pin = keeping::pin;
        pointer = new ChartPointer(this.x, this.y);
        chart = new StreamChart(this.x, this.y, new SeriesRenderer(this::theme, pointer.pointed()::get));
        pointer.pointed().addListener(o -> chart.invalidate());
        cross = new Crosshair(crosshair, at -> ChartValues.at(this.x.seen(), series, at));
        measure = new MeasureTool(() -> tool.get() == ChartTool.MEASURE, pointer::snapped);
        var zoomer = new Zoomer();
        viewport = new Viewport(this.x, this.y, chart, zoomer);
        ChartKeys.filter(zoomer, chart, tool::get);
        chart.getPlugins().addAll(zoomer, cross, measure, new PointedLabel(pointer.pointed()));
        build();
        kit.theme().addListener(new WeakChangeListener<>(dressing));
        dress();
    }

    private void build() {
        getStyleClass().add("live-chart");
        getStylesheets().add(ChartValues.sheet());
        setMinSize(60, 50);
        setPrefSize(420, 300);
        setFocusTraversable(true);
        heading.title(title);
        setTop(heading);
        setBottom(new ChartBar(this));
        ChartKeys.install(this, chart);
        DataSource.set(this, ChartData.of(this, kit));
        // A chart that enters a window before it opens would never leave its memory: ChartFX listens to the window.
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .addListener((o, was, window) -> setCenter(window == null ? null : chart));
    }

    /// What is shown, in the order of drawing; the view stays where it is.
    public void show(List<Series> shown) {
        series = List.copyOf(shown);
        pointer.among(series);
        chart.show(series);
        heading.names(series);
        describe();
        keeping.changed();
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
        heading.title(newTitle);
        x.axis(newX);
        y.axis(newY);
    }

    /// The numbers' origin, read at export.
    public void provenance(Supplier<Provenance> from) {
        origin = from;
    }

    /// Draws what has changed since the last time, at the next frame.
    public void refresh() {
        chart.refresh();
        keeping.changed();
    }

    private void describe() {
        setAccessibleText(description());
    }

    /// The newest values are put in words when a screen reader asks, not with every drawing.
    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? description()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    private String description() {
        return ChartValues.description(Markup.plain(title), x.seen(), y.seen(), series);
    }

    /// A vertical cursor that can be dragged; its value is in numbers of the x axis.
    ///
    /// @param name what it is called in a figure, with markup; empty to leave it out there
    public DoubleProperty cursor(double at, String name) {
        var made = new DragCursor(x, at, name);
        chart.getPlugins().add(made);
        cursor = made;
        return made.value();
    }

    /// Moves the cursor by a share of what is seen.
    void moveCursor(double share) {
        if (cursor != null) {
            cursor.move(share);
        }
    }

    /// Lets charts see the same range of x from now on.
    public static void linkX(List<LiveChart> charts) {
        Viewport.link(charts.stream().map(LiveChart::viewport).toList());
    }

    Viewport viewport() {
        return viewport;
    }

    /// What dragging does.
    public ObjectProperty<ChartTool> tool() {
        return tool;
    }

    /// Whether the values under the pointer are shown.
    public BooleanProperty crosshair() {
        return crosshair;
    }

    ChartPointer pointer() {
        return pointer;
    }

    /// Back from any zoom; what was measured goes, too.
    public void showEverything() {
        measure.clear();
        viewport.everything();
    }

    /// Sends what is seen to the export dialog.
    public void asFigure() {
        kit.export().accept(this);
    }

    /// What keeps the chart's figure for comparison; without it, the chart as it is drawn is kept.
    void onPin(Runnable keeping) {
        pin = keeping;
    }

    void pin() {
        pin.run();
    }

    /// What the crosshair says, and what was measured; empty if nothing.
    String said() {
        return (cross.text() + "\n" + measure.text()).strip();
    }

    @Override
    public Optional<FigureSnapshot> seen() {
        var plot = (whole != null ? whole : Series.plot(title, series).provenance(origin.get()))
                .x(x.seen())
                .y(y.seen());
        return Optional.of(
                new FigureSnapshot(cursor == null ? plot : cursor.on(plot), getWidth(), getHeight(), theme()));
    }

    private FigureTheme theme() {
        return kit.theme().getValue();
    }

    private void dress() {
        setStyle(Palette.lookups(theme()));
        heading.names(series);
        chart.invalidate();
    }
}
