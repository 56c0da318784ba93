package org.spinoscope.desktop.results;

import java.util.List;
import org.spinoscope.desktop.state.PromptDraft;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.study.edit.NextTokenPrediction.Piece;
import org.spinoscope.study.edit.NextTokenPrediction;

/// The tokens of what is being written, each field by itself: a prompt has tokens before it has answers.
///
/// @param draft what they are the tokens of
/// @param good those of “ word”, as an answer is asked for; none for an empty field
public record DraftTokens(PromptDraft draft, List<Piece> prompt, List<Piece> good, List<Piece> bad) {

    static DraftTokens of(Gpt2 model, PromptDraft draft) {
        return new DraftTokens(
                draft, pieces(model, draft.prompt()), answer(model, draft.good()), answer(model, draft.bad()));
    }

    private static List<Piece> answer(Gpt2 model, String word) {
        return word.isBlank() ? List.of() : pieces(model, " " + word.strip());
    }

    private static List<Piece> pieces(Gpt2 model, String text) {
        return text.isEmpty()
                ? List.of()
                : NextTokenPrediction.pieces(model, model.tokenizer().encode(text));
    }
}
