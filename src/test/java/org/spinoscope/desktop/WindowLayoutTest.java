package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import javafx.event.Event;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spinoscope.desktop.state.SessionFile;
import org.spinoscope.gpt2.HeadId;

/// Menus, sheets, columns and files of the window.
class WindowLayoutTest {

    @RegisterExtension
    static final WindowFixture window = new WindowFixture();

    @BeforeEach
    void home() throws Exception {
        Headless.does(() -> window.dock().show("heads"));
    }

    @Test
    void aNarrowWindowGivesTheViewsTheRoomOfTheSideColumns() throws Exception {
        Headless.does(() -> window.bench().stage.setWidth(720));
        window.settle();
        assertThat(Headless.on(() -> window.node("#facts-head"))).isNull();
        assertThat(Headless.on(() -> window.node("#edit-prompt"))).isNull();
        Headless.does(() -> window.bench().stage.setWidth(1360));
        window.settle();
        assertThat(Headless.on(() -> window.node("#facts-head"))).isNotNull();
        assertThat(Headless.on(() -> window.node("#edit-prompt"))).isNotNull();
    }

    @Test
    void thePaletteFindsAndRunsACommand() throws Exception {
        window.run("help.palette");
        Headless.does(() -> {
            var field = (TextField) window.node("#palette-field");
            field.setText("decision plane");
            Event.fireEvent(field, InputEvents.key(KeyCode.ENTER));
        });
        assertThat(Headless.on(() -> window.dock().current().get())).isEqualTo("plane");
    }

    @Test
    void viewsSplitTearOffAndComeBack() throws Exception {
        var views = Headless.on(() -> window.dock().arrangement().getFirst());
        Headless.does(() -> window.dock().split("temperature"));
        assertThat(Headless.on(() -> window.dock().arrangement())).hasSize(2);
        Headless.does(() -> window.dock().tearOff("spin"));
        window.run("view.gather");
        assertThat(Headless.on(() -> window.dock().arrangement())).hasSize(1);
        assertThat(Headless.on(() -> window.dock().arrangement().getFirst())).hasSameElementsAs(views);
    }

    @Test
    void everySheetOpensAndEscapeClosesIt() throws Exception {
        for (var command : new String[] {"help.shortcuts", "model.choose", "model.reading", "figure.export"}) {
            window.run(command);
            assertThat(Headless.on(() -> window.bench().modalPane.isVisible()))
                    .as(command)
                    .isTrue();
            Headless.does(() -> Event.fireEvent(window.bench().modalPane, InputEvents.key(KeyCode.ESCAPE)));
            assertThat(Headless.on(() -> window.bench().modalPane.isVisible()))
                    .as(command)
                    .isFalse();
        }
    }

    @Test
    void menusAreGroupedAndCheckedAndQuitComesLast() throws Exception {
        var bar = Headless.on(() -> (MenuBar) window.node(".menu-bar"));
        var file = Headless.on(() -> List.copyOf(bar.getMenus().getFirst().getItems()));
        assertThat(file.getLast().getText()).isEqualTo("Quit");
        assertThat(file.stream().map(MenuItem::getText)).contains("Recent sessions");
        var view = Headless.on(() -> bar.getMenus().stream()
                .filter(menu -> "View".equals(menu.getText()))
                .flatMap(menu -> menu.getItems().stream())
                .toList());
        assertThat(view).hasAtLeastOneElementOfType(SeparatorMenuItem.class);
        window.run("view.plane");
        assertThat(view.stream()
                        .filter(item -> item instanceof CheckMenuItem check && check.isSelected())
                        .map(MenuItem::getText))
                .contains("Decision plane");
    }

    @Test
    void ctrlBackslashMovesTheViewToTheOtherSide() throws Exception {
        window.run("view.temperature");
        Headless.does(() -> Event.fireEvent(
                window.bench().stage.getScene().getRoot(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.BACK_SLASH, false, true, false, false)));
        assertThat(Headless.on(() -> window.dock().arrangement())).hasSize(2);
        window.run("view.gather");
    }

    @Test
    void theModelsChecksOpenAsATable() throws Exception {
        window.run("model.verify");
        window.settle();
        assertThat(Headless.on(() -> ((Label) window.node("#verify-summary")).getText()))
                .contains("checks", "0 fail");
        assertThat(Headless.on(() -> ((javafx.scene.control.TableView<?>) window.node("#verify-table"))
                        .getItems()
                        .size()))
                .isGreaterThan(10);
        Headless.does(() -> window.bench().modalPane.hide());
    }

    @Test
    void aFileThatIsNoneIsToldCalmly() throws Exception {
        var broken =
                Files.writeString(window.folder().resolve("broken.json"), "{ \"format\": \"spinoscope-prompts/1\", ");
        Headless.does(() -> window.bench().fileOpener.open(broken));
        window.settle();
        assertThat(Headless.on(() -> window.bench().errorNotifications.shown()))
                .anyMatch(text -> text.contains("broken.json"));
    }

    @Test
    void theSessionIsSavedAndHoldsTheSelection() throws Exception {
        var file = window.folder().resolve("work.json");
        Headless.does(() -> {
            window.bench().selection.head(new HeadId(5, 1));
            window.bench().sessionController.saveAs(file);
        });
        var read = SessionFile.read(file);
        assertThat(read.selectionState().head()).isEqualTo(new HeadId(5, 1));
        assertThat(read.prompts())
                .isEqualTo(Headless.on(() -> window.bench().editor.book().get()));
        Headless.does(() -> window.bench().selection.head(new HeadId(0, 0)));
        Headless.does(() -> window.bench().fileOpener.open(file));
        window.settle();
        assertThat(Headless.on(() -> window.bench().selection.now().head())).isEqualTo(new HeadId(5, 1));
    }
}
