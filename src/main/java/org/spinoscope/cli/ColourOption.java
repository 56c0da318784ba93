package org.spinoscope.cli;

import org.spinoscope.figure.ColourMaps;
import picocli.CommandLine.Option;

/// `--colours`: the colour maps of a command's figures.
final class ColourOption {

    @Option(
            names = "--colours",
            paramLabel = "k=v,…",
            defaultValue = "",
            description = "Colours of numbers in the figures; what is not named stays standard."
                    + " signed=RdBu | PuOr | grey, amounts=viridis | cividis | grey.")
    private String colours = "";

    /// @throws org.spinoscope.common.UserException if there is no such map
    ColourMaps maps() {
        return ColourMaps.parse(colours);
    }
}
