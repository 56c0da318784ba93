package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
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
import javafx.scene.control.TextInputControl;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.desktop.export.ExportPlan;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.prompt.PromptPair;

/// The window without a mouse.
class KeyboardTest {

    private static final int MOST_STOPS = 120;

    @RegisterExtension
    static final WindowFixture window = new WindowFixture();

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
            window.bench().commands.get("theme." + theme).run();
            window.dock().show("heads");
        });
        window.settle();
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

    @ParameterizedTest
    @CsvSource({"1200, 800, 1", "900, 650, 1", "1200, 800, 2"})
    void aWholeStudyNeedsNoMouse(int width, int height, double scale, @TempDir Path folder) throws Exception {
        Headless.does(() -> {
            window.bench().stage.setWidth(width);
            window.bench().stage.setHeight(height);
            window.bench().windowTheme.scale(scale);
        });
        window.settle();
        keys(KeyCode.DIGIT1, true); // the heads
        keys(KeyCode.N, true); // a new prompt, and the editor has the focus
        assertThat(Headless.on(() -> id(scene().getFocusOwner()))).isEqualTo("edit-prompt");
        type("Snow is");
        tab(false);
        type("white");
        tab(false);
        type("black");
        window.settle();
        assertThat(Headless.on(() -> window.bench().editor.pair()))
                .contains(new PromptPair("Snow is", "white", "black"));
        keys(KeyCode.K, true); // the palette goes to a head
        type("L2H4");
        keys(KeyCode.ENTER, false);
        window.settle();
        assertThat(Headless.on(() -> window.bench().selection.now().head())).isEqualTo(new HeadId(2, 4));
        keys(KeyCode.DIGIT4, true); // ablation measures by itself
        window.settle();
        assertThat(Headless.on(() -> window.dock().current().get())).isEqualTo("ablation");
        assertThat(Headless.on(() -> window.bench()
                        .ablationService
                        .effects()
                        .get()
                        .value()
                        .orElseThrow()
                        .done()))
                .isPositive();
        keys(KeyCode.E, true);
        var save = Headless.on(() -> scene().lookup("#export-save"));
        assertThat(save).isNotNull();
        for (int i = 0; i < 20 && Headless.on(() -> scene().getFocusOwner()) != save; i++) {
            tab(false);
        }
        assertThat(Headless.on(() -> scene().getFocusOwner()))
                .as("Export can be reached")
                .isEqualTo(save);
        keys(KeyCode.ESCAPE, false);
        var file = folder.resolve("map.svg");
        var seen = Headless.on(() ->
                ((FigurePane) scene().lookup("#ablation-map")).canvas().seen().orElseThrow());
        new ExportPlan(ExportPlan.Format.SVG, Size.px(400, 300), 72, FigureTheme.LIGHT)
                .write(new FigureLayout(), seen, file);
        assertThat(Files.readString(file)).contains("<svg", "white / black", "short (edited)");
        keys(KeyCode.Z, true);
        Headless.does(() -> {
            window.bench().editor.rows().delete();
            window.bench().windowTheme.scale(1);
        });
    }

    /// Presses keys where the focus is.
    private void keys(KeyCode code, boolean control) throws Exception {
        Headless.does(() -> {
            var at = scene().getFocusOwner() == null ? scene().getRoot() : scene().getFocusOwner();
            Event.fireEvent(
                    at, new KeyEvent(KeyEvent.KEY_PRESSED, "", code.getName(), code, false, control, false, false));
        });
    }

    private void type(String text) throws Exception {
        Headless.does(() -> {
            scene().getRoot().applyCss(); // a field that has just appeared takes keys once it has its skin
            if (scene().getFocusOwner() instanceof TextInputControl field) {
                field.selectAll();
            }
            for (int i = 0; i < text.length(); i++) {
                var c = text.substring(i, i + 1);
                Event.fireEvent(
                        scene().getFocusOwner(),
                        new KeyEvent(KeyEvent.KEY_TYPED, c, c, KeyCode.UNDEFINED, false, false, false, false));
            }
        });
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
        return window.bench().stage.getScene();
    }

    private static String id(Node node) {
        return String.valueOf(node.getId());
    }
}
