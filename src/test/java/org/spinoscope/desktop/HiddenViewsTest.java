package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What is hidden takes no part in the frame of a change of theme or size, and is itself again afterwards.
class HiddenViewsTest {

    @RegisterExtension
    static final WindowFixture window = new WindowFixture();

    @AfterEach
    void asBefore() throws Exception {
        window.run("theme.light");
        window.run("scale.normal");
    }

    @Test
    void aHiddenViewIsOutOfTheSceneForAFewFramesAndBackWithItsState() throws Exception {
        window.show("temperature");
        var slider = Headless.on(() -> window.node("#temperature-slider", Slider.class));
        Headless.does(() -> slider.setValue(0.75));
        double value = slider.getValue();
        window.show("heads");
        assertThat(Headless.on(() -> {
                    window.bench().commands.get("theme.dark").run();
                    return slider.getScene() == null;
                }))
                .isTrue();
        WindowFixture.until(() -> slider.getScene() != null);
        assertThat(slider.getValue()).isEqualTo(value).isNotEqualTo(1);
    }

    @Test
    void aViewShownInTheFrameOfTheChangeIsThere() throws Exception {
        window.show("temperature");
        window.show("heads");
        assertThat(Headless.on(() -> {
                    window.bench().commands.get("theme.dark").run();
                    window.dock().show("temperature");
                    return window.node("#temperature-slider") != null;
                }))
                .isTrue();
    }

    @Test
    void aViewThatWasOutHasTheNewSize() throws Exception {
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
    void viewsThatLeftAndCameBackThroughManyChangesFindAllColours() throws Exception {
        var views = List.of("temperature", "spin", "diffusion", "orders", "pairs");
        try (var css = new CssWarnings()) {
            for (var view : views) {
                Headless.does(() -> {
                    window.dock().show(view);
                    window.bench().commands.get("theme.toggle").run();
                    window.bench().commands.get("scale.up").run();
                });
                Headless.does(() -> {
                    window.bench().commands.get("theme.toggle").run();
                    window.dock().tearOff(view);
                    window.bench().commands.get("theme.toggle").run();
                });
                Headless.does(() -> window.dock().closeWindows());
            }
            window.settle();
            for (var view : views) {
                window.show(view);
            }
            css.assertNone();
        }
    }

    private static double textSize(String selector) {
        return window.node(selector, Labeled.class).getFont().getSize();
    }
}
