package org.spinoscope.desktop.state;

import org.spinoscope.gpt2.HeadId;
import org.spinoscope.spinbath.Reading;

/// The selection.
///
/// @param row which row of the prompt book
/// @param head which head
/// @param reading what the paper's words mean
/// @param temperature output temperature T
public record SelectionState(int row, HeadId head, Reading reading, double temperature) {

    /// The paper's first prompt and most telling head, read literally, at T = 1.
    public static final SelectionState FIRST = new SelectionState(0, new HeadId(3, 5), Reading.PAPER, 1);
}
