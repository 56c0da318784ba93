package org.spinoscope.desktop.spin;

import java.util.List;
import org.spinoscope.dynamics.SpinFrame;

/// What stands around the spin: the directions of both words in the head's frame, whose first axis is the field.
///
/// @param title which head and prompt it is
/// @param fieldLength |N_proj| of the head, the natural strength of the field
/// @param words the good word first; empty before a model is there
/// @param directions unit directions of the words
/// @param notes what is arbitrary about the frame
record SpinStage(String title, double fieldLength, List<String> words, List<double[]> directions, List<String> notes) {

    /// A field and nothing else.
    static final SpinStage EMPTY = new SpinStage("", 1, List.of(), List.of(), List.of());

    static SpinStage of(String title, SpinFrame frame, String good, String bad) {
        return new SpinStage(
                title, frame.field()[0], List.of(good, bad), List.of(frame.good(), frame.bad()), frame.notes());
    }
}
