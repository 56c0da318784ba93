package org.spinoscope.desktop;

import javafx.beans.value.ObservableStringValue;
import org.spinoscope.desktop.command.Commands;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.help.FirstSteps;
import org.spinoscope.desktop.help.HelpSheet;
import org.spinoscope.desktop.shell.MainWindow;

/// The commands that find and explain things.
final class HelpCommands {

    private final Commands commands;
    private final MainWindow main;
    private final Destinations destinations;
    private final HelpSheet help;

    HelpCommands(Commands commands, MainWindow main, Destinations destinations, HelpSheet help) {
        this.commands = commands;
        this.main = main;
        this.destinations = destinations;
        this.help = help;
    }

    /// @param view the view in front
    void declare(ObservableStringValue view) {
        add(
                "palette",
                "Search commands",
                "Shortcut+K",
                Icon.SEARCH,
                () -> main.palette(commands, destinations::matching));
        add("view", "Explain this view", "F1", Icon.HELP, () -> help.view(view.get()));
        add("guide", "User guide", "Shortcut+F1", Icon.HELP, () -> help.guide(view.get()));
        add("glossary", "Glossary", "Shift+F1", Icon.NONE, () -> help.glossary(view.get()));
        add("shortcuts", "Keyboard shortcuts", "Shortcut+Slash", Icon.NONE, () -> main.shortcuts(commands));
        add("steps", "First steps", "", Icon.NONE, () -> FirstSteps.show(main.hints(), () -> {}));
        add("about", "About and how to cite", "", Icon.NONE, () -> help.about(view.get()));
    }

    private void add(String id, String name, String keys, Icon icon, Runnable action) {
        commands.add("help." + id, "Help", name, keys, icon, action);
    }
}
