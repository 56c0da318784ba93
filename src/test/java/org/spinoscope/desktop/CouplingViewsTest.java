package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.figure.Figure;

/// The views of modes, orders and phases, on the platform without a display.
class CouplingViewsTest {

    @RegisterExtension
    static final WindowFixture window = new WindowFixture();

    /// Prompts that another test has written would otherwise be those this one starts from.
    @BeforeEach
    void theFirstPrompt() throws Exception {
        Headless.does(() -> window.bench().editor.go(0));
        window.settle();
    }

    @Test
    void anotherModeShowsOtherWords() throws Exception {
        show("modes");
        var before = title("modes-words");
        Headless.does(
                () -> ((TableView<?>) find("modes-table")).getSelectionModel().select(1));
        window.settle();
        assertThat(before).contains("mode 0");
        assertThat(title("modes-words")).contains("mode 1");
    }

    @Test
    void thePlaneAndTheFactsFollowTheModeThatIsClicked() throws Exception {
        show("modes");
        Headless.does(() -> window.bench().studyResults.words().setAll("mine"));
        var words = new java.util.ArrayList<java.util.List<String>>();
        for (int mode : new int[] {2, 3}) {
            Headless.does(() ->
                    ((TableView<?>) find("modes-table")).getSelectionModel().select(mode));
            window.settle();
            words.add(Headless.on(
                    () -> java.util.List.copyOf(window.bench().studyResults.words())));
            assertThat(facts()).anyMatch(text -> text.equals("Mode " + mode + " of W_eff"));
        }
        assertThat(words).allSatisfy(some -> assertThat(some).startsWith("mine").hasSizeBetween(2, 6));
        assertThat(words.getFirst()).isNotEqualTo(words.getLast());
        assertThat(facts()).contains("Ferromagnetic share", "Behaves like", "ΔL model without it");
    }

    private java.util.List<String> facts() throws Exception {
        return Headless.on(() -> find("facts-coupling").lookupAll(".fact-name").stream()
                .map(node -> ((Labeled) node).getText())
                .toList());
    }

    @Test
    void contributionsFollowTheSelectedHead() throws Exception {
        show("orders");
        Headless.does(() -> window.bench().selection.head(new org.spinoscope.gpt2.HeadId(2, 3)));
        window.settle();
        assertThat(title("orders-contributions")).contains("L2H3");
    }

    @SuppressWarnings("unchecked") // the node's type, which a look-up does not know
    @Test
    void aRepetitionIsWrittenAsANewPrompt() throws Exception {
        show("phases");
        int before = prompts();
        var pair = Headless.on(() -> window.bench().editor.pair().orElseThrow());
        Headless.does(() -> {
            ((Spinner<Integer>) find("phases-copies")).getValueFactory().setValue(2);
            ((Button) find("phases-write")).fire();
        });
        window.settle();
        assertThat(prompts()).isEqualTo(before + 1);
        assertThat(Headless.on(() -> window.bench().editor.draft().prompt()))
                .isEqualTo(pair.prompt() + " " + pair.good() + " " + pair.good());
    }

    @Test
    void aComposedContextHasATheoryAndAModelGap() throws Exception {
        show("phases");
        Headless.does(() -> {
            var tabs = (javafx.scene.control.TabPane) tabPaneOf(find("phases-repetition"));
            tabs.getSelectionModel().select(1);
        });
        window.settle();
        assertThat(Headless.on(() -> ((Labeled) find("phases-composed")).getText()))
                .matches("ΔL theory [+-]\\d.*ΔL model [+-]\\d.*");
    }

    @Test
    void aClickOnTheTriangleWritesThatPromptAndTheNextOneReplacesIt() throws Exception {
        show("phases");
        Headless.does(() -> {
            var tabs = (javafx.scene.control.TabPane) tabPaneOf(find("phases-repetition"));
            tabs.getSelectionModel().select(1);
        });
        window.settle();
        int before = prompts();
        var original = Headless.on(() -> window.bench().editor.draft().prompt());
        click("phases-composition", 0.5, 0.5);
        var first = Headless.on(() -> window.bench().editor.draft().prompt());
        click("phases-composition", 0.42, 0.6);
        var second = Headless.on(() -> window.bench().editor.draft().prompt());
        assertThat(prompts()).isEqualTo(before + 1);
        assertThat(first).isNotEqualTo(second);
        assertThat(letters(first + second))
                .as("both are made of words of the prompt that was there")
                .isSubsetOf(letters(original));
    }

    @Test
    void aClickOnANumberOfCopiesWritesThem() throws Exception {
        show("phases");
        Headless.does(() -> {
            var tabs = (javafx.scene.control.TabPane) tabPaneOf(find("phases-repetition"));
            tabs.getSelectionModel().select(0);
        });
        window.settle();
        int before = prompts();
        var pair = Headless.on(() -> window.bench().editor.pair().orElseThrow());
        var canvas = ((FigurePane) find("phases-repetition")).canvas();
        var place = Headless.on(() -> canvas.placeOf("3").orElseThrow());
        clickAt(canvas, place.getX(), place.getY());
        assertThat(prompts()).isEqualTo(before + 1);
        assertThat(Headless.on(() -> window.bench().editor.draft().prompt()))
                .isEqualTo(pair.prompt() + (" " + pair.good()).repeat(3));
    }

    private static java.util.List<String> letters(String text) {
        return text.chars()
                .distinct()
                .filter(c -> c != ' ')
                .mapToObj(Character::toString)
                .toList();
    }

    private void click(String pane, double x, double y) throws Exception {
        var canvas = ((FigurePane) find(pane)).canvas();
        clickAt(canvas, x * canvas.getWidth(), y * canvas.getHeight());
    }

    private void clickAt(Node node, double x, double y) throws Exception {
        Headless.does(() -> InputEvents.click(node, new Point2D(x, y)));
        window.settle();
    }

    private static Node tabPaneOf(Node inside) {
        var at = inside;
        while (!(at instanceof javafx.scene.control.TabPane)) {
            at = at.getParent();
        }
        return at;
    }

    private int prompts() throws Exception {
        return Headless.on(() -> window.bench().editor.book().get().drafts().size());
    }

    private void show(String view) throws Exception {
        window.show(view);
    }

    private Node find(String id) {
        return window.bench().stage.getScene().lookup("#" + id);
    }

    private String title(String pane) throws Exception {
        return Headless.on(() -> {
            Figure figure = ((FigurePane) find(pane)).canvas().figure().get();
            return figure == null ? "" : figure.title();
        });
    }
}
