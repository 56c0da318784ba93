package org.spinoscope.gpt2;

/// How a head's W_O is cut out of c_proj's weight C.
public enum OutputSlice {
    /// The head's rows: what GPT-2 computes.
    ROWS,
    /// The head's columns, transposed: a plausible slip, kept for the reproduction scan alone.
    COLUMNS
}
