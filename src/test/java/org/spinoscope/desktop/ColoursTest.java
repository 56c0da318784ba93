package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.desktop.shell.Later;
import org.spinoscope.figure.ColourMap;
import org.spinoscope.figure.ColourMaps;
import org.spinoscope.figure.layout.FigureTheme;

/// The one setting of colours for numbers.
class ColoursTest {

    private static final ColourMaps CHOSEN = new ColourMaps(ColourMap.PU_OR, ColourMap.CIVIDIS);

    @Test
    void aChoiceChangesFiguresIsTickedAndIsKept(@TempDir Path folder) throws Exception {
        var window = Headless.open(folder, () -> {});
        Headless.settle(window);
        assertThat(Headless.on(() -> shown(window))).isEqualTo(FigureTheme.LIGHT);
        Headless.does(() -> {
            window.bench().commands.get("colours.signed.puor").run();
            window.bench().commands.get("colours.amount.cividis").run();
            window.bench().commands.get("theme.dark").run();
        });
        assertThat(Headless.on(() -> shown(window))).isEqualTo(FigureTheme.DARK.with(CHOSEN));
        assertThat(Headless.on(() -> ticked(window, "colours.signed.puor"))).isTrue();
        assertThat(Headless.on(() -> ticked(window, "colours.signed.rdbu"))).isFalse();
        Headless.close(window);

        var next = Headless.open(folder, () -> {});
        Headless.settle(next);
        assertThat(Headless.on(() -> shown(next))).isEqualTo(FigureTheme.DARK.with(CHOSEN));
        Headless.does(() -> {
            next.bench().commands.get("colours.signed.rdbu").run();
            next.bench().commands.get("colours.amount.viridis").run();
            next.bench().commands.get("theme.light").run();
        });
        assertThat(Headless.on(() -> shown(next))).isEqualTo(FigureTheme.LIGHT);
        Headless.close(next);
    }

    /// In what the map of heads would leave.
    private static FigureTheme shown(MainController window) {
        window.dock().show("heads");
        Later.buildAll(window.bench().stage.getScene().getRoot());
        var pane = (FigurePane) window.bench().stage.getScene().lookup("#head-map");
        return pane.canvas().seen().orElseThrow().theme();
    }

    private static boolean ticked(MainController window, String command) {
        var bar = (MenuBar) window.bench().stage.getScene().lookup(".menu-bar");
        return bar.getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(Menu.class::isInstance)
                .flatMap(menu -> ((Menu) menu).getItems().stream())
                .filter(item -> ("menu-" + command).equals(item.getId()))
                .map(item -> ((CheckMenuItem) item).isSelected())
                .findFirst()
                .orElseThrow();
    }
}
