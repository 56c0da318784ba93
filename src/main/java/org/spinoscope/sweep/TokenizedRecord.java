package org.spinoscope.sweep;

import java.util.Arrays;
import java.util.List;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.spinbath.Reading.AnswerToken;
import org.spinoscope.study.TokenizedPrompts;

/// A pair in a model's tokens, or why it has no row.
final class TokenizedRecord {

    private TokenizedRecord() {}

    /// @throws UserException if the prompt is too long, the answers' tokens are equal, or the choice of answer token
    ///     leaves the pair out
    static PlannedPrompt of(Gpt2 model, long record, PromptPair pair, AnswerToken answer) {
        var tokenized = TokenizedPrompts.of(model, List.of(pair), answer);
        var chosen = tokenized.trials().getFirst();
        var whole = tokenized.whole().getFirst();
        boolean same = answer == AnswerToken.SEQUENCE
                ? Arrays.equals(whole.good(), whole.bad())
                : Arrays.equals(chosen.good(), chosen.bad());
        if (same) {
            throw new UserException("the answers “" + pair.good() + "” and “" + pair.bad()
                    + "” have the same token, so their gap is always 0");
        }
        return new PlannedPrompt(
                record,
                pair.relation(),
                pair.good(),
                pair.bad(),
                chosen.tokens(),
                chosen.good(),
                chosen.bad(),
                whole.good(),
                whole.bad());
    }
}
