package org.spinoscope.desktop.sweeps;

import java.util.List;
import org.spinoscope.sweep.SweepReader;

/// How much of the sweep is there.
///
/// @param read parts that are read
/// @param planned parts of the plan
/// @param busy whether another program is writing them
/// @param complaint about parts that cannot be used; empty if there are none
/// @param relations names, in alphabetical order
/// @param longest tokens of the longest prompt
/// @param readings how many the plan has
record SweepState(
        int read, int planned, boolean busy, String complaint, List<String> relations, int longest, int readings) {

    static final SweepState NONE = new SweepState(0, 0, false, "", List.of(), 0, 1);

    boolean whole() {
        return read == planned;
    }

    static SweepState of(SweepReader reader) {
        var table = reader.table();
        int planned = table.plan().parts().size();
        return new SweepState(
                reader.parts(),
                planned,
                reader.parts() < planned && reader.writtenElsewhere(),
                reader.complaint(),
                table.relations(),
                table.longest(),
                table.plan().readings().size());
    }

    /// Why nothing is shown while no part is written.
    String whyEmpty() {
        return "No part of this sweep is written yet"
                + (busy ? "; another program is writing it" : "")
                + ". Parts appear here as they are written.";
    }
}
