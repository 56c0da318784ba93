package org.spinoscope.desktop.phases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.study.TokenizedPrompts;
import org.spinoscope.study.coupling.VocabularyPlane;

/// The whole vocabulary in a head's decision plane.
///
/// @param names texts of the words that win for some direction of the field
record AllWords(PromptPair pair, Reading reading, VocabularyPlane plane, Map<Integer, String> names) {

    /// @throws UserException if the head has no plane for this prompt
    static AllWords of(Gpt2 model, PromptPair pair, HeadId head, Reading reading) {
        var trial = TokenizedPrompts.of(model, List.of(pair), reading.answer())
                .trials()
                .getFirst();
        return switch (VocabularyPlane.of(model, trial, head, reading)) {
            case VocabularyPlane.None(var reason) -> throw new UserException(reason);
            case VocabularyPlane.Drawn(var plane) -> {
                var ids = plane.cones().cones().stream()
                        .mapToInt(cone -> cone.word())
                        .toArray();
                var pieces = model.tokenizer().pieces(ids);
                var names = new HashMap<Integer, String>();
                for (int i = 0; i < ids.length; i++) {
                    names.put(ids[i], pieces.get(i));
                }
                yield new AllWords(pair, reading, plane, Map.copyOf(names));
            }
        };
    }
}
