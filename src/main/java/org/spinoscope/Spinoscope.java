package org.spinoscope;

import org.spinoscope.cli.CommandLines;

/// Starts the explorer or, with arguments, one of its commands.
public final class Spinoscope {

    private Spinoscope() {}

    public static void main(String[] args) {
        System.exit(CommandLines.run(args));
    }
}
