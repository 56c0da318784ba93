package org.spinoscope.desktop;

import javafx.stage.DirectoryChooser;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.sweeps.SweepStartSheet;

/// The commands that open and start sweeps.
final class SweepCommands {

    private final Workbench bench;

    SweepCommands(Workbench bench) {
        this.bench = bench;
    }

    /// @param show shows the view of sweeps
    void declare(Runnable show) {
        var sheet = new SweepStartSheet(bench.sweeps, bench.modalPane, bench.dialogs);
        bench.commands.add(Command.of("sweep.open", "File", "Open a sweep…", "", () -> {
                    show.run();
                    open();
                })
                .icon(Icon.OPEN)
                .newGroup());
        bench.commands.add(Command.of("sweep.start", "File", "Start a sweep…", "", () -> {
                    show.run();
                    sheet.show();
                })
                .icon(Icon.PLAY));
    }

    private void open() {
        var chooser = new DirectoryChooser();
        chooser.setTitle("Folder of a sweep");
        bench.dialogs.folder(chooser).ifPresent(bench.sweeps::open);
    }
}
