package org.spinoscope.desktop.command;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/// Something the user can ask for by menu, toolbar, palette or keys.
///
/// @param id stable name, under which a changed shortcut is remembered
/// @param menu the menu that holds it
/// @param name what it does, as an imperative
/// @param shortcut default keys in JavaFX's notation (`Shortcut+K`), empty for none
/// @param icon drawn on toolbar buttons
/// @param action runs on the screen's thread
/// @param enabled whether it applies now
/// @param checked whether what it turns on is on now; null for a command that turns nothing on
/// @param opensGroup whether menus draw a line before it
public record Command(
        String id,
        String menu,
        String name,
        String shortcut,
        Icon icon,
        Runnable action,
        ObservableBooleanValue enabled,
        @Nullable ObservableBooleanValue checked,
        boolean opensGroup) {

    /// A command that is always available and has no icon.
    public static Command of(String id, String menu, String name, String shortcut, Runnable action) {
        // A value of its own: what many commands shared would outlive every window and hold its buttons.
        return new Command(id, menu, name, shortcut, Icon.NONE, action, new SimpleBooleanProperty(true), null, false);
    }

    public Command icon(Icon drawn) {
        return new Command(id, menu, name, shortcut, drawn, action, enabled, checked, opensGroup);
    }

    public Command when(ObservableBooleanValue available) {
        return new Command(id, menu, name, shortcut, icon, action, available, checked, opensGroup);
    }

    /// A command that turns something on, and shows whether it is on.
    public Command checked(ObservableBooleanValue on) {
        return new Command(id, menu, name, shortcut, icon, action, enabled, on, opensGroup);
    }

    /// A command before which menus draw a line.
    public Command newGroup() {
        return new Command(id, menu, name, shortcut, icon, action, enabled, checked, true);
    }

    /// Runs the action if the command is available now.
    public void run() {
        if (enabled.get()) {
            action.run();
        }
    }
}
