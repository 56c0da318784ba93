package org.spinoscope.desktop;

import java.util.List;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.command.Commands;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.shell.MainWindow;
import org.spinoscope.desktop.shell.ViewDescriptor;
import org.spinoscope.desktop.shell.ViewDock;

/// The commands that show and arrange the views.
final class ViewCommands {

    private static final String MENU = "View";

    private final Commands commands;
    private final ViewDock dock;
    private final MainWindow main;

    ViewCommands(Commands commands, ViewDock dock, MainWindow main) {
        this.commands = commands;
        this.dock = dock;
        this.main = main;
    }

    /// @param pages the views, in order; the first nine have number keys
    void declare(List<ViewDescriptor> pages) {
        for (int i = 0; i < pages.size(); i++) {
            var page = pages.get(i);
            commands.add(Command.of(
                            "view." + page.id(),
                            MENU,
                            page.title(),
                            i < 9 ? "Shortcut+" + (i + 1) : "",
                            () -> dock.show(page.id()))
                    .checked(dock.current().isEqualTo(page.id())));
        }
        commands.add(Command.of(
                        "view.split",
                        MENU,
                        "Move the view to the other side",
                        "Shortcut+Back Slash",
                        () -> dock.split(dock.current().get()))
                .icon(Icon.SPLIT)
                .newGroup());
        commands.add(
                "view.tear",
                MENU,
                "Open the view in its own window",
                "",
                Icon.WINDOW,
                () -> dock.tearOff(dock.current().get()));
        commands.add("view.gather", MENU, "Dock all views", "", Icon.HOME, dock::dockAll);
        commands.add(Command.of("view.left", MENU, "Prompts panel", "Shortcut+B", main::toggleLeft)
                .checked(main.leftShown())
                .newGroup());
        commands.add(Command.of("view.right", MENU, "Facts panel", "Shortcut+J", main::toggleRight)
                .checked(main.rightShown()));
    }
}
