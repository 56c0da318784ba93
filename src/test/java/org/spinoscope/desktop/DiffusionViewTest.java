package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spinoscope.desktop.canvas.FigurePane;

/// The diffusion view, on the platform without a display.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiffusionViewTest {

    @RegisterExtension
    static final WindowFixture window = new WindowFixture();

    @BeforeAll
    void show() throws Exception {
        window.show("diffusion");
    }

    @Test
    void aRunDecodesAWordAndShowsItsShares() throws Exception {
        assertThat(Headless.on(
                        () -> ((Pane) find("diffusion-text")).getChildren().size()))
                .isEqualTo(1);
        assertThat(Headless.on(() -> ((FigurePane) find("diffusion-shares"))
                        .canvas()
                        .figure()
                        .get()))
                .isNotNull();
    }

    @Test
    void playingMovesAlongTheTimeline() throws Exception {
        Headless.does(() -> ((Slider) find("diffusion-timeline")).setValue(0));
        Headless.does(() -> ((Button) find("diffusion-play")).fire());
        double reached = 0;
        for (int i = 0; i < 200 && reached == 0; i++) {
            TimeUnit.MILLISECONDS.sleep(50);
            reached = Headless.on(() -> ((Slider) find("diffusion-timeline")).getValue());
        }
        Headless.does(() -> ((Button) find("diffusion-play")).fire());
        assertThat(reached).isPositive();
    }

    @Test
    void anotherFieldRunsAgainAndIsNamedInTheFigure() throws Exception {
        Headless.does(() -> {
            if (find("diffusion-field") instanceof ComboBox<?> box) {
                box.getSelectionModel().select(1);
            }
        });
        window.settle();
        var head = Headless.on(() -> window.bench().selection.now().head().toString());
        assertThat(Headless.on(() -> {
                    var figure = ((FigurePane) find("diffusion-shares"))
                            .canvas()
                            .figure()
                            .get();
                    return figure == null ? "" : figure.provenance().toString();
                }))
                .contains(head);
        assertThat(Headless.on(() -> ((Labeled) find("diffusion-message")).getText()))
                .isEmpty();
    }

    @Test
    void longerTextsGrowAndEveryTokenBringsItsSpinBack() throws Exception {
        Headless.does(() -> {
            if (find("diffusion-tokens") instanceof Spinner<?> spinner) {
                spinner.increment(3);
            }
        });
        window.settle();
        Headless.does(() -> {
            if (((Pane) find("diffusion-text")).getChildren().get(2) instanceof Button token) {
                token.fire();
            }
        });
        assertThat(Headless.on(() ->
                        ((Pane) find("diffusion-text")).getChildren().get(2).getStyleClass()))
                .contains("accent");
        Headless.does(() -> ((Button) find("diffusion-play")).fire());
        assertThat(Headless.on(() ->
                        ((ListView<?>) find("diffusion-chains-list")).getItems().size()))
                .isEqualTo(16);
    }

    @Test
    void theAnimationDialogOpensAndSaysHowManyPictures() throws Exception {
        Headless.does(() -> ((Button) find("diffusion-film")).fire());
        assertThat(Headless.on(() -> find("diffusion-film-gif").isVisible())).isTrue();
        Headless.does(() -> find("diffusion-film-dialog").lookupAll(".button").forEach(node -> {
            if (node instanceof Button button && button.isCancelButton()) {
                button.fire();
            }
        }));
        assertThat(Headless.on(() -> window.bench().stage.getScene().lookup("#diffusion-film-dialog")))
                .isNull();
    }

    private Node find(String id) {
        return window.bench().stage.getScene().lookup("#" + id);
    }
}
