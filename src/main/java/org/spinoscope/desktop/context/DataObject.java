package org.spinoscope.desktop.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.spinoscope.desktop.command.Command;

/// A cell, point, prompt, token or fact that is shown somewhere.
///
/// @param value as it is copied; empty if there is none
/// @param csv the whole that it belongs to (figure, table, list), full precision
/// @param select what a click on it does, where that is more than selecting its subject
/// @param further commands of the view it is shown in
public record DataObject(
        Subject subject, String value, Supplier<String> csv, Optional<Runnable> select, List<Command> further) {

    public DataObject {
        further = List.copyOf(further);
    }

    public static DataObject of(Subject subject, String value, Supplier<String> csv) {
        return new DataObject(subject, value, csv, Optional.empty(), List.of());
    }

    /// The same, selected in its view's way.
    public DataObject selecting(Runnable action) {
        return new DataObject(subject, value, csv, Optional.of(action), further);
    }

    /// The same with one more command of its view.
    public DataObject with(Command command) {
        var all = new ArrayList<>(further);
        all.add(command);
        return new DataObject(subject, value, csv, select, all);
    }
}
