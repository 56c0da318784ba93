package org.spinoscope.sweep;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.spinoscope.gpt2.TokenizedPair;

/// A prompt of the plan in the model's tokens.
///
/// @param record its place in the prompt file
/// @param tokens of the prompt
/// @param good the tokens that represent the good word
/// @param bad the tokens that represent the bad word
/// @param wholeGood all tokens of the good word
/// @param wholeBad all tokens of the bad word
@JsonPropertyOrder({"record", "relation", "goodWord", "badWord", "tokens", "good", "bad", "wholeGood", "wholeBad"})
record PlannedPrompt(
        long record,
        String relation,
        String goodWord,
        String badWord,
        int[] tokens,
        int[] good,
        int[] bad,
        int[] wholeGood,
        int[] wholeBad) {

    TokenizedPair trial() {
        return new TokenizedPair(tokens, good, bad);
    }

    TokenizedPair whole() {
        return new TokenizedPair(tokens, wholeGood, wholeBad);
    }

    int length() {
        return tokens.length;
    }
}
