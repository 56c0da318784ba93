package org.spinoscope.desktop;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.command.Commands;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.spin.SpinAnimationDialog;
import org.spinoscope.desktop.spin.SpinViewModel;

/// The commands of the spin view; they answer while it is in front.
final class SpinCommands {

    private final Commands commands;
    private final SpinViewModel spin;
    private final SpinAnimationDialog film;

    SpinCommands(Commands commands, SpinViewModel spin, SpinAnimationDialog film) {
        this.commands = commands;
        this.spin = spin;
        this.film = film;
    }

    /// @param view the view in front
    void declare(ObservableStringValue view) {
        var inFront = Bindings.createBooleanBinding(() -> "spin".equals(view.get()), view);
        add("play", "Play or pause", "Space", Icon.PLAY, spin::playOrPause, inFront);
        add("step", "One time step", "Shift+Space", Icon.STEP, spin::step, inFront);
        add("back", "One step back in the run", "Shortcut+Shift+Space", Icon.STEP_BACK, spin::stepBack, inFront);
        add("discard", "Discard the burn-in", "", Icon.CUT, spin::discardBurnIn, inFront);
        add("reset", "Back to the start", "Shortcut+Space", Icon.RESET, spin::restart, inFront);
        add("cloud", "Show or hide the cloud", "", Icon.NONE, this::cloud, inFront);
        add("film", "Export animation…", "", Icon.EXPORT, film::show, inFront);
    }

    private void cloud() {
        spin.cloudShown().set(!spin.cloudShown().get());
    }

    private void add(String id, String name, String keys, Icon icon, Runnable action, ObservableBooleanValue inFront) {
        commands.add(
                Command.of("spin." + id, "Spin", name, keys, action).icon(icon).when(inFront));
    }
}
