package org.spinoscope.desktop.canvas;

import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.spinoscope.figure.write.CsvWriter;

/// The menu of a figure: what can be copied, exported, kept and reset.
final class FigureMenu {

    private final FigureCanvas canvas;
    private final FigureContext kit;

    FigureMenu(FigureCanvas canvas, FigureContext kit) {
        this.canvas = canvas;
        this.kit = kit;
    }

    /// @param value what is under the pointer
    /// @param pin keeps the figure for comparison
    ContextMenu menu(Optional<String> value, Optional<Runnable> pin) {
        boolean any = canvas.figure().get() != null;
        var menu = new ContextMenu(
                item("Copy value", value.isPresent(), () -> value.ifPresent(FigureMenu::toClipboard)),
                item(
                        "Copy the numbers as CSV",
                        any,
                        () -> canvas.seen().ifPresent(s -> toClipboard(new CsvWriter().text(s.figure())))),
                item("Copy figure", any, () -> canvas.seen().ifPresent(kit.copy())),
                item("Export figure…", any, () -> canvas.seen().ifPresent(kit.export())),
                new SeparatorMenuItem(),
                item("Pin to compare", any && pin.isPresent(), () -> pin.ifPresent(Runnable::run)),
                item("Show everything", canvas.isZoomed(), canvas::resetZoom));
        menu.setAutoHide(true);
        return menu;
    }

    private static MenuItem item(String name, boolean available, Runnable action) {
        var item = new MenuItem(name);
        item.setDisable(!available);
        item.setOnAction(e -> action.run());
        return item;
    }

    private static void toClipboard(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }
}
