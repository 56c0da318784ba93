package org.spinoscope.desktop.state;

import java.util.List;
import java.util.Map;

/// Everything needed to restore a piece of work.
///
/// @param model the requested model: `embedded`, a Hugging Face id, or a folder
/// @param words further words in the decision plane
/// @param view the view in front
/// @param arrangement the views of each side
/// @param settings of the views, by `view.setting`, seeds included
public record Session(
        String model,
        PromptSetDraft prompts,
        SelectionState selectionState,
        List<String> words,
        String view,
        List<List<String>> arrangement,
        Map<String, String> settings) {

    public Session {
        words = List.copyOf(words);
        arrangement = List.copyOf(arrangement);
        settings = Map.copyOf(settings);
    }
}
