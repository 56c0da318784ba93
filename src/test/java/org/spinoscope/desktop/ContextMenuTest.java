package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spinoscope.desktop.canvas.FigureCanvas;
import org.spinoscope.desktop.canvas.Visibility;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.gpt2.HeadId;

/// Menus of what is under the pointer or the keyboard, and the styles of everything that opens in a window of its own.
class ContextMenuTest {

    @RegisterExtension
    static final WindowFixture window = new WindowFixture();

    @Test
    void aCellOfAMapIsAHeadThatCanBeCopiedSelectedAndRemoved() throws Exception {
        window.run("view.heads");
        window.settle();
        var canvas = window.figure("#head-map");
        Headless.does(() -> point(canvas, canvas.placeOf("L2H7").orElseThrow()));
        assertThat(items())
                .containsSubsequence(
                        "Copy value",
                        "Copy as CSV",
                        "Select L2H7",
                        "Ablate L2H7",
                        "Open L2H7 in the decision plane",
                        "Copy figure",
                        "Export figure…",
                        "Pin to compare");
        choose("Copy value");
        assertThat(clipboard()).contains("L2H7");
        Headless.does(() -> point(canvas, canvas.placeOf("L2H7").orElseThrow()));
        choose("Copy as CSV");
        assertThat(clipboard()).contains("mark,panel,series,label", "L2H7");
        Headless.does(() -> point(canvas, canvas.placeOf("L2H7").orElseThrow()));
        choose("Ablate L2H7");
        assertThat(Headless.on(() -> window.bench().ablationService.chosen().get()))
                .containsExactly(new HeadId(2, 7));
        assertThat(Headless.on(() -> window.dock().current().get())).isEqualTo("ablation");
    }

    @Test
    void theKeyboardOpensTheMenuOfTheSelectedHeadAndPrompt() throws Exception {
        window.run("view.heads");
        window.settle();
        Headless.does(() -> {
            window.bench().selection.head(new HeadId(4, 4));
            window.figure("#head-map").requestFocus();
        });
        window.settle();
        shiftF10();
        choose("Open L4H4 in the decision plane");
        assertThat(Headless.on(() -> window.dock().current().get())).isEqualTo("plane");
        Headless.does(() -> {
            window.bench().editor.go(2);
            window.node("#prompt-list").requestFocus();
        });
        shiftF10();
        assertThat(items()).contains("Select prompt 3", "Ablate heads on prompt 3");
        choose("Copy as CSV");
        assertThat(clipboard()).startsWith("prompt,good,bad,relation,on\nTwo and two is,four,five,");
    }

    @Test
    void tokensFactsAndRowsOfTheRankingHaveMenus() throws Exception {
        window.run("view.heads");
        window.settle();
        var chips = window.node("#prompt-form .token-chips");
        Headless.does(() -> {
            Event.fireEvent(window.node("#edit-prompt"), InputEvents.key(KeyCode.F2));
            Event.fireEvent(chips, InputEvents.key(KeyCode.RIGHT));
        });
        shiftF10();
        assertThat(items()).contains("Copy value", "Show in the decision plane");
        choose("Copy as CSV");
        assertThat(clipboard()).startsWith("position,id,token\n0,");
        Headless.does(() -> window.node(".facts").getParent().getParent().requestFocus());
        Headless.does(() -> ask(window.node(".fact-value"), new Point2D(1, 1)));
        choose("Copy as CSV");
        assertThat(clipboard())
                .startsWith("head,fact,value\n")
                .contains("Spearman ρ")
                .doesNotContain("−");
        Headless.does(() -> window.node("#head-ranking").requestFocus());
        shiftF10();
        choose("Copy as CSV");
        assertThat(clipboard().lines().count()).isEqualTo(145);
    }

    @Test
    void thePaletteGoesToASetting() throws Exception {
        window.run("help.palette");
        Headless.does(() -> {
            var field = (TextField) window.node("#palette-field");
            field.setText("ablation mode");
            Event.fireEvent(field, InputEvents.key(KeyCode.ENTER));
        });
        window.settle();
        assertThat(Headless.on(() -> window.dock().current().get())).isEqualTo("ablation");
        assertThat(Headless.on(
                        () -> window.bench().stage.getScene().getFocusOwner().getId()))
                .isEqualTo("ablation-removal");
    }

