package org.spinoscope.desktop.context;

import org.spinoscope.gpt2.HeadId;

/// What a data object is about.
public sealed interface Subject {

    /// Nothing that could be selected.
    record None() implements Subject {}

    record Head(HeadId head) implements Subject {}

    /// A row of the prompt set, from 0.
    record Prompt(int row) implements Subject {}

    /// A token's text, or a word.
    record Token(String text) implements Subject {}

    /// The key of a mark in a figure, such as a head's name or a prompt's text.
    record Keyed(String key) implements Subject {}
}
