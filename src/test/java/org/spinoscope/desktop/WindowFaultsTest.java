package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spinoscope.desktop.canvas.FigureCanvas;
import org.spinoscope.desktop.canvas.FigurePane;

/// Faults that somebody once met in the window.
class WindowFaultsTest {

    @RegisterExtension
    static final WindowFixture window = new WindowFixture();

    @BeforeEach
    void heads() throws Exception {
        Headless.does(() -> {
            window.bench().modalPane.hide();
            window.dock().show("heads");
        });
        window.settle();
    }

    @Test
    void theRankingNeedsNoSidewaysScrollingAndTheColumnOfTheMapIsFull() throws Exception {
        Headless.does(() -> {
            var root = root();
            root.resize(1600, 1000);
            for (int i = 0; i < 3; i++) {
                root.applyCss();
                root.layout();
            }
            var table = (TableView<?>) root.lookup("#head-ranking");
            assertThat(table.lookupAll(".scroll-bar"))
                    .filteredOn(bar -> bar instanceof ScrollBar b && b.getOrientation() == Orientation.HORIZONTAL)
                    .noneMatch(Node::isVisible);
            var map = root.lookup("#head-map");
            double from = map.localToScene(map.getLayoutBounds()).getMinY();
            double to = table.localToScene(table.getLayoutBounds()).getMaxY();
            double used =
                    map.getLayoutBounds().getHeight() + table.getLayoutBounds().getHeight();
            assertThat(used).isGreaterThan(0.9 * (to - from));
        });
    }

    @Test
    void aTooltipGoesWithTheZoomThatItWasOf() throws Exception {
        var canvas = Headless.on(() -> ((FigurePane) root().lookup("#head-scatter")).canvas());
        var before = placeOfThePrompt(canvas);
        Headless.does(() -> Event.fireEvent(canvas, InputEvents.scroll(canvas, before, 120)));
        var at = placeOfThePrompt(canvas);
        Headless.does(() -> {
            Event.fireEvent(canvas, InputEvents.mouse(canvas, MouseEvent.MOUSE_MOVED, at, MouseButton.NONE, 0));
            assertThat(tip(canvas).isVisible()).as("told").isTrue();
            Event.fireEvent(canvas, InputEvents.mouse(canvas, MouseEvent.MOUSE_CLICKED, at, MouseButton.PRIMARY, 2));
            assertThat(tip(canvas).isVisible()).as("after the reset").isFalse();
        });
    }

    /// Where the point of the present prompt is, once the newest figure is shown.
    private Point2D placeOfThePrompt(FigureCanvas canvas) throws Exception {
        var key = Headless.on(() -> window.bench().editor.draft().prompt());
        for (int i = 0; i < 1200; i++) {
            TimeUnit.MILLISECONDS.sleep(50);
            var place = Headless.on(() -> canvas.settled() ? canvas.placeOf(key) : Optional.<Point2D>empty());
            if (place.isPresent()) {
                return place.get();
            }
        }
        throw new AssertionError("the point of the prompt is not shown");
    }

    @Test
    void bothIntervalsAreNamedAndExplained() throws Exception {
        Headless.does(() -> {
            for (var name : new String[] {"95 % Fisher z", "95 % bootstrap"}) {
                assertThat(find(root(), name))
                        .as(name)
                        .hasValueSatisfying(label ->
                                assertThat(explained(label)).as("explained").isTrue());
            }
        });
    }

    @Test
    void theChooserSaysHowMuchIsFetched() throws Exception {
        window.run("model.choose");
        Headless.does(() -> assertThat(find(root(), "12 × 12 heads, 548 MB, MIT"))
                .as("GPT-2 small's download")
                .isPresent());
    }

    private Parent root() {
        return window.bench().stage.getScene().getRoot();
    }

    private static Node tip(FigureCanvas canvas) {
        return canvas.lookup(".figure-tip");
    }

    /// Whether it or what it stands in has a tooltip.
    private static boolean explained(Node node) {
        for (var n = Optional.of(node);
                n.isPresent();
                n = Optional.ofNullable(n.get().getParent())) {
            if (Tooltips.of(n.get()).isPresent()
                    || n.get().getProperties().containsKey("javafx.scene.control.Tooltip")) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Label> find(Node node, String text) {
        if (node instanceof Label label && text.equals(label.getText())) {
            return Optional.of(label);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> find(child, text).stream())
                        .findFirst()
                : Optional.empty();
    }
}