    @Test
    void everySettingOfThePaletteIsWhereItLeads() throws Exception {
        var bench = window.bench();
        var places = new SettingPlaces(bench.commands, bench.stage, bench.screen);
        for (var place : SettingPlaces.all()) {
            Headless.does(() -> places.matching(place.name()).stream()
                    .filter(command -> command.name().equals(place.name()))
                    .forEach(Command::run));
            window.settle();
            if (!place.node().isEmpty()) {
                var owner = Headless.on(() -> bench.stage.getScene().getFocusOwner());
                assertThat(owner.getId()).as(place.name()).isEqualTo(place.node());
            }
            Headless.does(() -> bench.modalPane.hide());
        }
    }

    @Test
    void anEarlierPositionAsksInThePlaneAndIsNamed() throws Exception {
        Headless.does(() -> {
            window.bench().editor.go(0);
            window.bench().selection.asking().set(2);
        });
        window.run("view.plane");
        window.settle();
        var scene = Headless.on(
                () -> window.bench().studyResults.scene().get().value().orElseThrow());
        assertThat(scene.position()).isEqualTo(2);
        assertThat(scene.field().weights()).hasSize(3);
        assertThat(Headless.on(() -> window.figure("#plane-figure").figure().get())
                        .title())
                .contains("= 2");
        assertThat(Headless.on(() -> window.node("#status-asking").isVisible())).isTrue();
        Headless.does(() -> window.bench().editor.go(1));
        window.settle();
        assertThat(Headless.on(() -> window.bench()
                                .studyResults
                                .scene()
                                .get()
                                .value()
                                .orElseThrow())
                        .last())
                .as("another prompt starts at its last position")
                .isTrue();
    }

    @Test
    void whatOpensInAWindowOfItsOwnHasItsStylesInBothThemes() throws Exception {
        var kinds = new HashSet<String>();
        try (var css = new CssWarnings()) {
            // These have every kind of popup; the others' are the same ones. What surrounds the views is opened once.
            for (var view : List.of("heads", "ablation", "spin", "modes")) {
                window.run("view." + view);
                var part = Headless.on(() ->
                        view.equals("heads") ? window.bench().stage.getScene().getRoot() : shownView());
                for (var theme : List.of("theme.light", "theme.dark")) {
                    Headless.does(() -> {
                        window.bench().commands.get(theme).run();
                        kinds.addAll(Popups.openAll(part));
                    });
                }
            }
            for (var sheet :
                    List.of("help.shortcuts", "model.choose", "model.reading", "figure.export", "help.glossary")) {
                window.run(sheet);
                for (var theme : List.of("theme.light", "theme.dark")) {
                    Headless.does(() -> {
                        window.bench().commands.get(theme).run();
                        kinds.addAll(Popups.openAll(window.bench().modalPane));
                    });
                }
                Headless.does(() -> window.bench().modalPane.hide());
            }
            css.assertNone();
        }
        assertThat(kinds).contains("menu", "menu button", "choices", "combo box", "tooltip", "context menu");
    }

    private static Parent shownView() {
        return window.bench().stage.getScene().getRoot().lookupAll(".view-root").stream()
                .filter(Visibility::isVisible)
                .map(Parent.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static void point(FigureCanvas canvas, Point2D place) {
        ask(canvas, place);
    }

    private static void ask(Node node, Point2D place) {
        var at = node.localToScene(place);
        Event.fireEvent(
                node,
                new ContextMenuEvent(
                        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                        at.getX(),
                        at.getY(),
                        at.getX(),
                        at.getY(),
                        false,
                        new PickResult(node, at.getX(), at.getY())));
    }

    private void shiftF10() throws Exception {
        Headless.does(() -> Event.fireEvent(
                window.bench().stage.getScene().getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F10, true, false, false, false)));
    }

    private static List<MenuItem> open() {
        return Popups.popups().stream()
                .filter(ContextMenu.class::isInstance)
                .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
                .toList();
    }

    private static List<String> items() throws Exception {
        return Headless.on(() -> open().stream()
                .map(MenuItem::getText)
                .filter(text -> text != null)
                .collect(Collectors.toList()));
    }

    private static void choose(String name) throws Exception {
        assertThat(items()).contains(name);
        Headless.does(() -> {
            open().stream()
                    .filter(item -> name.equals(item.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            Popups.popups().forEach(popup -> popup.hide());
        });
    }

    private static String clipboard() throws Exception {
        return Headless.on(() -> String.valueOf(Clipboard.getSystemClipboard().getString()));
    }
}
