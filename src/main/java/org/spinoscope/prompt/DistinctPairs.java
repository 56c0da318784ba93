package org.spinoscope.prompt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Collects pairs and refuses a question that is there already. Two pairs ask the same question if prompt and answers
/// agree, whichever answer is called the good one: counted twice, one observation would look like two.
final class DistinctPairs {

    private final List<PromptPair> pairs = new ArrayList<>();
    private final Map<PromptPair.Question, String> places = new HashMap<>();

    /// Adds a pair found at `place` (`pair 3`, `line 12`), a name used only in the message.
    void add(PromptPair pair, String place) {
        var before = places.putIfAbsent(pair.question(), place);
        if (before != null) {
            var same = pairs.contains(pair);
            throw new PromptException(String.format(
                    Locale.ROOT,
                    "The prompt “%s” with %s / %s is there twice%s: %s and %s. Remove one of them.",
                    pair.prompt(),
                    pair.good(),
                    pair.bad(),
                    same ? "" : " (in either order)",
                    before,
                    place));
        }
        pairs.add(pair);
    }

    int size() {
        return pairs.size();
    }

    List<PromptPair> pairs() {
        return List.copyOf(pairs);
    }
}
