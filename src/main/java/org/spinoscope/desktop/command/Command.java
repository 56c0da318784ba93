package org.spinoscope.desktop.command;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;

/// Something the user can ask for by menu, toolbar, palette or keys.
///
/// @param id stable name, under which a changed shortcut is remembered
/// @param menu the menu that holds it
/// @param name what it does, as an imperative
/// @param shortcut default keys in JavaFX's notation (`Shortcut+K`), empty for none
/// @param icon drawn on toolbar buttons
/// @param action runs on the screen's thread
/// @param enabled whether it applies now
public record Command(
        String id,
        String menu,
        String name,
        String shortcut,
        Icon icon,
        Runnable action,
        ObservableBooleanValue enabled) {

    private static final ObservableBooleanValue ALWAYS = Bindings.createBooleanBinding(() -> true);

    /// A command that is always available and has no icon.
    public static Command of(String id, String menu, String name, String shortcut, Runnable action) {
        return new Command(id, menu, name, shortcut, Icon.NONE, action, ALWAYS);
    }

    public Command icon(Icon drawn) {
        return new Command(id, menu, name, shortcut, drawn, action, enabled);
    }

    public Command when(ObservableBooleanValue available) {
        return new Command(id, menu, name, shortcut, icon, action, available);
    }

    /// Runs the action if the command is available now.
    public void run() {
        if (enabled.get()) {
            action.run();
        }
    }
}
