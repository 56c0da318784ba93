package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.figure.Figure;

/// The views of modes, orders and phases, on the platform without a display.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CouplingViewsTest {

    private MainController mainController;

    @BeforeAll
    void open(@TempDir Path temporary) throws Exception {
        mainController = Headless.open(temporary, () -> {});
        Headless.settle(mainController);
    }

    @AfterAll
    void close() throws Exception {
        Headless.close(mainController);
    }

    @AfterEach
    void nothingUnexpectedHappened() throws Exception {
        assertThat(Headless.on(() -> mainController.bench().errorNotifications.defects()))
                .isZero();
    }

    @Test
    void anotherModeShowsOtherWords() throws Exception {
        show("modes");
        var before = title("modes-words");
        Headless.does(
                () -> ((TableView<?>) find("modes-table")).getSelectionModel().select(1));
        Headless.settle(mainController);
        assertThat(before).contains("mode 0");
        assertThat(title("modes-words")).contains("mode 1");
    }

    @Test
    void wordsOfAModeCanBeShownInTheDecisionPlane() throws Exception {
        show("modes");
        Headless.does(() -> ((Button) find("modes-plane")).fire());
        Headless.settle(mainController);
        assertThat(Headless.on(() -> mainController.bench().studyResults.words().size()))
                .isPositive();
    }

    @Test
    void contributionsFollowTheSelectedHead() throws Exception {
        show("orders");
        Headless.does(() -> mainController.bench().selection.head(new org.spinoscope.gpt2.HeadId(2, 3)));
        Headless.settle(mainController);
        assertThat(title("orders-contributions")).contains("L2H3");
    }

    @Test
    void aRepetitionIsWrittenAsANewPrompt() throws Exception {
        show("phases");
        int before = prompts();
        var pair = Headless.on(() -> mainController.bench().editor.pair().orElseThrow());
        Headless.does(() -> ((Button) find("phases-write")).fire());
        Headless.settle(mainController);
        assertThat(prompts()).isEqualTo(before + 1);
        assertThat(Headless.on(() -> mainController.bench().editor.draft().prompt()))
                .isEqualTo(pair.prompt() + " " + pair.good() + " " + pair.good());
    }

    @Test
    void aComposedContextHasATheoryAndAModelGap() throws Exception {
        show("phases");
        Headless.does(() -> {
            var tabs = (javafx.scene.control.TabPane) tabPaneOf(find("phases-repetition"));
            tabs.getSelectionModel().select(1);
        });
        Headless.settle(mainController);
        assertThat(Headless.on(() -> ((Labeled) find("phases-composed")).getText()))
                .matches("ΔL theory [+-]\\d.*ΔL model [+-]\\d.*");
    }

    private static Node tabPaneOf(Node inside) {
        var at = inside;
        while (!(at instanceof javafx.scene.control.TabPane)) {
            at = at.getParent();
        }
        return at;
    }

    private int prompts() throws Exception {
        return Headless.on(
                () -> mainController.bench().editor.book().get().drafts().size());
    }

    private void show(String view) throws Exception {
        Headless.does(() -> mainController.dock().show(view));
        Headless.settle(mainController);
    }

    private Node find(String id) {
        return mainController.bench().stage.getScene().lookup("#" + id);
    }

    private String title(String pane) throws Exception {
        return Headless.on(() -> {
            Figure figure = ((FigurePane) find(pane)).canvas().figure().get();
            return figure == null ? "" : figure.title();
        });
    }
}
