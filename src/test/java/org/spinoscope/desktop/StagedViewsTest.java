package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spinoscope.desktop.canvas.Visibility;
import org.spinoscope.desktop.shell.AdaptiveTabs;

/// Views are built over several frames, and are whole in the end.
class StagedViewsTest {

    @RegisterExtension
    static final WindowFixture window = new WindowFixture();

    @Test
    void aTabsContentEntersTheSceneWhenTheTabIsSelected() throws Exception {
        Headless.does(() -> window.dock().show("modes"));
        WindowFixture.until(() -> !innerTabs().isEmpty());
        var pane = Headless.on(() -> innerTabs().getFirst());
        var hidden = pane.getTabs().getLast();
        window.settle();
        assertThat(hidden.getContent()).isNull();
        Headless.does(() -> pane.getSelectionModel().select(hidden));
        WindowFixture.until(
                () -> hidden.getContent() != null && hidden.getContent().getScene() != null);
    }

    @Test
    void aViewTornOffHalfBuiltIsWholeAndHasItsColours() throws Exception {
        try (var css = new CssWarnings()) {
            for (var view : List.of("spin", "diffusion", "orders")) {
                Headless.does(() -> {
                    window.dock().show(view);
                    window.dock().tearOff(view);
                });
                window.settle();
                Headless.does(() -> window.dock().closeWindows());
                window.settle();
            }
            Headless.does(() -> window.dock().show("spin"));
            WindowFixture.until(() -> window.node("#spin-lambda") != null && window.node("#spin-histogram") != null);
            css.assertNone();
        }
    }

    @Test
    void theViewThatAWindowOpensWithIsWholeBeforeItsFirstFrame() throws Exception {
        assertThat(Headless.on(() -> {
                    var map = new Label("map");
                    var ranking = new Tab("Ranking", new Label("ranking"));
                    var further = new Tab("Further", new Label("further"));
                    new AdaptiveTabs(List.of(new Tab("Map", map)), List.of(ranking, further), 0.5, 100).filledAtOnce();
                    return List.of(map.getParent() != null, ranking.getContent() != null, further.getContent() != null);
                }))
                .containsExactly(true, true, false);
    }

    /// Of the view in front.
    private static List<TabPane> innerTabs() {
        return window.bench().stage.getScene().getRoot().lookupAll(".inner-tabs").stream()
                .filter(Visibility::isVisible)
                .map(TabPane.class::cast)
                .toList();
    }
}
