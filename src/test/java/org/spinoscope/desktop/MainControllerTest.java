package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spinoscope.desktop.guide.GuidePage;
import org.spinoscope.gpt2.HeadId;

/// The window as a user meets it: every view is opened and used for what it is there for.
class MainControllerTest {

    @RegisterExtension
    static final WindowFixture window = new WindowFixture();

    @BeforeEach
    void home() throws Exception {
        Headless.does(() -> window.dock().show("heads"));
    }

    @Test
    void theStudyIsThereWithoutAClick() throws Exception {
        assertThat(Headless.on(
                        () -> window.bench().studyResults.correlation().get().value()))
                .isPresent();
        assertThat(Headless.on(() -> window.figure("#head-map").figure().get())).isNotNull();
    }

    @Test
    void aClickOnAHeadMovesEveryView() throws Exception {
        window.arrived("#head-map");
        Headless.does(() -> {
            var canvas = window.figure("#head-map");
            InputEvents.click(canvas, canvas.placeOf("L2H7").orElseThrow());
        });
        window.settle();
        assertThat(Headless.on(() -> window.bench().selection.now().head())).isEqualTo(new HeadId(2, 7));
        assertThat(Headless.on(() -> ((Label) window.node("#facts-head")).getText()))
                .isEqualTo("L2H7");
        assertThat(Headless.on(() -> window.figure("#head-scatter").figure().get())
                        .title())
                .contains("L2H7");
        window.run("view.plane");
        window.settle();
        assertThat(Headless.on(() -> window.figure("#plane-figure").figure().get())
                        .title())
                .contains("L2H7");
        window.run("go.back");
        assertThat(Headless.on(() -> window.bench().selection.now().head())).isNotEqualTo(new HeadId(2, 7));
    }

    @Test
    void typingAPromptAsksTheModelAgainAndCanBeUndone() throws Exception {
        Headless.does(() -> ((TextInputControl) window.node("#edit-prompt")).setText("A cow says"));
        window.settle();
        assertThat(Headless.on(() -> window.bench()
                        .studyResults
                        .answers()
                        .get()
                        .value()
                        .orElseThrow()
                        .pair()
                        .prompt()))
                .isEqualTo("A cow says");
        window.run("edit.undo");
        assertThat(Headless.on(() -> window.bench().editor.draft().prompt())).isNotEqualTo("A cow says");
    }

    @Test
    void anImpossiblePromptIsToldInItsPlace() throws Exception {
        Headless.does(() -> ((TextField) window.node("#edit-good")).setText(""));
        window.settle();
        assertThat(Headless.on(() -> window.bench().studyResults.answers().get().message()))
                .isPresent();
        window.run("edit.undo");
        window.settle();
        assertThat(Headless.on(() -> window.bench().studyResults.answers().get().value()))
                .isPresent();
    }

    @Test
    void everyViewShowsItsFigure() throws Exception {
        var views = Headless.on(() -> window.dock().arrangement().stream()
                .flatMap(java.util.List::stream)
                .toList());
        assertThat(views).contains("heads", "plane", "phases", "prompts");
        for (var view : views) {
            window.run("view." + view);
            window.settle();
            assertThat(Headless.on(() -> window.dock().current().get())).isEqualTo(view);
        }
        window.run("view.heads");
        for (var id : new String[] {"#plane-figure", "#ablation-map", "#head-map"}) {
            window.arrived(id);
            assertThat(Headless.on(() -> window.figure(id).figure().get()))
                    .as(id)
                    .isNotNull()
                    .extracting(shown -> shown.title())
                    .asString()
                    .isNotBlank();
        }
        assertThat(Headless.on(() ->
                                window.bench().ablationService.effects().get().value())
                        .orElseThrow()
                        .result())
                .isPresent();
    }

    @Test
    void wordsCanBeAddedToThePlane() throws Exception {
        window.run("view.plane");
        Headless.does(() -> {
            var field = (TextField) window.node("#plane-words");
            field.setText("cat, dog");
            field.fireEvent(new javafx.event.ActionEvent());
        });
        window.settle();
        assertThat(Headless.on(() -> window.bench()
                        .studyResults
                        .scene()
                        .get()
                        .value()
                        .orElseThrow()
                        .words()))
                .containsExactly("cat", "dog");
    }

    @Test
    void headsClickedWithCtrlAreRemovedTogether() throws Exception {
        window.run("view.ablation");
        window.settle();
        window.arrived("#ablation-map");
        Headless.does(() -> {
            for (var key : new String[] {"L1H2", "L4H3"}) {
                var canvas = window.figure("#ablation-map");
                InputEvents.click(canvas, canvas.placeOf(key).orElseThrow(), true);
            }
        });
        window.settle();
        assertThat(Headless.on(() -> window.bench().ablationService.chosen().get()))
                .containsExactly(new HeadId(1, 2), new HeadId(4, 3));
        assertThat(Headless.on(() -> ((Label) window.node("#ablation-remark")).getText()))
                .startsWith("Together");
        Headless.does(() -> {
            var field = (TextField) window.node("#ablation-heads");
            field.setText("");
            field.fireEvent(new javafx.event.ActionEvent());
        });
        assertThat(Headless.on(() -> window.bench().ablationService.chosen().get()))
                .isEmpty();
    }

    @Test
    void aTransitionCannotBePointedAtOrExportedAndEndsInTheFigureItself() throws Exception {
        window.run("view.plane");
        Headless.does(() -> window.bench().selection.head(new HeadId(0, 3)));
        window.settle();
        window.arrived("#plane-figure");
        Headless.does(() -> window.bench().selection.head(new HeadId(6, 6)));
        for (int i = 0; i < 40; i++) {
            Headless.does(() -> {
                var canvas = window.figure("#plane-figure");
                assertThat(canvas.seen().orElseThrow().figure())
                        .isSameAs(canvas.figure().get());
            });
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(10);
        }
        window.settle();
        window.arrived("#plane-figure");
        assertThat(Headless.on(() -> window.figure("#plane-figure").getAccessibleText()))
                .contains("L6H6");
        window.run("view.animate");
        assertThat(window.bench().figures.moving().getAsBoolean()).isFalse();
        window.run("view.animate");
    }

    @Test
    void everyViewHasHelpAndAPageOfTheGuide() throws Exception {
        for (var view : Headless.on(() -> window.dock().arrangement().getFirst())) {
            window.run("view." + view);
            window.run("help.view");
            assertThat(Headless.on(() -> text(helpOfTheView())))
                    .as(view)
                    .isNotBlank()
                    .doesNotContain("This view has no page of its own");
            Headless.does(() -> window.bench().modalPane.hide());
            assertThat(GuidePage.ofView(view).path()).isEqualTo("views/" + view + ".md");
        }
    }

    private static Pane helpOfTheView() {
        var tabs = (TabPane) window.node("#help", Pane.class).getChildren().getFirst();
        return (Pane) ((ScrollPane) tabs.getTabs().getFirst().getContent()).getContent();
    }

    private static String text(Node node) {
        return switch (node) {
            case Label label -> label.getText();
            case Pane pane ->
                pane.getChildren().stream().map(MainControllerTest::text).collect(Collectors.joining("\n"));
            default -> "";
        };
    }
}
