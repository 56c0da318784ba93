package org.spinoscope.desktop;

import javafx.stage.DirectoryChooser;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.command.Commands;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.shell.FileDialogs;
import org.spinoscope.desktop.shell.ModalPane;
import org.spinoscope.desktop.sweeps.SweepStartSheet;
import org.spinoscope.desktop.sweeps.SweepsViewModel;

/// The commands that open and start sweeps; each shows the view of sweeps first.
final class SweepCommands {

    private final Commands commands;
    private final SweepsViewModel sweeps;
    private final ModalPane modalPane;
    private final FileDialogs dialogs;

    SweepCommands(Commands commands, SweepsViewModel sweeps, ModalPane modalPane, FileDialogs dialogs) {
        this.commands = commands;
        this.sweeps = sweeps;
        this.modalPane = modalPane;
        this.dialogs = dialogs;
    }

    void declare() {
        var sheet = new SweepStartSheet(sweeps, modalPane, dialogs);
        add("sweep.open", "Open a sweep…", Icon.OPEN, true, this::open);
        add("sweep.start", "Start a sweep…", Icon.PLAY, false, sheet::show);
    }

    private void add(String id, String name, Icon icon, boolean opensGroup, Runnable action) {
        var command = Command.of(id, "File", name, "", () -> {
                    commands.get("view.sweeps").run();
                    action.run();
                })
                .icon(icon);
        commands.add(opensGroup ? command.newGroup() : command);
    }

    private void open() {
        var chooser = new DirectoryChooser();
        chooser.setTitle("Folder of a sweep");
        dialogs.folder(chooser).ifPresent(sweeps::open);
    }
}
