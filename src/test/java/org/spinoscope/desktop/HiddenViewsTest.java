package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What is hidden takes no part in a change of theme or size, and is itself again when it is shown.
class HiddenViewsTest {

    @RegisterExtension
    static final WindowFixture window = new WindowFixture();

    @AfterEach
    void asBefore() throws Exception {
        window.run("theme.light");
        window.run("scale.normal");
    }

    @Test
    void aHiddenViewIsOutOfTheSceneAfterAChangeOfThemeAndBackWithItsStateWhenItIsShown() throws Exception {
        window.show("temperature");
        var slider = Headless.on(() -> window.node("#temperature-slider", Slider.class));
        Headless.does(() -> slider.setValue(0.75));
        double value = slider.getValue();
        window.show("heads");
        window.run("theme.dark");
        assertThat(slider.getScene()).isNull();
        window.show("temperature");
        assertThat(Headless.on(() -> window.node("#temperature-slider"))).isSameAs(slider);
        assertThat(slider.getValue()).isEqualTo(value).isNotEqualTo(1);
    }

    @Test
    void aViewShownAfterAChangeOfSizeHasTheNewSize() throws Exception {
        window.show("temperature");
        var before = Headless.on(() -> textSize("#temperature-log"));
        window.show("heads");
        window.run("scale.up");
        window.run("scale.up");
        window.run("scale.up");
        window.show("temperature");
        assertThat(Headless.on(() -> textSize("#temperature-log"))).isGreaterThan(before);
    }

    @Test
    void aTabsContentEntersTheSceneWhenItIsSelected() throws Exception {
        window.show("diffusion");
        Headless.does(() -> {
            var pane = window.node(".inner-tabs", TabPane.class);
            var hidden = pane.getTabs().getLast();
            assertThat(hidden.getContent()).isNull();
            pane.getSelectionModel().select(hidden);
            assertThat(hidden.getContent()).extracting(Node::getScene).isNotNull();
            pane.getSelectionModel().selectFirst();
        });
    }

    @Test
    void nothingIsStyledWithoutItsColours() throws Exception {
        try (var css = new CssWarnings()) {
            for (var view : window.dock().arrangement().getFirst()) {
                window.show(view);
                window.run("theme.toggle");
                window.show("heads");
                Headless.does(() -> window.figure("#head-map").requestFocus());
                window.run("theme.toggle");
            }
            window.settle();
            css.assertNone();
        }
    }

    @Test
    void theFocusStaysWhereItIsWhenTheThemeChanges() throws Exception {
        window.show("heads");
        Headless.does(() -> window.figure("#head-map").requestFocus());
        window.run("theme.dark");
        assertThat(Headless.on(() -> window.figure("#head-map").isFocused())).isTrue();
    }

    private static double textSize(String selector) {
        return window.node(selector, Labeled.class).getFont().getSize();
    }
}
