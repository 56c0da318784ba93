package org.spinoscope.desktop.modes;

import java.util.List;
import org.spinoscope.spinbath.modes.ModeReadout;
import org.spinoscope.spinbath.modes.ModeVectors;
import org.spinoscope.spinbath.modes.ModeWords;

/// Which of a head's two matrices is decomposed.
enum Circuit {
    COUPLING("W_eff", "The coupling W_Q W_Kᵀ/√d_head: which token asks, which answers", "asks", "answers"),
    OUTPUT("W_OV", "The output W_V W_O: what is read, what is written for it", "reads", "writes");

    private final String title;
    private final String help;
    private final String first;
    private final String second;

    Circuit(String title, String help, String first, String second) {
        this.title = title;
        this.help = help;
        this.first = first;
        this.second = second;
    }

    String title() {
        return title;
    }

    String help() {
        return help;
    }

    /// What the left vectors do.
    String first() {
        return first;
    }

    /// What the right vectors do.
    String second() {
        return second;
    }

    ModeVectors vectors(ModeReadout readout) {
        return this == COUPLING ? readout.coupling() : readout.output();
    }

    List<ModeWords> firstWords(ModeReadout readout) {
        return this == COUPLING ? readout.asks() : readout.reads();
    }

    List<ModeWords> secondWords(ModeReadout readout) {
        return this == COUPLING ? readout.answers() : readout.writes();
    }
}
