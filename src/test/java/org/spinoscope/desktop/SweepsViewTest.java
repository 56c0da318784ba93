package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.sweep.SweepFolder;
import org.spinoscope.sweep.SyntheticSweep;

/// The sweeps view with a real small sweep, started from the window, on the platform without a display.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SweepsViewTest {

    @RegisterExtension
    static final WindowFixture window = new WindowFixture();

    @BeforeAll
    void show() throws Exception {
        window.show("sweeps");
    }

    @Test
    @Order(1)
    void withoutASweepTheViewSaysWhatToDo() throws Exception {
        assertThat(text("sweeps-instead")).contains("Open one, or start one here");
        assertThat(Headless.on(() -> find("sweeps-open-first").isVisible())).isTrue();
    }

    @Test
    @Order(2)
    void aSweepStartedHereIsShownWhenItsPartsAreWritten() throws Exception {
        var prompts = Files.writeString(window.folder().resolve("colours.csv"), """
                prompt,good,bad,relation
                A leaf is,green,red,plant
                A rose is,red,blue,plant
                Moss is,green,white,plant
                Snow is,white,black,thing
                Coal is,black,green,thing
                Blood is,red,blue,thing
                """);
        var out = window.folder().resolve("sweep");
        Headless.does(() -> {
            window.bench().commands.get("sweep.start").run();
            ((TextField) find("sweep-prompts")).setText(prompts.toString());
            ((CheckBox) find("sweep-measure-exact")).setSelected(true);
            ((Button) find("sweep-start")).fire();
        });
        assertThat(text("sweep-missing")).contains("Choose a folder to write into");
        Headless.does(() -> {
            ((TextField) find("sweep-out")).setText(out.toString());
            ((Button) find("sweep-start")).fire();
        });
        WindowFixture.until(() -> text("sweeps-status").contains("6 prompts are written"));
        WindowFixture.until(() -> title("sweeps-map").contains("6 prompts"));
        WindowFixture.until(() -> title("sweeps-density").contains("6 prompts"));
        assertThat(text("sweeps-what")).contains("sweep: 6 prompts");
        WindowFixture.until(() -> find("sweeps-heads") instanceof TableView<?> heads
                && heads.getItems().size() == 144);
        var origin = Headless.on(() -> figure("sweeps-map").provenance().entries());
        assertThat(origin).containsEntry("sweep", "sweep").containsEntry("prompts", "colours.csv");
        assertThat(origin.get("model.sha256"))
                .isEqualTo(new SweepFolder(out).plan().model().sha256());
    }

    @Test
    @Order(3)
    void aFilterLeavesOutOtherPrompts() throws Exception {
        window.run("view.sweeps");
        Headless.does(() -> {
            if (find("sweeps-filter") instanceof javafx.scene.control.MenuButton menu) {
                menu.show();
                menu.hide();
                var grid = (javafx.scene.layout.GridPane)
                        ((javafx.scene.control.CustomMenuItem) menu.getItems().getFirst()).getContent();
                grid.getChildren().stream()
                        .filter(node -> "sweeps-relation".equals(node.getId()))
                        .forEach(node -> select(node, "plant"));
            }
        });
        WindowFixture.until(() -> title("sweeps-map").contains("3 prompts"));
        assertThat(text("sweeps-filter")).isEqualTo("Only plant");
        assertThat(Headless.on(() -> figure("sweeps-map").provenance().entries()))
                .containsEntry("sweep.filter", "plant");
        Headless.does(() -> {
            var menu = (javafx.scene.control.MenuButton) find("sweeps-filter");
            var grid = (javafx.scene.layout.GridPane)
                    ((javafx.scene.control.CustomMenuItem) menu.getItems().getFirst()).getContent();
            grid.getChildren().stream()
                    .filter(node -> "sweeps-tokens-most".equals(node.getId()))
                    .forEach(node -> ((Spinner<?>) node).increment(0));
            grid.getChildren().stream()
                    .filter(node -> "sweeps-filter-clear".equals(node.getId()))
                    .forEach(node -> ((Button) node).fire());
        });
        WindowFixture.until(() -> title("sweeps-map").contains("6 prompts"));
    }

    @SuppressWarnings("unchecked")
    private static void select(Node box, String value) {
        ((javafx.scene.control.ComboBox<String>) box).setValue(value);
    }

    @Test
    @Order(4)
    void aClickOnAPointPutsItsPromptIntoTheEditor() throws Exception {
        var keys = Headless.on(() -> ((Plot) figure("sweeps-density"))
                .marks().stream()
                        .filter(Points.class::isInstance)
                        .flatMap(points -> ((Points) points).keys().stream())
                        .toList());
        assertThat(keys).contains("2");
        WindowFixture.until(() -> placed("sweeps-density", "2"));
        Headless.does(() -> click("sweeps-density", "2"));
        WindowFixture.until(() -> window.bench().editor.draft().prompt().equals("Moss is"));
        assertThat(Headless.on(() -> window.bench().editor.draft().good())).isEqualTo("green");
        assertThat(Headless.on(() -> window.bench().editor.draft().relation())).isEqualTo("plant");
        int rows = Headless.on(() -> window.bench().editor.book().get().drafts().size());
        Headless.does(() -> click("sweeps-density", "2"));
        window.settle();
        assertThat(Headless.on(() -> window.bench().editor.book().get().drafts().size()))
                .as("a prompt that is there is gone to")
                .isEqualTo(rows);
    }

    @Test
    @Order(5)
    void allFiguresFollowTheHeadAndTheTestsAreRunOnRequest() throws Exception {
        Headless.does(() -> window.bench().selection.head(new HeadId(4, 7)));
        WindowFixture.until(() -> title("sweeps-density").contains("L4H7"));
        WindowFixture.until(() -> title("sweeps-forest").contains("L4H7"));
        tab("Chance");
        WindowFixture.until(() -> find("sweeps-null-run") instanceof Button run && run.isVisible());
        Headless.does(() -> ((Button) find("sweeps-null-run")).fire());
        WindowFixture.until(() -> title("sweeps-null").contains("144 heads"));
        tab("Held out");
        WindowFixture.until(() -> title("sweeps-held-out").contains("tested on the other"));
        tab("r against n");
        WindowFixture.until(() -> title("sweeps-curve").contains("L4H7"));
    }

    /// The head before comes back while the figures of another one are on the screen only in part.
    @Test
    @Order(5)
    void aHeadLeftInTheMiddleOfItsFiguresLeavesNoneBehind() throws Exception {
        var before = new HeadId(4, 7);
        Headless.does(() -> window.bench().selection.head(before));
        WindowFixture.until(() -> title("sweeps-density").contains("L4H7"));
        window.settle();
        Headless.does(() -> {
            var figure = ((FigurePane) find("sweeps-density")).canvas().figure();
            figure.addListener(new InvalidationListener() {
                @Override
                public void invalidated(Observable o) {
                    if (title("sweeps-density").contains("L2H3")) {
                        figure.removeListener(this);
                        window.bench().selection.head(before);
                    }
                }
            });
            window.bench().selection.head(new HeadId(2, 3));
        });
        WindowFixture.until(() -> window.bench().selection.now().head().equals(before)
                && title("sweeps-density").contains("L4H7")
                && title("sweeps-forest").contains("L4H7"));
    }

    @Test
    @Order(6)
    void aLockedFolderAnotherPlanAndOddFoldersAreSaidInASentence() throws Exception {
        Headless.does(() -> window.bench().sweeps.open(window.folder().resolve("nothing")));
        WindowFixture.until(() -> text("sweeps-instead").contains("no manifest.json"));
        var newer = Files.createDirectories(window.folder().resolve("newer"));
        Files.writeString(newer.resolve("manifest.json"), "{\"format\": \"spinoscope-sweep/2\"}");
        Headless.does(() -> window.bench().sweeps.open(newer));
        WindowFixture.until(() -> text("sweeps-instead").contains("spinoscope-sweep/2"));
        assertThat(Headless.on(() -> find("sweeps-open-first").getParent().isVisible()))
                .isTrue();
    }

    @Test
    @Order(7)
    void aDamagedPartIsNamedAndTheOthersAreShown() throws Exception {
        var folder = window.folder().resolve("made-up");
        SyntheticSweep.write(new SweepFolder(folder), 90, 2, 2, 30, 3);
        var heads = folder.resolve("heads/part-00001.parquet");
        var bytes = Files.readAllBytes(heads);
        Files.write(heads, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        Files.copy(
                folder.resolve("prompts/part-00002.parquet"),
                folder.resolve("heads/part-00002.parquet"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Headless.does(() -> window.bench().sweeps.open(folder));
        WindowFixture.until(() -> title("sweeps-map").contains("30 prompts"));
        WindowFixture.until(() -> text("sweeps-what").contains("part-00001, it is cut short"));
        assertThat(text("sweeps-what")).contains("2 parts of this sweep cannot be used");
    }

    @Test
    @Order(8)
    void aSweepUnderWayGrowsAsItsPartsAreWritten() throws Exception {
        var whole = window.folder().resolve("whole");
        SyntheticSweep.write(new SweepFolder(whole), 90, 2, 2, 30, 3);
        var growing = window.folder().resolve("growing");
        SyntheticSweep.write(new SweepFolder(growing), 90, 2, 2, 30, 1);
        Headless.does(() -> window.bench().sweeps.open(growing));
        WindowFixture.until(() -> text("sweeps-what").contains("1 of 3 parts"));
        for (var kind : new String[] {"prompts", "heads"}) {
            Files.copy(whole.resolve(kind + "/part-00001.parquet"), growing.resolve(kind + "/part-00001.parquet"));
        }
        WindowFixture.until(() -> title("sweeps-map").contains("60 prompts"));
        assertThat(text("sweeps-what")).contains("2 of 3 parts");
    }

    private void click(String pane, String key) {
        var canvas = ((FigurePane) find(pane)).canvas();
        InputEvents.click(canvas, canvas.placeOf(key).orElseThrow());
    }

    private boolean placed(String pane, String key) {
        return ((FigurePane) find(pane)).canvas().placeOf(key).isPresent();
    }

    private void tab(String title) throws Exception {
        Headless.does(() -> window.bench()
                .stage
                .getScene()
                .getRoot()
                .lookupAll(".tab-pane")
                .forEach(node -> {
                    if (node instanceof TabPane pane) {
                        pane.getTabs().stream()
                                .filter(tab -> title.equals(tab.getText()))
                                .forEach(pane.getSelectionModel()::select);
                    }
                }));
    }

    private Node find(String id) {
        return window.bench().stage.getScene().lookup("#" + id);
    }

    private String text(String id) throws Exception {
        return javafx.application.Platform.isFxApplicationThread() ? textNow(id) : Headless.on(() -> textNow(id));
    }

    private String textNow(String id) {
        return switch (find(id)) {
            case Labeled labeled -> labeled.getText();
            case TextInputControl field -> field.getText();
            case null, default -> "";
        };
    }

    private Figure figure(String pane) {
        var figure =
                find(pane) instanceof FigurePane shown ? shown.canvas().figure().get() : null;
        return figure == null ? Figure.titled("") : figure;
    }

    private String title(String pane) {
        return figure(pane).title();
    }
}
