package org.spinoscope.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.util.Subscription;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.command.Commands;

/// The menus, made from the commands.
public final class Menus {

    /// Between the titles of a menu and of one inside it, at its end.
    public static final String INSIDE = " › ";

    private Menus() {}

    /// @param submenus further menus to hang into a menu of that title, such as recent files, before its last command
    static List<Menu> all(Commands commands, java.util.Map<String, List<Menu>> submenus) {
        var menus = new ArrayList<Menu>();
        commands.byMenu().forEach((title, list) -> {
            int inside = title.indexOf(INSIDE);
            var menu = new Menu(inside < 0 ? title : title.substring(inside + INSIDE.length()));
            var more = submenus.getOrDefault(title, List.of());
            for (var command : list) {
                boolean last = command.id().equals(list.getLast().id());
                if (last && !more.isEmpty()) {
                    menu.getItems().add(new SeparatorMenuItem());
                    menu.getItems().addAll(more);
                }
                if (command.opensGroup() && !menu.getItems().isEmpty()) {
                    menu.getItems().add(new SeparatorMenuItem());
                }
                menu.getItems().add(item(commands, command));
            }
            if (inside < 0) {
                menus.add(menu);
            } else {
                var outer = title.substring(0, inside);
                menus.stream()
                        .filter(m -> m.getText().equals(outer))
                        .findFirst()
                        .orElseThrow()
                        .getItems()
                        .addAll(new SeparatorMenuItem(), menu);
            }
        });
        return menus;
    }

    /// Lets the keys work in a window that has no menu bar, until the subscription ends.
    static Subscription accelerate(Scene scene, Commands commands) {
        Runnable bind = () -> {
            scene.getAccelerators().clear();
            commands.all()
                    .forEach(command -> commands.keys(command)
                            .ifPresent(keys -> scene.getAccelerators().put(keys, command::run)));
        };
        bind.run();
        return commands.revision().subscribe(bind);
    }

    private static MenuItem item(Commands commands, Command command) {
        var on = command.checked();
        var item = on == null ? new MenuItem(command.name()) : new CheckMenuItem(command.name());
        if (on != null && item instanceof CheckMenuItem check) {
            check.setSelected(on.get());
            on.addListener((o, was, is) -> check.setSelected(is));
        }
        item.setId("menu-" + command.id());
        item.setMnemonicParsing(false);
        item.setOnAction(e -> {
            command.run();
            if (on != null && item instanceof CheckMenuItem check) {
                check.setSelected(on.get()); // the click alone decides nothing
            }
        });
        item.setDisable(!command.enabled().get());
        command.enabled().addListener((o, was, is) -> item.setDisable(!is));
        Runnable keys = () -> item.setAccelerator(commands.keys(command).orElse(null));
        commands.revision().addListener(o -> keys.run());
        keys.run();
        return item;
    }
}
