package org.spinoscope.desktop.prompts;

import org.spinoscope.desktop.state.PromptDraft;

/// A line of the prompt list.
///
/// @param row the draft's row in the book, which is not its place in a list that is searched
record ListedPrompt(int row, PromptDraft draft) {}
