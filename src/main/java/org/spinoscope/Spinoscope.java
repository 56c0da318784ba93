package org.spinoscope;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.spinoscope.cli.Cli;
import org.spinoscope.desktop.Desktop;

/// Starts the explorer or, with arguments, one of its commands.
public final class Spinoscope {

    private static final String REPORT = "spinoscope-report";

    private Spinoscope() {}

    /// Without arguments, or with prompt files, sessions or checkpoint folders, the explorer opens; anything else is a
    /// command.
    public static void main(String[] args) throws InterruptedException {
        // Libraries that draw or print numbers should use the same digits and decimal mark as our own files.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        if (Arguments.areLost(args)) {
            System.err.println(Arguments.ADVICE);
            System.exit(1);
        }
        var files = Arrays.stream(args).flatMap(Arguments::path).toList();
        boolean explore = !Cli.isCommand(args)
                && files.size() == args.length
                && files.stream().allMatch(Files::exists);
        System.exit(explore ? explore(files) : Cli.run(args));
    }

    private static int explore(List<Path> files) throws InterruptedException {
        try {
            Desktop.open(Desktop.Options.ofThisMachine(files));
            return 0;
        } catch (UnsupportedOperationException noDisplay) {
            System.err.println("There is no display to open a window on (" + noDisplay.getMessage()
                    + "). Writing the study into the folder " + REPORT + " instead.");
            return Cli.run("report", "--out", REPORT);
        }
    }
}
