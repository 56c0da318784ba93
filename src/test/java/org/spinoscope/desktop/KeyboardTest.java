package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.event.Event;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The window without a mouse.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyboardTest {

    private static final int MOST_STOPS = 120;

    private MainController mainController;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        mainController = Headless.open(folder, () -> {});
        Headless.settle(mainController);
    }

    @AfterAll
    void close() throws Exception {
        Headless.does(mainController::close);
    }

    @Test
    void tabLeavesThePromptAndWritesNothingIntoIt() throws Exception {
        var prompt = Headless.on(() -> (TextArea) scene().lookup("#edit-prompt"));
        Headless.does(prompt::requestFocus);
        var text = Headless.on(prompt::getText);
        tab(false);
        String after = Headless.on(prompt::getText);
        assertThat(after).isEqualTo(text);
        assertThat(Headless.on(() -> id(scene().getFocusOwner()))).isEqualTo("edit-good");
        tab(true);
        assertThat(Headless.on(() -> id(scene().getFocusOwner()))).isEqualTo("edit-prompt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyStopOfTheTabKeyShowsWhereItIs(String theme) throws Exception {
        Headless.does(() -> {
            mainController.bench().commands.get("theme." + theme).run();
            mainController.dock().show("heads");
        });
        Headless.settle(mainController);
        Headless.does(() -> scene().lookup("#edit-prompt").requestFocus());
        Map<Node, Bounds> stops = new LinkedHashMap<>();
        List<int[]> pictures = new ArrayList<>();
        tab(false);
        for (int i = 0; i < MOST_STOPS; i++) {
            var owner = Headless.on(() -> scene().getFocusOwner());
            if (stops.containsKey(owner)) {
                break;
            }
            stops.put(owner, Headless.on(() -> around(owner)));
            pictures.add(picture());
            tab(false);
        }
        pictures.add(picture());
        assertThat(stops).as("the keyboard comes round").hasSizeBetween(20, MOST_STOPS - 1);
        var unseen = new ArrayList<String>();
        int i = 0;
        for (var stop : stops.entrySet()) {
            if (changed(pictures.get(i), pictures.get(i + 1), stop.getValue()) < 30) {
                unseen.add(stop.getKey() + " at " + stop.getValue());
            }
            i++;
        }
        assertThat(unseen).as("stops that do not show the focus").isEmpty();
    }

    private void tab(boolean back) throws Exception {
        Headless.does(() -> {
            var owner = scene().getFocusOwner();
            Event.fireEvent(
                    owner, new KeyEvent(KeyEvent.KEY_PRESSED, "\t", "\t", KeyCode.TAB, back, false, false, false));
            Event.fireEvent(
                    owner, new KeyEvent(KeyEvent.KEY_TYPED, "\t", "\t", KeyCode.UNDEFINED, back, false, false, false));
        });
    }

    private static Bounds around(Node node) {
        var b = node.localToScene(node.getLayoutBounds());
        return new BoundingBox(b.getMinX() - 3, b.getMinY() - 3, b.getWidth() + 6, b.getHeight() + 6);
    }

    private int[] picture() throws Exception {
        return Headless.on(() -> {
            var image = scene().snapshot(null);
            int w = (int) image.getWidth();
            int h = (int) image.getHeight();
            PixelReader reader = image.getPixelReader();
            var pixels = new int[w * h];
            reader.getPixels(0, 0, w, h, javafx.scene.image.PixelFormat.getIntArgbInstance(), pixels, 0, w);
            return pixels;
        });
    }

    /// How many pixels of a part of the window differ.
    private int changed(int[] a, int[] b, Bounds part) throws Exception {
        int w = (int) (double) Headless.on(() -> scene().getWidth());
        int h = a.length / w;
        int n = 0;
        for (int y = Math.max(0, (int) part.getMinY()); y < Math.min(h, part.getMaxY()); y++) {
            for (int x = Math.max(0, (int) part.getMinX()); x < Math.min(w, part.getMaxX()); x++) {
                n += a[y * w + x] == b[y * w + x] ? 0 : 1;
            }
        }
        return n;
    }

    private Scene scene() {
        return mainController.bench().stage.getScene();
    }

    private static String id(Node node) {
        return String.valueOf(node.getId());
    }
}
