package org.spinoscope.desktop.canvas;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.spinoscope.desktop.canvas.FigureContext.FigureSnapshot;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.layout.Drawing;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.PlotArea;
import org.spinoscope.figure.layout.Shape;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.figure.write.CsvWriter;

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

    private static final double FONT = 12;

    private final FigureContext kit;
    private final Canvas canvas = new Canvas();
    private final Label tip = new Label();
    private final Region ring = new Region();
    private final CanvasRenderer canvasRenderer = new CanvasRenderer();
    private final Transition transition;
    private final ObjectProperty<@Nullable Figure> figure = new SimpleObjectProperty<>();
    private @Nullable Drawing drawing;
    private @Nullable Zoom zoom;
    private Consumer<String> picked = key -> {};
    private Consumer<String> added = key -> picked.accept(key);
    private HoverText hoverText = (x, y) -> Optional.empty();
    private long wanted;
    private boolean layingOut;
    private Optional<Runnable> pin = Optional.empty();
    private double pointX;
    private double pointY;
    private double dragX;
    private double dragY;
    private @Nullable PlotArea dragArea;

    public FigureCanvas(FigureContext kit) {
        this.kit = kit;
        transition = new Transition(kit.moving(), this::want);
        getStyleClass().add("figure-canvas");
        setMinSize(60, 50);
        setPrefSize(520, 400);
        setFocusTraversable(true);
        tip.getStyleClass().add("figure-tip");
        tip.setMouseTransparent(true);
        tip.setManaged(false);
        tip.setVisible(false);
        ring.getStyleClass().add("focus-ring");
        ring.setMouseTransparent(true);
        ring.setManaged(false);
        ring.visibleProperty().bind(focusVisibleProperty());
        getChildren().addAll(canvas, ring, tip);
        figure.addListener((o, was, is) -> {
            if (was == null || is == null || !Zoom.possible(is)) {
                zoom = null;
            }
            transition.begin(was, is);
            want();
        });
        kit.dark().addListener(o -> want());
        listen();
        setOnContextMenuRequested(e -> menu().show(this, e.getScreenX(), e.getScreenY()));
    }

    /// What is shown; null for nothing.
    public ObjectProperty<@Nullable Figure> figure() {
        return figure;
    }

    /// Receives the key of what was clicked.
    public void onPicked(Consumer<String> listener) {
        picked = listener;
    }

    /// The animation from one figure to the next.
    public void along(FigureTween figureTween) {
        transition.along(figureTween);
    }

    /// Receives the key of what was clicked with Ctrl (⌘ on a Mac) held; without it, that is a click.
    public void onAdded(Consumer<String> listener) {
        added = listener;
    }

    /// What keeps the figure for comparison.
    void onPin(Runnable keeping) {
        pin = Optional.of(keeping);
    }

    public void readOut(HoverText what) {
        hoverText = what;
    }

    /// The figure with its zoom and size, as it is seen now.
    @Override
    public Optional<FigureSnapshot> seen() {
        var f = figure.get();
        return f == null
                ? Optional.empty()
                : Optional.of(new FigureSnapshot(zoomed(f), getWidth(), getHeight(), isDark()));
    }

    /// Where to point at what answers with this key, such as a head's cell; empty if nothing does.
    public Optional<Point2D> placeOf(String key) {
        var d = drawing;
        return d == null
                ? Optional.empty()
                : d.hovers().stream()
                        .filter(hitRegion -> hitRegion.key().equals(key))
                        .map(hitRegion -> switch (hitRegion.shape()) {
                            case Shape.Rect r -> new Point2D(r.x() + r.width() / 2, r.y() + r.height() / 2);
                            case Shape.Circle(var x, var y, var radius) -> new Point2D(x, y);
                            case Shape.Outline outline -> {
                                var first = outline.parts().getFirst();
                                yield new Point2D(first.x().get(0), first.y().get(0));
                            }
                        })
                        .findFirst();
    }

    /// Whether the newest figure is shown: nothing is being laid out.
    public boolean settled() {
        return !layingOut && transition.frame().isEmpty();
    }

    /// Shows everything again.
    public void resetZoom() {
        zoom = null;
        tip.setVisible(false);
        want();
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
            want();
        }
    }

    private boolean isDark() {
        return kit.dark().get();
    }

    private Figure zoomed(Figure f) {
        return zoom == null ? f : zoom.applied(f);
    }

    /// Asks for a new layout; while one is under way, the next starts after it, with the newest figure.
    private void want() {
        wanted++;
        if (!layingOut) {
            layOut();
        }
    }

    private void layOut() {
        var f = figure.get();
        double w = Math.floor(getWidth());
        double h = Math.floor(getHeight());
        if (f == null || w < 40 || h < 30) {
            drawing = null;
            repaint();
            return;
        }
        boolean passing = transition.frame().isPresent();
        var shown = zoomed(transition.frame().orElse(f));
        var figureTheme = isDark() ? FigureTheme.DARK : FigureTheme.LIGHT;
        var size = Size.px(w, h).fontSize(FONT * scale());
        long ticket = wanted;
        layingOut = true;
        kit.background().execute(() -> {
            Optional<Drawing> done = Optional.empty();
            try {
                done = Optional.of(kit.figureLayout().paint(shown, size, figureTheme));
            } finally {
                var result = done;
                kit.screen().execute(() -> arrived(passing ? result.map(Drawing::withoutTooltips) : result, ticket));
            }
        });
    }

    private void arrived(Optional<Drawing> done, long ticket) {
        layingOut = false;
        done.ifPresent(d -> {
            drawing = d;
            if (tip.isVisible()) {
                point(pointX, pointY);
            }
            if (!d.areas().isEmpty()) {
                setAccessibleText(d.title() + ". " + d.description());
            }
            repaint();
        });
        if (ticket != wanted) {
            layOut();
        }
    }

    private double scale() {
        return tip.getFont().getSize() / 13;
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
        addEventHandler(MouseEvent.MOUSE_PRESSED, e -> {
            requestFocus();
            dragX = e.getX();
            dragY = e.getY();
            dragArea = area(e.getX(), e.getY()).orElse(null);
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        addEventHandler(
                ScrollEvent.SCROLL,
                e -> area(e.getX(), e.getY()).ifPresent(area -> {
                    zoom = Zoom.about(area, e.getX(), e.getY(), Math.pow(1.0015, -e.getDeltaY()));
                    want();
                    e.consume();
                }));
    }

    private Optional<PlotArea> area(double x, double y) {
        var d = drawing;
        var f = figure.get();
        return d == null || f == null || !Zoom.possible(f) ? Optional.empty() : d.areaAt(x, y);
    }

    private void drag(MouseEvent e) {
        if (dragArea != null && e.getButton() == MouseButton.PRIMARY) {
            zoom = Zoom.moved(dragArea, e.getX() - dragX, e.getY() - dragY);
            tip.setVisible(false);
            want();
        }
    }

    private void click(MouseEvent e) {
        if (e.getButton() != MouseButton.PRIMARY || !e.isStillSincePress()) {
            return;
        }
        var d = drawing;
        if (e.getClickCount() == 2 && zoom != null) {
            resetZoom();
        } else if (d != null) {
            d.hoverAt(e.getX(), e.getY())
                    .map(hitRegion -> hitRegion.key())
                    .filter(key -> !key.isEmpty())
                    .ifPresent(e.isShortcutDown() ? added : picked);
        }
    }

    /// What is told of a place of the canvas (px).
    private Optional<String> told(double x, double y) {
        var d = drawing;
        if (d == null) {
            return Optional.empty();
        }
        return d.hoverAt(x, y)
                .map(hitRegion -> hitRegion.label())
                .filter(label -> !label.isEmpty())
                .or(() -> d.areaAt(x, y).flatMap(a -> hoverText.at(a.x().value(x), a.y().value(y))));
    }

    private void point(double x, double y) {
        pointX = x;
        pointY = y;
        var d = drawing;
        if (d == null) {
            return;
        }
        var text = told(x, y);
        tip.setVisible(text.isPresent());
        text.ifPresent(words -> {
            tip.setText(words);
            tip.autosize();
            double left = x + 14 + tip.getWidth() > getWidth() ? x - 10 - tip.getWidth() : x + 14;
            double top = y + 16 + tip.getHeight() > getHeight() ? y - 8 - tip.getHeight() : y + 16;
            tip.relocate(Math.max(0, left), Math.max(0, top));
        });
    }

    private static void toClipboard(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    private ContextMenu menu() {
        var export = new MenuItem("Export figure…");
        export.setOnAction(e -> seen().ifPresent(kit.export()));
        var copy = new MenuItem("Copy figure");
        copy.setOnAction(e -> seen().ifPresent(kit.copy()));
        var reset = new MenuItem("Show everything");
        reset.setDisable(zoom == null);
        reset.setOnAction(e -> resetZoom());
        export.setDisable(figure.get() == null);
        copy.setDisable(figure.get() == null);
        var value = new MenuItem("Copy value");
        var told = told(pointX, pointY);
        value.setDisable(told.isEmpty());
        value.setOnAction(e -> told.ifPresent(FigureCanvas::toClipboard));
        var csv = new MenuItem("Copy the numbers as CSV");
        csv.setDisable(figure.get() == null);
        csv.setOnAction(e -> seen().ifPresent(s -> toClipboard(new CsvWriter().text(s.figure()))));
        var keep = new MenuItem("Pin to compare");
        keep.setDisable(figure.get() == null || pin.isEmpty());
        keep.setOnAction(e -> pin.ifPresent(Runnable::run));
        var menu = new ContextMenu(value, csv, copy, export, new SeparatorMenuItem(), keep, reset);
        menu.setAutoHide(true);
        return menu;
    }
}
