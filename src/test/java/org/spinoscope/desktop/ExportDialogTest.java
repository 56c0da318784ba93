package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Spinner;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The export dialog as a user meets it.
class ExportDialogTest {

    @RegisterExtension
    static final WindowFixture window = new WindowFixture();

    @BeforeEach
    void dialog() throws Exception {
        Headless.does(() -> {
            window.bench().modalPane.hide();
            window.dock().show("heads");
        });
        window.settle();
        Headless.does(() -> window.node("#head-map", Node.class).requestFocus());
        window.run("figure.export");
    }

    @Test
    void thePreviewHasThePagesShape() throws Exception {
        Headless.does(() -> choosePreset("APS, two columns"));
        assertThat(shape()).isCloseTo(178 / 95.0, within(0.02));
        Headless.does(() -> spinner("#export-height").getValueFactory().setValue(178));
        assertThat(shape()).isCloseTo(1, within(0.02));
    }

    @Test
    void aPresetFillsInItsSizeAndAnotherNumberMakesItAnOwnSize() throws Exception {
        Headless.does(() -> choosePreset("Nature, two columns"));
        assertThat(spinner("#export-width").getValue()).isEqualTo(183);
        assertThat(spinner("#export-height").getValue()).isEqualTo(100);
        Headless.does(() -> spinner("#export-width").getValueFactory().setValue(150));
        assertThat(presets().getValue().toString()).isEqualTo("Own size");
    }

    @Test
    void oneFigureAllThatAreShownOrOneForEachPromptCanBeChosen() throws Exception {
        var scopes = Headless.on(() -> scopes().getItems().stream()
                .map(scopes().getConverter()::toString)
                .toList());
        assertThat(scopes).hasSize(3);
        assertThat(scopes.get(0)).isEqualTo("This figure");
        assertThat(scopes.get(1)).matches("All [2-9] figures on the screen");
        assertThat(scopes.get(2)).isEqualTo("This figure, for each of 6 prompts");
    }

    /// Width over height of the preview, once it has stopped changing.
    private double shape() throws Exception {
        Image before = null;
        for (int i = 0; i < 100; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            var now = Headless.on(
                    () -> window.node("#export-preview", ImageView.class).getImage());
            if (now != null && now == before && i > 3) {
                return now.getWidth() / now.getHeight();
            }
            before = now;
        }
        throw new AssertionError("the preview never came to rest");
    }

    private void choosePreset(String start) {
        presets().getItems().stream()
                .filter(preset -> preset.toString().startsWith(start))
                .findFirst()
                .ifPresent(presets()::setValue);
    }

    @SuppressWarnings("unchecked")
    private ChoiceBox<Object> scopes() {
        return window.node("#export-scope", ChoiceBox.class);
    }

    @SuppressWarnings("unchecked")
    private ChoiceBox<Object> presets() {
        return window.node("#export-size", ChoiceBox.class);
    }

    @SuppressWarnings("unchecked")
    private Spinner<Integer> spinner(String selector) {
        return window.node(selector, Spinner.class);
    }
}
