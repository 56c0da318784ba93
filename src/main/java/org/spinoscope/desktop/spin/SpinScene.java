package org.spinoscope.desktop.spin;

import java.util.List;
import java.util.Optional;
import org.spinoscope.dynamics.ReferenceDirections;
import org.spinoscope.dynamics.SpinFrame;
import org.spinoscope.figure.Provenance;

/// The surroundings of the spin: both words in the head's frame, whose first axis is the field.
///
/// @param title which head and prompt it is
/// @param frame empty before a model is there
/// @param words unit directions in the frame, the good word first
/// @param origin where head and prompt come from
public record SpinScene(
        String title, Optional<SpinFrame> frame, Optional<ReferenceDirections> words, Provenance origin) {

    /// A field and nothing else.
    public static final SpinScene EMPTY = new SpinScene("", Optional.empty(), Optional.empty(), Provenance.NONE);

    public static SpinScene of(String title, SpinFrame frame, String good, String bad, Provenance origin) {
        return new SpinScene(title, Optional.of(frame), Optional.of(frame.words(good, bad)), origin);
    }

    /// |N_proj| of the head, the natural strength of the field.
    double fieldLength() {
        return frame.map(f -> f.field()[0]).orElse(1.0);
    }

    /// What is arbitrary about the frame.
    List<String> notes() {
        return frame.map(SpinFrame::notes).orElse(List.of());
    }
}
