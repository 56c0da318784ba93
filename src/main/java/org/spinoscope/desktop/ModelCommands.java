package org.spinoscope.desktop;

import org.spinoscope.desktop.command.Commands;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.models.ModelChooser;
import org.spinoscope.desktop.models.ReadingChooser;
import org.spinoscope.desktop.models.VerificationSheet;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.spinbath.Reading;

/// The commands that choose and check the model, and choose the Reading.
final class ModelCommands {

    private final Commands commands;
    private final ModelChooser models;
    private final VerificationSheet verification;
    private final ReadingChooser readings;
    private final Selection selection;

    ModelCommands(
            Commands commands,
            ModelChooser models,
            VerificationSheet verification,
            ReadingChooser readings,
            Selection selection) {
        this.commands = commands;
        this.models = models;
        this.verification = verification;
        this.readings = readings;
        this.selection = selection;
    }

    void declare() {
        add("choose", "Choose the model…", "Shortcut+M", Icon.MODEL, models::show);
        add("folder", "Open a model's folder…", "", Icon.OPEN, models::chooseFolder);
        add("verify", "Check the model…", "", Icon.NONE, verification::show);
        add("reading", "Choose the Reading…", "Shortcut+R", Icon.SETTINGS, readings::show);
        reading("paper", "Reading: as the paper says", Reading.PAPER);
        reading("actual", "Reading: as the head really acts", Reading.ACTUAL);
    }

    private void reading(String id, String name, Reading reading) {
        add("reading." + id, name, "", Icon.NONE, () -> selection.reading(reading));
    }

    private void add(String id, String name, String keys, Icon icon, Runnable action) {
        commands.add("model." + id, "Model", name, keys, icon, action);
    }
}
