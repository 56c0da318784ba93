package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spinoscope.desktop.chart.LiveChart;
import org.spinoscope.diffusion.Residual;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.Plot;

/// Learning a residual in the diffusion view, on the platform without a display: stopped, resumed, kept, used.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ResidualLearningTest {

    @RegisterExtension
    static final WindowFixture window = new WindowFixture();

    private Path residuals;

    @BeforeAll
    void show() throws Exception {
        residuals = window.folder().resolve("settings").resolve("residuals");
        window.show("diffusion");
        Headless.does(() -> window.bench().stage.getScene().getRoot().lookupAll(".tab-pane").stream()
                .filter(TabPane.class::isInstance)
                .flatMap(pane -> ((TabPane) pane).getTabs().stream())
                .filter(tab -> "Residual".equals(tab.getText()))
                .forEach(tab -> tab.getTabPane().getSelectionModel().select(tab)));
        WindowFixture.until(() -> !disabled("residual-start")); // the model's hash names the file
        set("residual-contexts", 64);
        set("residual-rank", 4);
    }

    @Test
    @Order(1)
    void withoutAResidualOnlyTheModelsOwnLogWeightsCanBeChosen() throws Exception {
        assertThat(text("residual-kept")).startsWith("No residual is kept");
        choose(Residual.LEARNED);
        window.settle();
        assertThat(text("diffusion-message")).contains("train-residual");
        choose(Residual.EXACT);
        window.settle();
    }

    @Test
    @Order(2)
    void aTrainingThatIsCancelledShowsItsLossAndCanGoOn() throws Exception {
        set("residual-steps", 200_000);
        fire("residual-start");
        WindowFixture.until(() -> shown() > 20);
        assertThat(visible("residual-progress")).isTrue();
        fire("residual-cancel");
        WindowFixture.until(() -> visible("residual-resume") && !disabled("residual-start"));
        assertThat(text("residual-message")).startsWith("Stopped");
        try (var files = Files.list(residuals)) {
            assertThat(files).singleElement().asString().endsWith(".resume");
        }
        set("residual-seed", 5);
        fire("residual-resume");
        WindowFixture.until(() -> text("residual-message").contains("start anew"));
        assertThat(disabled("residual-start")).isFalse();
    }

    @Test
    @Order(3)
    void whatIsLearnedIsKeptAndUsed() throws Exception {
        set("residual-steps", 60);
        fire("residual-start");
        WindowFixture.until(
                () -> text("residual-kept").startsWith("Kept for this model: rank 4, 64 contexts, 60 steps"));
        assertThat(shown()).isGreaterThan(20); // of the network, which was learned last
        assertThat(visible("residual-resume")).isFalse();
        try (var files = Files.list(residuals)) {
            assertThat(files).singleElement().asString().endsWith(".safetensors");
        }
        choose(Residual.LEARNED);
        window.settle();
        assertThat(text("diffusion-message")).isEmpty();
        assertThat(text("residual-message")).startsWith("Learned");
    }

    /// Points of the running mean in the chart.
    private int shown() throws Exception {
        return Headless.on(() -> ((LiveChart) find("residual-loss"))
                .seen()
                .filter(seen -> seen.figure() instanceof Plot)
                .map(seen -> ((Plot) seen.figure())
                        .marks().stream()
                                .filter(Line.class::isInstance)
                                .mapToInt(line -> ((Line) line).x().size())
                                .max()
                                .orElse(0))
                .orElse(0));
    }

    private void choose(Residual residual) throws Exception {
        Headless.does(() -> {
            if (find("diffusion-residual") instanceof ComboBox<?> box) {
                box.getSelectionModel().select(box.getItems().indexOf(residual));
            }
        });
    }

    private void set(String id, int value) throws Exception {
        Headless.does(() -> {
            if (find(id) instanceof Spinner<?> spinner) {
                spinner.getEditor().setText(Integer.toString(value));
                spinner.commitValue();
            }
        });
    }

    private void fire(String id) throws Exception {
        Headless.does(() -> ((Button) find(id)).fire());
    }

    private String text(String id) throws Exception {
        return Headless.on(() -> ((Labeled) find(id)).getText());
    }

    private boolean disabled(String id) throws Exception {
        return Headless.on(() -> find(id).isDisabled());
    }

    private boolean visible(String id) throws Exception {
        return Headless.on(() -> find(id).isVisible());
    }

    private Node find(String id) {
        return window.bench().stage.getScene().lookup("#" + id);
    }
}
