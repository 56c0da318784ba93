package org.spinoscope.desktop;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableStringValue;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.command.Commands;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.diffusion.DiffusionAnimationDialog;

/// The commands of the diffusion view; they answer while it is in front.
final class DiffusionCommands {

    private final Commands commands;
    private final DiffusionAnimationDialog film;

    DiffusionCommands(Commands commands, DiffusionAnimationDialog film) {
        this.commands = commands;
        this.film = film;
    }

    /// @param view the view in front
    void declare(ObservableStringValue view) {
        commands.add(Command.of("diffusion.film", "Diffusion", "Export animation…", "", film::show)
                .icon(Icon.EXPORT)
                .when(Bindings.createBooleanBinding(() -> "diffusion".equals(view.get()), view)));
    }
}
