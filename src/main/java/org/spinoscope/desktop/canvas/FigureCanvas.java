package org.spinoscope.desktop.canvas;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.spinoscope.desktop.canvas.FigureContext.FigureSnapshot;
import org.spinoscope.desktop.context.DataSource;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.layout.Drawing;
import org.spinoscope.figure.layout.PlotArea;
import org.spinoscope.figure.layout.Size;

/// A figure on the screen.
///
/// It is laid out beside the screen's thread, always in the size it is shown in; the newest figure wins. Wheel and drag
/// look closer where both axes carry numbers, a double click goes back.
public final class FigureCanvas extends Region implements FigureSource {

    /// What a place of a plot means, in its numbers, where no mark answers.
    @FunctionalInterface
    public interface HoverText {
        Optional<String> at(double x, double y);
    }

    /// Receives a place of a plot in its numbers.
    @FunctionalInterface
    public interface PlaceListener {
        void at(double x, double y);
    }

    private final FigureContext kit;
    private final Canvas canvas = new Canvas();
    private final HoverTip tip = new HoverTip();
    private final Region ring = new Region();
    private final CanvasRenderer canvasRenderer;
    private final Transition transition;
    private final FigureLayouter layouter;
    private final ObjectProperty<@Nullable Figure> figure = new SimpleObjectProperty<>();
    private @Nullable Drawing drawing;
    private final FigureMarks marks = new FigureMarks(() -> Optional.ofNullable(drawing));
    private final ZoomGestures zoom;
    private Optional<Runnable> pin = Optional.empty();

    public FigureCanvas(FigureContext kit) {
        this.kit = kit;
        canvasRenderer = new CanvasRenderer(kit.fonts());
        layouter = new FigureLayouter(kit, this::request, this::show);
        zoom = new ZoomGestures(this, this::area, this::zoomChanged);
        transition = new Transition(kit.moving(), layouter::want);
        getStyleClass().add("figure-canvas");
        setMinSize(60, 50);
        setPrefSize(520, 400);
        setFocusTraversable(true);
        ring.getStyleClass().add("focus-ring");
        ring.setMouseTransparent(true);
        ring.setManaged(false);
        ring.visibleProperty().bind(focusVisibleProperty());
        getChildren().addAll(canvas, ring, tip);
        figure.addListener((o, was, is) -> {
            if (was == null || is == null || !Zoom.possible(is)) {
                zoom.forget();
            }
            transition.begin(was, is);
            layouter.want();
        });
        kit.theme().addListener(o -> layouter.want());
        Runnable take = layouter::take;
        sceneProperty().addListener((o, was, is) -> {
            if (was != null) {
                was.removePostLayoutPulseListener(take);
            }
            if (is != null) {
                is.addPostLayoutPulseListener(take);
            }
        });
        listen();
        DataSource.set(this, new FigureData(this, kit));
    }

    /// What is shown; null for nothing.
    public ObjectProperty<@Nullable Figure> figure() {
        return figure;
    }

    /// Receives the key of what was clicked.
    public void onPicked(Consumer<String> listener) {
        marks.onPicked(listener);
    }

    /// The animation from one figure to the next.
    public void along(FigureTween figureTween) {
        transition.along(figureTween);
    }

    /// Receives the key of what was clicked with Ctrl (⌘ on a Mac) held; without it, that is a click.
    public void onAdded(Consumer<String> listener) {
        marks.onAdded(listener);
    }

    /// Receives the places of a plot that are dragged over and that are clicked, for plots that cannot be zoomed.
    public void onPlaces(PlaceListener dragged, PlaceListener clicked) {
        PlaceGestures.listen(
                this, (x, y) -> Optional.ofNullable(drawing).flatMap(d -> d.areaAt(x, y)), dragged, clicked);
    }

    /// The marks that answer to pointer and keys.
    FigureMarks marks() {
        return marks;
    }

    Optional<Runnable> pin() {
        return pin;
    }

    /// What keeps the figure for comparison.
    void onPin(Runnable keeping) {
        pin = Optional.of(keeping);
    }

    public void readOut(HoverText what) {
        marks.readOut(what);
    }

    /// The figure with its zoom and size, as it is seen now.
    @Override
    public Optional<FigureSnapshot> seen() {
        var f = figure.get();
        return f == null
                ? Optional.empty()
                : Optional.of(new FigureSnapshot(
                        zoom.applied(f), getWidth(), getHeight(), kit.theme().getValue()));
    }

    /// Where to point at what answers with this key, such as a head's cell; empty if nothing does.
    public Optional<Point2D> placeOf(String key) {
        return HitPlaces.of(drawing, key);
    }

    /// Whether the newest figure is shown: nothing is being laid out.
    public boolean settled() {
        return !layouter.busy() && transition.frame().isEmpty();
    }

    /// Whether only a part is shown.
    boolean isZoomed() {
        return zoom.active();
    }

    /// Shows everything again.
    public void resetZoom() {
        zoom.forget();
        zoomChanged();
    }

    @Override
    protected void layoutChildren() {
        double w = Math.floor(getWidth());
        double h = Math.floor(getHeight());
        ring.resizeRelocate(0, 0, w, h);
        if (w != canvas.getWidth() || h != canvas.getHeight()) {
            canvas.setWidth(w);
            canvas.setHeight(h);
            repaint();
            layouter.want();
        }
    }

    private void zoomChanged() {
        tip.setVisible(false);
        layouter.want();
    }

    /// What to lay out now; nothing while there is no figure or no room.
    private Optional<FigureLayouter.Request> request() {
        var f = figure.get();
        double w = Math.floor(getWidth());
        double h = Math.floor(getHeight());
        if (f == null || w < 40 || h < 30) {
            return Optional.empty();
        }
        return Optional.of(new FigureLayouter.Request(
                zoom.applied(transition.frame().orElse(f)),
                Size.px(w, h).fontSize(TextSize.in(w, h, tip.getFont().getSize())),
                kit.theme().getValue(),
                transition.frame().isPresent()));
    }

    private void show(Optional<Drawing> arrived) {
        drawing = arrived.orElse(null);
        arrived.ifPresent(d -> {
            if (tip.isVisible()) {
                tip.show(marks.lastText(), marks.lastX(), marks.lastY(), getWidth(), getHeight());
            }
            if (!d.areas().isEmpty()) {
                setAccessibleText(d.title() + ". " + d.description());
            }
        });
        repaint();
    }

    private void repaint() {
        var g = canvas.getGraphicsContext2D();
        var d = drawing;
        if (d == null) {
            g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        } else {
            canvasRenderer.paint(d, g);
        }
    }

    private void listen() {
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> point(e.getX(), e.getY()));
        addEventHandler(MouseEvent.MOUSE_EXITED, e -> tip.setVisible(false));
        addEventHandler(MouseEvent.MOUSE_PRESSED, e -> requestFocus());
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        zoom.listen();
    }

    private Optional<PlotArea> area(double x, double y) {
        var d = drawing;
        var f = figure.get();
        return d == null || f == null || !Zoom.possible(f) ? Optional.empty() : d.areaAt(x, y);
    }

    private void click(MouseEvent e) {
        if (e.getButton() != MouseButton.PRIMARY || !e.isStillSincePress()) {
            return;
        }
        if (e.getClickCount() == 2 && zoom.active()) {
            resetZoom();
        } else {
            marks.click(e.getX(), e.getY(), e.isShortcutDown());
        }
    }

    private void point(double x, double y) {
        marks.point(x, y);
        if (drawing != null) {
            tip.show(marks.text(x, y), x, y, getWidth(), getHeight());
        }
    }
}
