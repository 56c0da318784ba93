package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// No word or number of the program is cut off, in any view, at any size. What users write themselves (prompts in
/// lists) may end in an ellipsis; its whole is told elsewhere.
class CutTextTest {

    /// Inside these, texts are the user's own.
    private static final Set<String> USERS = Set.of("prompt-cell", "prompt-text");

    private static final List<String> DIALOGS = List.of(
            "figure.export",
            "model.choose",
            "model.reading",
            "help.palette",
            "help.view",
            "help.glossary",
            "help.shortcuts",
            "help.about",
            "results.kept");

    @RegisterExtension
    static final WindowFixture window = new WindowFixture();

    @ParameterizedTest
    @CsvSource({"1600, 1000, 1.0", "900, 650, 1.0", "1600, 1000, 2.0", "900, 650, 2.0"})
    void nothingIsCut(int width, int height, double scale) throws Exception {
        Headless.does(() -> {
            // The platform without a display has a small screen; what is larger is laid out without it, below.
            window.bench().stage.setWidth(Math.min(width, 1200));
            window.bench().stage.setHeight(Math.min(height, 800));
            window.bench().windowTheme.scale(scale);
        });
        var cut = new ArrayList<String>();
        for (var view : window.dock().arrangement().getFirst()) {
            window.show(view);
            cut.addAll(Headless.on(() -> {
                var root = window.bench().stage.getScene().getRoot();
                root.resize(width, height);
                for (int i = 0; i < 3; i++) {
                    root.applyCss();
                    root.layout();
                }
                var found = new ArrayList<String>();
                if (root.minWidth(-1) > width) {
                    found.add(view + ": needs " + root.minWidth(-1) + " px");
                }
                search(root, view, found);
                return found;
            }));
        }
        Headless.does(() -> window.bench().windowTheme.scale(1));
        assertThat(cut).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"900, 650, 1.0", "900, 650, 2.0"})
    void nothingIsCutInDialogs(int width, int height, double scale) throws Exception {
        Headless.does(() -> {
            window.bench().stage.setWidth(width);
            window.bench().stage.setHeight(height);
            window.bench().windowTheme.scale(scale);
            window.dock().show("heads");
        });
        window.settle();
        var cut = new ArrayList<String>();
        for (var dialog : DIALOGS) {
            window.run(dialog);
            TimeUnit.MILLISECONDS.sleep(400);
            cut.addAll(Headless.on(() -> {
                var found = new ArrayList<String>();
                var pane = window.bench().modalPane;
                assertThat(pane.isVisible()).as(dialog).isTrue();
                pane.applyCss();
                pane.layout();
                search(pane, dialog, found);
                pane.hide();
                return found;
            }));
        }
        Headless.does(() -> window.bench().windowTheme.scale(1));
        assertThat(cut).isEmpty();
    }

    private static void search(Node node, String view, List<String> found) {
        if (!node.isVisible() || node.getStyleClass().stream().anyMatch(USERS::contains)) {
            return;
        }
        if (node instanceof Labeled labeled && labeled.getText() != null && inSight(node)) {
            for (var child : labeled.getChildrenUnmodifiable()) {
                if (child instanceof Text text
                        && text.isVisible()
                        && !text.getText().isEmpty()
                        && !labeled.getText()
                                .replaceAll("\\s", "")
                                .equals(text.getText().replaceAll("\\s", ""))) {
                    found.add(view + ": “" + labeled.getText() + "” is shown as “" + text.getText() + "” in "
                            + labeled.getStyleClass());
                }
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> search(child, view, found));
        }
    }

    /// Whether it lies inside its window; what is scrolled away is not cut.
    private static boolean inSight(Node node) {
        Bounds b = node.localToScene(node.getLayoutBounds());
        return b.getWidth() > 0
                && b.getMaxX() > 0
                && b.getMinX() < node.getScene().getWidth();
    }
}
